import { lower } from '../../../../domain/sentence.ts'
import { dueInWords, moment, within } from '../../../words/dates.ts'
import { foreseenKinds } from '../../../../app/views/codes.ts'
import { partyIn } from '../../pathway/present/names.ts'
import type { SentDraft } from '../../../../app/drafts/sent.ts'
import { capitalised, titleIn } from '../../../../domain/titled.ts'

/** What follows a referral that was sent. */
export interface SentShown {
  readonly heading: string
  /** The pathway's reference; only its sender is told. */
  readonly reference: string | undefined
  readonly state: 'done' | 'waiting' | 'notDone' | 'byOther'
  readonly steps: readonly Step[]
  /** What comes first by the site's policy, for somebody who does not see what others owe. */
  readonly usual: readonly string[]
  /** What happens if nobody acts. */
  readonly ahead: readonly string[]
}

/** Something that somebody does next. */
interface Step {
  readonly what: string
  readonly who: string
  readonly when: string
  readonly soon: string
}

const headings = {
  done: 'Referral sent',
  waiting: 'Referral received',
  notDone: 'The referral could not be opened',
  byOther: 'This referral has been sent',
} as const

const mostAhead = 5

/** What became of a draft, and what happens next and when. */
export function sentOf({ command, next }: SentDraft, now: number): SentShown {
  const state = stateOf(command?.outcome)
  const { owed = [], ahead = [], agencies = new Map<string, string>() } = next ?? {}
  const inOrder = [...owed].sort((a, b) => Date.parse(a.due) - Date.parse(b.due))
  return {
    heading: headings[state],
    reference: command?.pathwayId,
    state,
    steps: inOrder.map((one) => ({
      what: capitalised(one.title),
      who: partyIn(agencies, one),
      when: moment(one.due),
      soon: dueInWords(one.due, now),
    })),
    usual: next ? usualSteps(next.within) : [],
    ahead: ahead
      .slice(0, mostAhead)
      .map(({ at, what, title }) => `${capitalised(moment(at))}: ${foreseenText(what, title)}`),
  }
}

const usualSteps = ({
  acknowledge,
  contact,
  urgentContact,
}: NonNullable<SentDraft['next']>['within']): string[] => [
  `The coordinator of the site accepts the referral, sends it back for more information or rejects it, ${within(acknowledge)}.`,
  `The victims’ advocate contacts the victim in the way that you said is safe, ${within(contact)}. If the referral is urgent, ${within(urgentContact)}.`,
]

const foreseenText = (what: string, title: string | null): string =>
  what === 'reminder'
    ? `a reminder${title === null ? '' : ` about ${title}`} goes out`
    : lower(titleIn(foreseenKinds, what))

function stateOf(outcome: string | undefined): SentShown['state'] {
  if (outcome === undefined) return 'byOther'
  if (outcome === 'done' || outcome === 'waiting') return outcome
  return 'notDone'
}
