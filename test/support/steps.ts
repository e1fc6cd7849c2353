import { randomUUID } from 'node:crypto'
import type { Engine } from './engine.ts'
import type { Role } from '../../domain/codes.ts'

/** Sends a command that must be accepted. */
export async function done(
  engine: Engine,
  pathway: string,
  name: string,
  role: Role,
  body: object = {},
  agency?: string,
) {
  const outcome = await engine.send(pathway, name, role, body, agency ? { agency } : {})
  if (outcome.result !== 'done') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
  return outcome
}

const note = () => randomUUID()

/** A pathway at triage. */
export async function inTriage(engine: Engine, changes: object = {}): Promise<string> {
  const pathway = await engine.refer(changes)
  await done(engine, pathway, 'accept-referral', 'coordinator')
  return pathway
}

/** A pathway in research whose victim was reached and whose agencies, except for probation, have answered. */
export async function waitingOnProbation(engine: Engine): Promise<string> {
  const pathway = await inResearch(engine)
  for (const [role, agency] of [
    ['policeLead', 'metropolitan-police-service'],
    ['victimAdvocate', 'suzy-lamplugh-trust'],
    ['forensicClinician', 'barnet-enfield-haringey-mental-health-trust'],
  ] as const)
    await done(engine, pathway, 'record-return', role, { agency, kind: 'nil' })
  return pathway
}

/** A pathway in research, its agencies asked. */
async function inResearch(engine: Engine, changes: object = {}): Promise<string> {
  const pathway = await inTriage(engine, changes)
  await done(engine, pathway, 'decide-triage', 'policeLead', {
    outcome: 'conference',
    risk: 'medium',
    rationale: note(),
  })
  await done(engine, pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
  await engine.settled('pathway', pathway) // it asks itself to open the research
  return pathway
}

/** A pathway on which everything is done except the closing. */
export async function inClosure(engine: Engine): Promise<string> {
  const pathway = await inTriage(engine)
  await done(engine, pathway, 'decide-triage', 'policeLead', {
    outcome: 'adviceOnly',
    risk: 'standard',
    rationale: note(),
  })
  await done(engine, pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
  await done(engine, pathway, 'record-advice', 'coordinator', { note: note() })
  return pathway
}

/** Closes a pathway that is in closure; gives where it then stands. */
export async function close(engine: Engine, pathway: string): Promise<string> {
  await done(engine, pathway, 'propose-closure', 'coordinator', { reason: note() })
  await done(engine, pathway, 'answer-closure', 'victimAdvocate', { view: 'agree' })
  return (await done(engine, pathway, 'approve-closure', 'chair')).stage
}

/** The types of a pathway's events, in order; only those of one command if it is named. */
export async function eventTypes(
  { database }: Engine,
  entity: string,
  command?: string,
): Promise<string[]> {
  const rows = await database
    .selectFrom('events')
    .select(['type', 'command'])
    .where('entity', '=', entity)
    .orderBy('seq')
    .execute()
  return rows.filter((row) => !command || row.command === command).map(({ type }) => type)
}
