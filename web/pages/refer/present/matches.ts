import { agreements, bands, standings } from '../../../../domain/matching/codes.ts'
import { day } from '../../../words/dates.ts'
import type { DraftMatches } from '../../../../app/drafts/matches.ts'
import { listed } from '../../../../domain/sentence.ts'
import { capitalised, titleIn } from '../../../../domain/titled.ts'

/** Somebody who may be the same person. */
export interface MatchRow {
  readonly sure: string
  readonly certain: boolean
  /** Their pathway; none where it is at a site that is not the reader's. */
  readonly href: string | undefined
  readonly who: string
  /** Tells people of the same name apart. */
  readonly reference: string
  readonly where: string
  readonly standing: string
  readonly agreed: string
}

/** What is told of the possible duplicates of a draft. */
export interface MatchesShown {
  readonly lead: string
  readonly rows: readonly MatchRow[]
}

/** The possible duplicates, in words. */
export function matchesOf({ searched, all, items }: DraftMatches): MatchesShown {
  if (!searched)
    return { lead: 'Enter the person’s name first, so that we can look for matches.', rows: [] }
  return { lead: leadOf(all, items.length), rows: items.map(rowOf) }
}

function leadOf(all: boolean, found: number): string {
  if (found > 0)
    return 'This may be somebody who has been referred already. If it is, and nothing new has happened, you need not refer them again. If you are not sure, send the referral: the coordinator compares both.'
  return all
    ? 'Nobody who is likely to be the same person has been referred.'
    : 'Your agency has no pathway for anybody who is likely to be the same person. The coordinator compares the referral with other agencies’ pathways.'
}

function rowOf({
  band,
  site,
  pathwayId,
  name,
  standing,
  lastReferralAt,
  agreed,
}: DraftMatches['items'][number]): MatchRow {
  const since = lastReferralAt === null ? '' : `, referred on ${day(lastReferralAt)}`
  return {
    sure: band === null ? 'May be known' : titleIn(bands, band),
    certain: band === 'certain',
    href: pathwayId === null ? undefined : `/pathways/${pathwayId}`,
    who: name ?? (pathwayId === null ? 'Somebody' : 'Name not for your role'),
    reference: pathwayId ?? '',
    where: site ?? 'Another site, which hears of the referral',
    standing:
      standing === null ? 'Only the other site can say' : titleIn(standings, standing) + since,
    agreed: agreed.length === 0 ? '' : capitalised(listed(agreements, agreed)),
  }
}
