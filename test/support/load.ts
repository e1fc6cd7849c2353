import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { actorOf } from './senders.ts'
import type { Engine } from './engine.ts'
import { bodyOf } from '../unit/domain/pathway/bodies.ts'
import { loadSite } from '../../store/reference.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import { Random } from '../../scripts/chaos/random.ts'
import { roles, type Role } from '../../domain/codes.ts'
import type { PathwayRule } from '../../domain/pathway/rule.ts'
import type { SiteReference } from '../../domain/reference/reference.ts'
import { whyNot } from '../../domain/pathway/pathway.ts'

export interface LoadOptions {
  readonly seed: number
  readonly pathways: number
  readonly clients: number
  readonly ms: number
  /** It goes on for longer where fewer commands were judged by then. */
  readonly atLeast?: number
}

export interface LoadDone {
  readonly pathways: readonly string[]
  /** How many commands of each name were judged. */
  readonly judged: ReadonlyMap<string, number>
}

const names = Object.keys(pathwayCommands) as PathwayCommandName[] // the keys of a constant
const allRoles = Object.keys(roles) as Role[]

/** Several clients who send whatever the rules allow at the moment, for so long, to pathways of their own making. */
export async function putLoadOn(engine: Engine, options: LoadOptions): Promise<LoadDone> {
  const pathways = await Promise.all(Array.from({ length: options.pathways }, () => engine.refer()))
  const reference = await engine.database.transaction().execute((tx) => loadSite(tx, 'london'))
  if (!reference) throw new Error('there is no London')
  const judged = new Map<string, number>()
  const end = performance.now() + options.ms
  const { atLeast = 0 } = options
  const count = () => [...judged.values()].reduce((sum, one) => sum + one, 0)
  const work = async (client: number) => {
    const random = new Random(options.seed * 1000 + client)
    while (performance.now() < end || count() < atLeast) {
      const name = await sendOne(engine, random, pathways, reference)
      if (name) judged.set(name, (judged.get(name) ?? 0) + 1)
      await pause(random.whole(0, 40))
    }
  }
  await Promise.all(Array.from({ length: options.clients }, (_, client) => work(client)))
  return { pathways, judged }
}

async function sendOne(
  engine: Engine,
  random: Random,
  pathways: readonly string[],
  reference: SiteReference,
): Promise<string | undefined> {
  const pathway = random.of(pathways)
  const row = await engine.database
    .selectFrom('entities')
    .select('state')
    .where('kind', '=', 'pathway')
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()
  const state = row.state as PathwayState // evolve wrote it
  const now = await engine.clock.now()
  const role = random.of(allRoles)
  const agency = reference.holders[role] ?? random.of(Object.keys(reference.agencies))
  const by = actorOf(role, agency)
  const context = { now, receivedAt: now, by, reference }
  const allowed = names.filter((name) => {
    const { who }: PathwayRule = pathwayCommands[name]
    return who !== 'system' && name !== 'reject-referral' && !whyNot(name, state, context)
  })
  const name = random.maybe(allowed)
  if (!name) return undefined
  const body = bodyOf(name, state, { pick: random.whole(0, 100_000), now, by }) as object // a schema of an object made it
  const real = {
    ...('pathwayId' in body ? await another(engine, name, random.of(pathways)) : {}),
    ...(name === 'say-same-person' ? { pathway: random.of(pathways) } : {}),
    ...(name === 'add-victim' ? { victim: randomUUID() } : {}),
    ...(name === 'correct-person' ? await recordFor(engine, pathway, now) : {}),
    ...(name === 'correct-victim' ? await victimFor(engine, pathway, now) : {}),
  }
  await engine.send(pathway, name, role, { ...body, ...real }, { agency })
  return name
}

/** A pathway that there is, and whose it is: what the edge looks up for a command that names another pathway. */
async function another(engine: Engine, name: string, pathwayId: string) {
  const { person, victim } = await engine.database
    .selectFrom('pathways')
    .select(['person', 'victim'])
    .where('id', '=', pathwayId)
    .executeTakeFirstOrThrow()
  return name === 'confirm-same-victim'
    ? { pathwayId, there: [{ letter: 'A', victim }] }
    : { pathwayId, person }
}

/** Another record of a pathway's person, which the edge stores beside a correction. */
async function recordFor(engine: Engine, pathway: string, now: number) {
  const { person } = await engine.database
    .selectFrom('pathways')
    .select('person')
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()
  const record = { id: randomUUID(), person, name: 'Alex Example', aliases: [] }
  await engine.database
    .insertInto('people')
    .values({ id: person, current: record.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await engine.database
    .insertInto('person_records')
    .values({ ...record, recorded_at: new Date(now) })
    .execute()
  return { person: record.id }
}

/** Another record of a pathway's first victim. */
async function victimFor(engine: Engine, pathway: string, now: number) {
  const { victim } = await engine.database
    .selectFrom('pathways')
    .select('victim')
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()
  const record = { id: randomUUID(), victim, name: 'Robin Sample', relationship: 'exPartner' }
  await engine.database
    .insertInto('victims')
    .values({ id: victim, current: record.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await engine.database
    .insertInto('victim_records')
    .values({ ...record, safe_contact: JSON.stringify({ safe: true }), recorded_at: new Date(now) })
    .execute()
  return { known: record.id, of: victim }
}
