import type { MeetingForm } from '../policy/meetings.ts'
import { underPolicy } from '../reference/reference.ts'
import type { ConferenceStage } from './codes.ts'
import { formsOf, numbersOf } from './forms.ts'
import {
  type DueMeeting,
  type RhythmSite,
  slotsUntil,
  meetingsAhead,
  margin,
  horizon,
  dayInMs,
} from './rhythm.ts'

/** A meeting that was made by the rhythm, as the site's list of meetings has it. */
export interface MadeMeeting {
  readonly id: string
  readonly form: MeetingForm
  readonly slot: string
  readonly at: number
  readonly stage: ConferenceStage
  /** The number of its last event. */
  readonly version: number
  /** The version of the policy whose numbers it has; absent until it is planned. */
  readonly policyVersion?: number
  /** A person moved it: from then on its date is theirs. */
  readonly movedByHand?: true
  /** The rhythm cancelled it, and no person: its slot can be filled again. */
  readonly cancelledByRhythm?: true
}

/** What brings the meetings that exist to those that should exist. */
export type RhythmChange =
  /** `again` counts the meetings of the slot that the rhythm itself cancelled; `id` is that of one whose plan was refused. */
  | {
      readonly change: 'plan'
      readonly meeting: DueMeeting
      readonly again: number
      readonly id?: string
    }
  | { readonly change: 'move'; readonly id: string; readonly at: number }
  | {
      readonly change: 'follow'
      readonly id: string
      readonly form: MeetingForm
      readonly at: number
    }
  | { readonly change: 'cancel'; readonly id: string }

/**
 * What a rhythm that began, went on or changed asks for. Only meetings whose agenda is not circulated are moved or
 * cancelled, and none that has met. One that a person moved or cancelled stays so, and its slot is not filled again. A
 * meeting whose numbers a newer policy changed follows that. A plan that was refused is asked for again, under the id that
 * it had.
 */
export function rhythmChanges(
  site: RhythmSite,
  made: readonly MadeMeeting[],
  now: number,
): RhythmChange[] {
  const holds = site.policy.meetings ? formsOf(site.policy) : []
  const wanted = new Map(
    holds
      .flatMap((form) => slotsUntil(site, form, now, furthest(site, form, made, now)))
      .map((meeting) => [keyOf(meeting), meeting]),
  )
  const changes = made
    .filter(free(now))
    .flatMap((meeting) => changeOf(site, meeting, now, wanted.get(keyOf(meeting))))
  const taken = new Set(made.filter(takesSlot).map(keyOf))
  const again = (key: string) =>
    made.filter((meeting) => meeting.cancelledByRhythm && keyOf(meeting) === key).length
  const plans = (site.policy.meetings ? meetingsAhead(site, now) : [])
    .filter((meeting) => !taken.has(keyOf(meeting)))
    .map((meeting): RhythmChange => {
      const key = keyOf(meeting)
      const refused = made.find((one) => one.stage === 'unplanned' && keyOf(one) === key)
      return {
        change: 'plan',
        meeting,
        again: again(key),
        ...(refused ? { id: refused.id } : {}),
      }
    })
  return [...changes, ...plans]
}
function changeOf(
  site: RhythmSite,
  made: MadeMeeting,
  now: number,
  wanted?: DueMeeting,
): RhythmChange[] {
  const { id, form, at } = made
  if (!wanted) return [{ change: 'cancel', id }]
  if (wanted.unsure || wanted.at <= now) return [] // nobody can come in time, and nobody is kept away
  if (hasOtherNumbers(site, made)) return [{ change: 'follow', id, form, at: wanted.at }]
  return wanted.at === at ? [] : [{ change: 'move', id, at: wanted.at }]
}

/** Whether the newest policy gives a meeting other numbers than those that it was planned with. */
function hasOtherNumbers(site: RhythmSite, { form, policyVersion }: MadeMeeting): boolean {
  if (policyVersion === undefined || policyVersion >= site.policyVersion) return false
  const own = underPolicy(site, policyVersion)
  return own !== undefined && numbersOf(own.policy, form) !== numbersOf(site.policy, form)
}

/** The later of that and the last meeting that is made already: up to there it is known whether one is wanted. */
const furthest = (
  site: RhythmSite,
  form: MeetingForm,
  made: readonly MadeMeeting[],
  now: number,
): number =>
  made
    .filter((meeting) => meeting.form === form)
    .reduce((latest, { at }) => Math.max(latest, at), horizon(site, form, now)) +
  margin * dayInMs
const keyOf = ({ form, slot }: Pick<DueMeeting, 'form' | 'slot'>): string => `${form}/${slot}`

/** One that was never planned, for its plan was refused, or that the rhythm cancelled, leaves its slot open. */
const takesSlot = ({ stage, cancelledByRhythm }: MadeMeeting): boolean =>
  stage !== 'unplanned' && !cancelledByRhythm

const free =
  (now: number) =>
  ({ stage, at, movedByHand }: MadeMeeting): boolean =>
    (stage === 'planned' || stage === 'listClosed') && !movedByHand && at > now
