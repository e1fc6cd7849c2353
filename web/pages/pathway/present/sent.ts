import { capitalised } from '../../../../domain/titled.ts'
import { type Agencies, partyIn } from './names.ts'
import { moment } from '../../../words/dates.ts'
import type { Mood } from '../../../parts.ts'
import { noticeOutcomes } from '../../../../app/views/codes.ts'
import type { noticeOut } from '../../../../app/views/lists/notices.ts'
import { rungText } from '../../../../domain/rung-words.ts'
import type { z } from 'zod'

/** A message that went out about a pathway: what, to whom, and why. */
export interface SentShown {
  readonly title: string
  readonly to: string
  readonly outcome: string
  readonly mood: Mood
  readonly when: string
  readonly says: string
  readonly because: string
  /** How often its link was used, and the message by which it can be ended; for those who may. */
  readonly links: { readonly opened: string; readonly message: string } | undefined
}

const moods: Readonly<Record<string, Mood>> = { failed: 'late', queued: 'soon', sent: 'good' }

/** What was sent about a pathway, in words. */
export const sentOf = (
  notices: readonly z.output<typeof noticeOut>[],
  agencies: Agencies,
  mayEnd: boolean,
): SentShown[] =>
  notices.map(({ title, what, rung, urgent, outcome, queuedAt, sentAt, because, ...to }) => ({
    title: capitalised(title) + (urgent ? ', urgent' : ''),
    to: partyIn(agencies, to),
    outcome: noticeOutcomes[outcome].title,
    mood: moods[outcome] ?? 'quiet',
    when: moment(sentAt ?? queuedAt),
    says: rungText(what, rung),
    because: becauseOf(because),
    links: mayEnd ? linksOf(to) : undefined,
  }))

function linksOf({
  links: { usable, opened },
  messageId,
}: Pick<z.output<typeof noticeOut>, 'links' | 'messageId'>): SentShown['links'] {
  if (usable === 0 || messageId === null) return undefined
  const times = opened === 0 ? 'Nobody has used its link.' : `Its link was used ${timesOf(opened)}.`
  return { opened: times, message: messageId }
}

const timesOf = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`

/** The clock that the message is about, and where that comes from. */
function becauseOf({ due, source }: z.output<typeof noticeOut>['because']): string {
  const until = due === null ? '' : `It is due on ${moment(due)}. `
  return until + (source === null ? '' : `Its clock: ${source}`)
}
