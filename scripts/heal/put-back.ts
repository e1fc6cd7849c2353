import type { AnyEvent, EntitySpec } from '../../activities/entities.ts'
import type { EntityKind, Message } from '../../domain/entity/decider.ts'
import { entityToMend, makeEntity, pathwayToMend, storedFrom } from '../../store/put-back.ts'
import { appendEvents, saveEntity, type Tx } from '../../store/turns.ts'
import type { EventEnvelope } from '../../domain/entity/turn.ts'
import { isSame, type Remembered, type RememberedEvent } from './remembered.ts'
import { type Origin, queueNotices } from '../../store/consequences.ts'
import type { PathwayFacts } from '../../domain/pathway/events.ts'

/** What putting back needs of the world. */
export interface MendPorts {
  readonly namespace: string
  readonly mailDomain: string
  readonly real: () => number
}

/** A message that followed from an event which was put back, with where it came from. */
export interface Following {
  readonly origin: Origin
  readonly message: Message & { readonly seq: number; readonly index: number }
}

/** What was done about one entity. */
export interface Mended {
  /** How many events were put back. */
  readonly events: number
  /** How many are remembered but cannot be put back: one before them is missing, or something else was decided since. */
  readonly lost: number
  readonly following: readonly Following[]
}

const nothing: Mended = { events: 0, lost: 0, following: [] }

/**
 * Puts back into an entity what its histories remember beyond its row: events, state, read models and notices. Nothing is
 * decided: each event is evolved as it was. Gives the messages that followed, to be sent once every inbox knows what it had.
 */
export async function putBack<State extends object, Event extends AnyEvent, Reference>(
  ports: MendPorts,
  spec: EntitySpec<State, Event, Reference>,
  tx: Tx,
  { kind, id }: { readonly kind: EntityKind; readonly id: string },
  { events, abandoned }: Remembered,
): Promise<Mended> {
  const [first] = events
  if (!first) return nothing
  const initial = { state: spec.decider.initial(id), at: first.at }
  const known = await entityToMend(tx, kind, id)
  const row = known ?? { ...initial, seq: 0 }
  const wentOn = !(await agrees(tx, kind, id, events, row.seq))
  const beyond = events.filter(({ seq }) => seq > row.seq)
  if (wentOn) return { ...nothing, lost: beyond.length + abandoned.length }
  const fitting = beyond.filter(({ seq }, n) => seq === row.seq + n + 1)
  const lost = beyond.length - fitting.length + abandoned.length
  const last = fitting.at(-1)
  if (!last) return { ...nothing, lost }
  if (!known) await makeEntity(tx, kind, id, initial)
  if (kind === 'pathway') await withRow(tx, id, fitting)

  const envelopes = fitting.map((one) => envelopeOf<Event>(one))
  const states: State[] = []
  let state = row.state as State // written by evolve and by nobody else
  for (const { event } of envelopes) states.push((state = spec.decider.evolve(state, event)))
  const at = Math.max(row.at, last.at)
  const reference = await spec.load(tx, id, state, [], at)
  if (reference === undefined) return { ...nothing, lost: lost + fitting.length }
  const alarmAt = spec.decider.nextAlarm(state, reference)?.at
  const { ended } = spec.decider.position(state, reference)
  await appendEvents(tx, kind, id, envelopes)
  await saveEntity(tx, { kind, id, seq: last.seq, state, at, alarmAt, ended, trouble: null })
  const turn = {
    ...{ state, seq: last.seq, events: envelopes, outcomes: [], notices: [], messages: [] },
    ...{ faults: [], more: false, ...(alarmAt === undefined ? {} : { alarmAt }) },
  }
  const real = ports.real()
  await spec.project(tx, id, turn, reference, { mailDomain: ports.mailDomain, real })

  const following: Following[] = []
  const { namespace } = ports
  for (const [n, { seq, at: when, event }] of envelopes.entries()) {
    const origin = { namespace, kind, id, site: spec.site(reference, state), at: when, real }
    const after = states[n] as State // one for each
    const told = spec.decider
      .tell(after, event, { now: when, reference })
      .map((one, index) => ({ ...one, seq, index }))
    const notices = told.filter((one) => one.kind === 'notice')
    const handed = await queueNotices(tx, origin, notices)
    const messages = [...handed, ...told.filter((one) => one.kind === 'command')]
    following.push(...messages.map((message) => ({ origin, message })))
  }
  return { events: fitting.length, lost, following }
}

/** Whether what the row has is what the histories remember, as far as both know it. */
async function agrees(
  tx: Tx,
  kind: EntityKind,
  id: string,
  events: readonly RememberedEvent[],
  last: number,
): Promise<boolean> {
  const stored = await storedFrom(tx, kind, id, events[0]?.seq ?? 0)
  const known = new Map(stored.map((one) => [one.seq, one]))
  return events.filter(({ seq }) => seq <= last).every((one) => isSame(known.get(one.seq), one))
}

/** A pathway whose referral is among what is put back has no row in the lists either. */
async function withRow(tx: Tx, id: string, events: readonly RememberedEvent[]): Promise<void> {
  const referral = events.find(({ seq, type }) => seq === 1 && type === 'referral-received')
  if (referral) await pathwayToMend(tx, id, referral.data as PathwayFacts['referral-received']) // of its type
}

const envelopeOf = <Event extends AnyEvent>({
  seq,
  at,
  by,
  command,
  type,
  data,
}: RememberedEvent): EventEnvelope<Event> => ({
  seq,
  at,
  by: { id: by.id, agency: by.agency ?? '', ...(by.role ? { role: by.role } : {}) },
  ...(command === undefined ? {} : { command }),
  event: { type, data } as Event, // the histories' own copy of one
})
