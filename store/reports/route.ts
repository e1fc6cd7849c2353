import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/entity/decider.ts'
import type { Database } from '../database.ts'
import { derivedId } from '../values.ts'
import { findMatches, type Match } from '../reads/matches.ts'
import { keepWordsOf } from '../records.ts'
import type { MessageInput } from '../../domain/entity/messages.ts'
import { leaveUnmatched, remindOfReports } from './waiting.ts'
import { putInInbox } from '../inbox.ts'
import { type Reported, saidIn, sealedReports } from './kept.ts'
import { sql } from 'kysely'
import { within } from '../reach.ts'
import type { Tx } from '../turns.ts'

/** When and where reports are taken on. */
export interface Routing {
  readonly namespace: string
  readonly now: number
  readonly real: number
}

/** A pathway that was told of a report, and should have a turn. */
export interface Told {
  readonly id: string
  readonly site: string
}

/** Open pathways of the same person, so many of which are told. */
const mostTold = 5

/**
 * Looks for whom a report is about and takes it on: to the open pathways of the one person who is certainly or likely meant,
 * or to those who look at reports about nobody known. It is done once, whoever asks for it, and however often.
 */
export async function routeReport(
  database: Database,
  id: string,
  routing: Routing,
): Promise<readonly Told[]> {
  return within(database, { works: 'engine' }, async (tx) => {
    const report = await takeReceived(tx, id)
    if (!report) return []
    const said = (await saidIn(tx, [report])).get(id)
    if (!said) return []
    const { name, dateOfBirth } = said
    const found = await findMatches(tx, { name, aliases: [], dateOfBirth }, 'system')
    const meant = onePerson(found)
    const open = meant.filter(({ standing }) => standing === 'open' || standing === 'watched')
    if (open.length === 0) {
      // Where the one who is meant was known before, the site that knew them looks at it.
      const heldBy = meant[0]?.site ?? report.site
      await leaveUnmatched(tx, { ...report, heldBy, perhaps: pathwaysIn(found) }, routing)
      return []
    }
    return tellPathways(tx, { ...report, said }, open.slice(0, mostTold), routing)
  })
}

const takeReceived = (tx: Tx, id: string) =>
  sealedReports(tx)
    .select(['site', 'urgent', 'actor', 'received_at as receivedAt'])
    .where('reports.id', '=', id)
    .where('state', '=', 'received')
    .forUpdate('reports')
    .executeTakeFirst()

/** The pathways of the one person who is meant, latest referral first; none where it could be several, or nobody. */
function onePerson(found: readonly Match[]): readonly Match[] {
  for (const band of ['certain', 'likely'] as const) {
    const sure = found.filter((match) => match.band === band && match.standing !== 'turnedAway')
    const people = new Set(sure.map(({ person }) => person))
    if (people.size > 1) return []
    if (people.size === 1) return sure
  }
  return []
}

/** The pathways that a report may be about: whoever is kept out of one of them does not look at it. */
const pathwaysIn = (found: readonly Match[]): string[] =>
  found.filter(({ band }) => band !== 'possible').map(({ pathway }) => pathway)

/** A report that is taken on, with what was said. */
interface Taken {
  readonly id: string
  readonly urgent: boolean
  readonly actor: Actor
  readonly receivedAt: number
  readonly said: Reported
}

/** Puts a report before pathways, in the name of whoever reported it, with its words sealed as theirs. */
export async function tellPathways(
  tx: Tx,
  { id, urgent, actor, receivedAt, said }: Taken,
  pathways: readonly Pick<Match, 'pathway' | 'site' | 'band'>[],
  { namespace, real }: Routing,
): Promise<readonly Told[]> {
  const { on, kind, note, audience } = said
  const commands: string[] = []
  for (const { pathway, band } of pathways) {
    const command = derivedId(namespace, 'report', id, pathway)
    const place = { id: command, kind: 'pathway', entity: pathway, receivedAt } as const
    const words = { id: randomUUID(), field: 'note', text: note, audience }
    const body = { report: id, on, kind, note: words.id, urgent, band }
    const entry = {
      ...place,
      name: 'take-report',
      body: body satisfies MessageInput<'pathway', 'take-report'>,
      actor: { ...actor, system: true as const },
      storedReal: real,
    }
    commands.push(command)
    if ((await putInInbox(tx, [entry])).size > 0) await keepWordsOf(tx, place, { words: [words] })
  }
  await tx
    .updateTable('reports')
    .set({ state: 'found', pathways: pathways.map(({ pathway }) => pathway), commands })
    .where('id', '=', id)
    .execute()
  return pathways.map(({ pathway, site }) => ({ id: pathway, site }))
}

const atOnce = 20

/**
 * Takes on what nobody has yet, and gives back what a pathway could not take or said is about somebody else. A round of the
 * warden does this; so a report is never lost with the process that received it.
 */
export async function routeReports(database: Database, routing: Routing): Promise<readonly Told[]> {
  const waiting = await within(database, { works: 'engine' }, (tx) =>
    tx
      .selectFrom('reports')
      .select('id')
      .where('state', '=', 'received')
      .where('stored_real', '<=', routing.real - patienceMs)
      .orderBy('stored_real')
      .limit(atOnce)
      .execute(),
  )
  const told: Told[] = []
  for (const { id } of waiting) told.push(...(await routeReport(database, id, routing)))
  await takeBackUntaken(database, routing)
  await remindOfReports(database, routing)
  return told
}

/** Whoever received a report takes it on at once; only then does somebody else. */
const patienceMs = 5000

async function takeBackUntaken(database: Database, routing: Routing): Promise<void> {
  const { rows } = await within(database, { works: 'engine' }, (tx) =>
    sql<{ id: string; urgent: boolean; site: string }>`
    select r.id, r.urgent, coalesce(p.site, r.site) as site from reports r
      left join pathways p on p.id = r.pathways[1]
    where r.state = 'found' and exists (
      select from inbox i where i.id = any(r.commands) and i.result in ('refused', 'faulted'))
    limit ${atOnce}`.execute(tx),
  )
  for (const { id, urgent, site: heldBy } of rows)
    await within(database, { works: 'engine' }, async (tx) => {
      await leaveUnmatched(tx, { id, urgent, heldBy }, routing)
    })
}
