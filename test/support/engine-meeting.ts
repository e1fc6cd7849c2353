import { randomUUID } from 'node:crypto'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import type { Engine } from './engine.ts'
import type { MovableClock } from './clock.ts'
import type { Role } from '../../domain/codes.ts'
import { until } from './until.ts'

/** The seats of London that make a quorum, and the referrer's. */
export const seats = [
  { agency: 'metropolitan-police-service', role: 'chair' },
  { agency: 'metropolitan-police-service', role: 'policeLead' },
  { agency: 'suzy-lamplugh-trust', role: 'victimAdvocate' },
  { agency: 'barnet-enfield-haringey-mental-health-trust', role: 'forensicClinician' },
  { agency: 'national-probation-service-london', role: 'probation' },
] as const

/** Sends a command to a meeting that must be accepted. */
export async function meets(
  engine: Engine,
  id: string,
  name: string,
  role: Role,
  body: object = {},
): Promise<void> {
  const outcome = await engine.send(id, name, role, body, { kind: 'conference' })
  if (outcome.result !== 'done') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
}

/** Plans a stalking panel on a day at ten by London's clocks, and gives its id. */
export async function planMeeting(engine: Engine, date: string): Promise<string> {
  const id = `cf${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const at = new Date(atCivil(date, '10:00', ukZone)).toISOString()
  const reason = randomUUID()
  const body = { site: 'london', form: 'stalkingPanel', at, emergency: false, reason }
  await meets(engine, id, 'plan-conference', 'coordinator', body)
  return id
}

/** Where a meeting stands, as the lists have it. */
export const meetingRow = async ({ database }: Engine, id: string) =>
  database
    .selectFrom('conferences')
    .select(['stage', 'at', 'list_closes_at', 'listed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** The items of a meeting, in the order in which they were listed. */
export const itemsOf = async ({ database }: Engine, id: string) =>
  database
    .selectFrom('conference_items')
    .select(['item', 'pathway', 'status', 'decision', 'moved_to'])
    .where('conference', '=', id)
    .orderBy('item')
    .execute()

/** Lets a meeting's list close, circulates its agenda, opens its session on the day, with a quorum that has accepted the statement. */
export async function sit(engine: Engine, clock: MovableClock, id: string): Promise<void> {
  const { at, list_closes_at: closes, stage } = await meetingRow(engine, id)
  if (stage === 'planned') {
    clock.moveTo(closes + 60_000)
    await engine.attendant.wake('conference', id)
    await until(async () => (await meetingRow(engine, id)).stage === 'listClosed')
  }
  await meets(engine, id, 'circulate', 'coordinator')
  clock.moveTo(at + 60_000)
  await meets(engine, id, 'open-session', 'chair')
  for (const seat of seats)
    await meets(engine, id, 'record-attendance', 'coordinator', { ...seat, how: 'present' })
  for (const seat of seats) await meets(engine, id, 'accept-confidentiality', 'coordinator', seat)
}

/** Presents an item and decides about it. */
export async function decideAt(
  engine: Engine,
  id: string,
  item: string,
  decided: object = {},
): Promise<void> {
  await meets(engine, id, 'present-item', 'chair', { item, ...seats[1], briefed: false })
  await meets(engine, id, 'decide-item', 'chair', {
    item,
    decision: 'intervene',
    risk: 'high',
    rationale: randomUUID(),
    dissent: [],
    actions: [],
    because: 'other',
    ...decided,
  })
}
