import { sitesNow } from './reading.ts'
import type { Actor } from '../../../../domain/entity/decider.ts'
import { bodyOf as pathwayBody } from '../pathway/bodies.ts'
import { bodyOf as meetingBody, meetings } from '../conference/bodies.ts'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../../../domain/conference/commands/index.ts'
import { hour, people, workingAt } from '../pathway/world.ts'
import { listedItems } from '../../../../domain/conference/state.ts'
import { whyNot as notAtMeeting } from '../../../../domain/conference/conference.ts'
import {
  pathwayCommands,
  type PathwayCommandName,
} from '../../../../domain/pathway/commands/index.ts'
import type { Doing } from './sent.ts'
import type { World } from './world.ts'
import { reference } from './sites.ts'
import { step as atMeeting } from '../conference/story.ts'
import { wait } from './time.ts'
import { whyNot } from '../../../../domain/pathway/pathway.ts'

/** What comes of an intent, as far as it is numbers. */
export interface Numbers {
  readonly which: number
  readonly roll: number
  readonly pick: number
}

export const pathways = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const
const actors: readonly Actor[] = Object.values(people)

/** What bears on the lists: what owes a conference, and what takes a pathway off. The more often named, the likelier. */
const onPathway: readonly PathwayCommandName[] = [
  'report-incident',
  'raise-urgent-risk',
  'record-conference',
  'list-for-conference',
  'list-for-conference',
  'record-victim-contact',
  'record-victim-contact',
  'decide-triage',
  'offer-transfer',
  'offer-transfer',
  'accept-transfer',
  'record-death',
  'link-referral',
  'link-referral',
  'add-victim',
  'add-victim',
  'end-strand',
  'end-action',
  ...Array.from({ length: 5 }, () => 'exclude-agency' as const),
  'name-representative',
  'restrict-to',
  'lift-exclusion',
  'lift-restriction',
]
const often: readonly ConferenceCommandName[] = [
  'present-item',
  'decide-item',
  'decide-item',
  'defer-item',
  'transfer-item',
  'review-action',
  'plan-conference',
]
const atMeetings = (Object.keys(conferenceCommands) as ConferenceCommandName[]) // the registry's own keys
  .filter((name) => conferenceCommands[name].who !== 'system')
  .concat(often)

/** Somebody does something about a pathway that they may do. */
export function goOn(world: World, { which, roll, pick }: Numbers): void {
  const id = choose(pathways, which)
  const { transfer, link } = world.pathway(id).state
  const next = (transfer && 'accept-transfer') ?? (link && 'unlink-referral')
  const name = next && roll % 2 === 0 ? next : choose(onPathway, roll)
  const doing = aboutPathway(world, id, name, pick)
  if (doing) world.does('pathway', id, doing)
}

/** A command by somebody who may send it; none where nobody may. */
function aboutPathway(
  world: World,
  id: string,
  name: PathwayCommandName,
  pick: number,
): Doing | undefined {
  const { state } = world.pathway(id)
  const { now } = world
  const context = { now, receivedAt: now, reference: sitesNow(world) }
  const may = actors
    .map((by) => workingAt(state, by))
    .filter((by) => !by.system && !whyNot(name, state, { ...context, by }))
  if (may.length === 0) return undefined
  const by = choose(may, pick)
  if (name !== 'list-for-conference')
    return { name, body: pathwayBody(name, state, { pick, now, by }), by }
  const named = pick % 3 === 0 ? {} : { conference: choose(known(world), pick) }
  return { name, body: pathwayCommands[name].body.parse({ ...named, reason: 'w-reason' }), by }
}

/** Somebody does something at a meeting that they may do. */
export function meet(world: World, { which, roll, pick }: Numbers): void {
  const id = choose(known(world), which)
  const name = choose(atMeetings, roll)
  const doing = aboutMeeting(world, id, name, pick)
  if (doing && (name !== 'cancel-conference' || roll % 3 === 0)) world.does('conference', id, doing)
}

function aboutMeeting(
  world: World,
  id: string,
  name: ConferenceCommandName,
  pick: number,
): Doing | undefined {
  const { state } = world.conference(id)
  const { now } = world
  const context = { now, receivedAt: now, reference }
  const may = actors.filter((by) => !by.system && !notAtMeeting(name, state, { ...context, by }))
  if (may.length === 0) return undefined
  const by = choose(may, pick)
  const adjourned = known(world).filter((one) => world.conference(one).state.stage === 'adjourned')
  return { name, body: meetingBody(name, state, { pick, now, by, adjourned }), by }
}

/** At its meeting and at the pathway something happens in the same moment, so that what they say crosses. */
export function cross(world: World, { which, roll, pick }: Numbers): void {
  const on = pathways.filter((id) => world.pathway(id).state.listing)
  const id = on[which % (on.length || 1)]
  const conference = id && world.pathway(id).state.listing?.conference
  if (!id || !conference) return
  const { state } = world.conference(conference)
  const there = listedItems(state).find(({ pathway }) => pathway === id)
  if (!there) return
  const { id: item, referrer } = there
  const atTable =
    state.stage === 'inSession'
      ? atMeeting(choose(['decide-item', 'decide-item', 'defer-item'], roll), { item })
      : aboutMeeting(world, conference, choose(before, roll), pick)
  const offered = world.pathway(id).state.transfer !== undefined && roll % 3 > 0
  const here = aboutPathway(world, id, offered ? 'accept-transfer' : choose(leaving, pick), roll)
  if (!here || !atTable) return
  if (state.stage === 'inSession')
    world.does('conference', conference, atMeeting('present-item', { item, ...referrer }))
  const both = [
    { kind: 'conference' as const, id: conference, doing: atTable },
    { kind: 'pathway' as const, id, doing: here },
  ]
  world.atOnce(...(roll % 2 === 0 ? both : both.reverse()))
}
const before = ['defer-item', 'transfer-item', 'cancel-conference', 'move-conference'] as const
const leaving = [
  'record-conference',
  'record-conference',
  'report-incident',
  'record-death',
  'accept-transfer',
  'list-for-conference',
] as const

/** The meetings of the beginning, and those that pathways have made. */
const known = (world: World): string[] => [...new Set([...meetings, ...world.conferences.keys()])]

/** A session: everybody comes and accepts, and so many items are heard as a number says. The rest is still to be heard. */
export function sit(world: World, { which, roll, pick }: Numbers): void {
  const soon = known(world).filter((id) =>
    ['planned', 'listClosed', 'circulated'].includes(world.conference(id).state.stage),
  )
  const id = soon[which % (soon.length || 1)]
  const meeting = id === undefined ? undefined : world.conference(id).state.meeting
  if (id === undefined || !meeting) return
  wait(world, Math.max(world.now, meeting.at), false)
  const does = (name: ConferenceCommandName, body: Readonly<Record<string, unknown>> = {}) => {
    const { body: parsed, by } = atMeeting(name, body)
    world.does('conference', id, { name, body: parsed, by })
  }
  does('extend-conference', { capacity: 20 })
  does('circulate')
  does('open-session')
  const { invited } = world.conference(id).state
  for (const seat of invited) does('record-attendance', { ...seat, how: 'present' })
  for (const seat of invited) does('accept-confidentiality', { ...seat })
  for (const [n, item] of listedItems(world.conference(id).state).entries()) {
    if ((roll >> n) % 4 === 0) continue
    does('present-item', { item: item.id, ...item.referrer })
    const decision = choose(['intervene', 'intervene', 'adviceOnly', 'close', 'defer'], pick >> n)
    const to = decision === 'defer' && pick % 2 === 0 ? { to: choose(meetings, roll >> n) } : {}
    const action = { ...item.referrer, what: 'w-what' }
    const dueOn = new Date(world.now + 5 * 24 * hour).toISOString().slice(0, 10)
    const actions = decision === 'intervene' ? [{ ...action, dueOn }] : []
    does('decide-item', { item: item.id, decision, ...to, actions })
  }
  for (const { pathway, action } of world.conference(id).state.actions)
    does('review-action', {
      pathway,
      action,
      outcome: choose(['done', 'carried', 'notDone'], pick),
    })
  does('close-session')
}

/** The one of a list at which a number points. */
function choose<T>(list: readonly T[], number: number): T {
  const one = list[number % list.length]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}
