import type { DueMeeting, RhythmSite } from './rhythm.ts'
import type { MadeMeeting, RhythmChange } from './rhythm-changes.ts'
import type { MeetingForm } from '../policy/meetings.ts'
import type { DerivedIds, IdParts } from '../names.ts'
import { rulesOf } from './forms.ts'
import { tableVersion } from '../reference/reference.ts'

/** A command from a site's rhythm to one of its meetings, with what is stored together with it. */
export interface RhythmCommand {
  readonly id: string
  readonly meeting: string
  readonly name: 'plan-conference' | 'move-conference' | 'follow-policy' | 'cancel-conference'
  readonly body: object
  /** What is known of a meeting that this command makes. */
  readonly plans?: Pick<DueMeeting, 'form' | 'slot' | 'at'>
  /** The place that the policy gives for a form, if any: its id for the body, and its words. */
  readonly place?: { readonly id: string; readonly text: string }
}

/** The ids of a rhythm: those of commands are derived, those of new meetings are random, and kept by their slots. */
export interface RhythmIds extends DerivedIds {
  readonly meeting: (slot: string) => string
}

/** The key of the slot of each meeting that is to be made, by which its id is kept. It stays inside. */
export const newSlots = (
  site: Pick<RhythmSite, 'site'>,
  changes: readonly RhythmChange[],
): { readonly key: string; readonly at: number }[] =>
  changes.flatMap((change) =>
    change.change === 'plan' && change.id === undefined
      ? [{ key: slotKey(site, change), at: change.meeting.at }]
      : [],
  )

const slotKey = ({ site }: Pick<RhythmSite, 'site'>, { meeting, again }: Plan): string =>
  ['rhythm', site, meeting.form, meeting.slot, again].join(':')

/**
 * The commands by which the changes of a rhythm are asked for. Their ids follow from what they ask, so that any number of
 * rounds ask for each change once.
 */
export const rhythmCommands = (
  site: RhythmSite,
  changes: readonly RhythmChange[],
  made: readonly MadeMeeting[],
  ids: RhythmIds,
): RhythmCommand[] =>
  changes.map((change) =>
    change.change === 'plan'
      ? planCommand(site, change, ids)
      : changeCommand(site, change, made, ids),
  )

/** Under which policy and which table of holidays something is asked. */
const under = (site: RhythmSite): IdParts => [site.policyVersion, tableVersion(site)]

type Plan = Extract<RhythmChange, { change: 'plan' }>

function planCommand(reference: RhythmSite, plan: Plan, ids: RhythmIds): RhythmCommand {
  const { site } = reference
  const { form, slot, at } = plan.meeting
  const meeting = plan.id ?? ids.meeting(slotKey(reference, plan))
  const { body, ...beside } = placeOf(reference, form, meeting, ids)
  return {
    id: ids.id('rhythm', meeting, 'plan', ...under(reference)),
    meeting,
    name: 'plan-conference',
    body: { site, form, at: iso(at), slot, emergency: false, ...body },
    plans: { form, slot, at },
    ...beside,
  }
}

function changeCommand(
  site: RhythmSite,
  change: Exclude<RhythmChange, Plan>,
  made: readonly MadeMeeting[],
  ids: RhythmIds,
): RhythmCommand {
  const meeting = change.id
  // How far the meeting had come: the same may be asked of it again once it has gone on.
  const version = made.find(({ id }) => id === meeting)?.version ?? 0
  const id = (...of: IdParts) =>
    ids.id('rhythm', meeting, change.change, version, ...of, ...under(site))
  if (change.change === 'cancel') return { id: id(), meeting, name: 'cancel-conference', body: {} }
  const at = iso(change.at)
  if (change.change === 'move')
    return { id: id(at), meeting, name: 'move-conference', body: { at } }
  const { body, ...beside } = placeOf(site, change.form, meeting, ids)
  return {
    id: id(at),
    meeting,
    name: 'follow-policy',
    body: { version: site.policyVersion, at, ...body },
    ...beside,
  }
}

const iso = (at: number): string => new Date(at).toISOString()

/** The place that the policy gives for a form, if any: its id for the body, and its words. */
function placeOf({ policy }: RhythmSite, form: MeetingForm, meeting: string, ids: DerivedIds) {
  const text = rulesOf(policy, form).place?.text
  if (text === undefined) return { body: {} }
  const place = { id: ids.id(meeting, 'place', text), text }
  return { body: { place: place.id }, place }
}
