import { sql } from 'kysely'
import { clockOf } from '../../domain/policy/lookup.ts'
import type { EventEnvelope } from '../../domain/entity/turn.ts'
import type { Obligation } from '../../domain/obligations/obligation.ts'
import { isOwingEvent } from '../../domain/obligations/owing-evolutions.ts'
import type { OwingEvent } from '../../domain/obligations/facts.ts'
import type { Role } from '../../domain/codes.ts'
import type { SiteReference } from '../../domain/reference/reference.ts'
import { toDate, toMaybeDate } from '../values.ts'
import type { Tx } from '../turns.ts'

/** Where something is owed: on a pathway, or on a conference. */
export type Owner = { readonly pathway: string } | { readonly conference: string }

interface Owed {
  readonly owner: Owner
  readonly state: { readonly obligations: Readonly<Record<string, Obligation<string>>> }
  readonly events: readonly EventEnvelope<{ readonly type: string; readonly data: object }>[]
  readonly reference: SiteReference
}

/** Brings the rows of obligations up to date with a turn: each is written once, however often the turn touched it. */
export async function projectObligations(tx: Tx, turn: Owed): Promise<void> {
  const touched = new Map<string, Touch[]>()
  for (const { event, at } of turn.events)
    if (isOwing(event) && event.type !== 'reminder-asked')
      touched.set(event.data.id, [...(touched.get(event.data.id) ?? []), { event, at }])
  for (const [id, touches] of touched) await projectOne(tx, turn, id, touches)
}

interface Touch {
  readonly event: OwingEvent<string>
  readonly at: number
}

const isOwing = (event: { type: string; data: object }): event is OwingEvent<string> =>
  isOwingEvent(event)

async function projectOne(
  tx: Tx,
  { owner, state, reference }: Owed,
  id: string,
  touches: readonly Touch[],
): Promise<void> {
  let outcome: { outcome: string | null; ended_at: Date | null } | object = {}
  let rung: { rung: string; rung_at: Date } | object = {}
  let opened: Extract<OwingEvent<string>, { type: 'obligation-opened' }>['data'] | undefined
  let replanned = false
  let reassigned = false
  for (const { event, at } of touches) {
    if (event.type === 'obligation-opened') opened = event.data
    else if (event.type === 'rung-reached') rung = { rung: event.data.code, rung_at: toDate(at) }
    else if (event.type === 'obligation-reassigned') reassigned = true
    else if (event.type === 'obligation-moved') replanned ||= event.data.because === 'policy'
    else if (event.type === 'obligation-restored') outcome = { outcome: null, ended_at: null }
    else if (event.type === 'obligation-settled')
      outcome = { outcome: event.data.outcome, ended_at: toDate(at) }
  }
  if (reassigned && 'pathway' in owner) await keepFormerOwner(tx, owner.pathway, id, touches)
  const present = state.obligations[id]
  const facts = {
    ...lastSaid(touches),
    next_rung_at: toMaybeDate(present?.rungs[0]?.[1]),
    ...(reassigned
      ? { site: present ? await siteOfOwner(tx, reference, present) : reference.site }
      : {}),
    ...(present && replanned ? ruleOf(reference, present.clock) : {}),
    stopped_at: toMaybeDate(present?.stopped),
    ...rung,
    ...outcome,
  }
  if (!opened) {
    await tx.updateTable('obligations').set(facts).where('id', '=', id).execute()
    return
  }
  await tx
    .insertInto('obligations')
    .values({
      id,
      ...owner,
      // The receiving site answers an offer, and has that on its own worklist.
      site:
        opened.what === 'answerTransfer'
          ? (opened.about ?? reference.site)
          : await siteOfOwner(tx, reference, opened),
      home: reference.site,
      what: opened.what,
      agency: opened.agency,
      role: opened.role,
      since: toDate(opened.since),
      due: toDate(opened.due),
      clock: opened.clock,
      ...ruleOf(reference, opened.clock),
      ladder: opened.ladder,
      about: opened.about ?? null,
      strand: opened.strand ?? null,
      ...facts,
    })
    .execute()
}

/** On whose worklist something is: the pathway's site's, unless it is owed by a victim's own advocate of another area. */
async function siteOfOwner(
  tx: Tx,
  { site, agencies }: SiteReference,
  { agency, role }: Pick<Obligation<string>, 'agency' | 'role'>,
): Promise<string> {
  if (role !== 'victimAdvocate' || Object.hasOwn(agencies, agency)) return site
  const theirs = await tx
    .selectFrom('site_agencies')
    .select('site')
    .where('agency', '=', agency)
    .orderBy('site')
    .executeTakeFirst()
  return theirs?.site ?? site
}

/** Notes that an agency gives up what it owed: it stays tied to the pathway for a while, as after a duty that it did. */
async function keepFormerOwner(tx: Tx, pathway: string, id: string, touches: readonly Touch[]) {
  const at = toDate(
    touches.findLast(({ event }) => event.type === 'obligation-reassigned')?.at ?? 0,
  )
  await tx
    .insertInto('former_owners')
    .columns(['pathway', 'agency', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('obligations')
        .select([
          sql<string>`${pathway}::text`.as('pathway'),
          'agency',
          sql<number>`${at}::timestamptz`.as('at'),
        ])
        .where('id', '=', id),
    )
    .onConflict((conflict) => conflict.columns(['pathway', 'agency']).doUpdateSet({ at }))
    .execute()
}

/** The last owner and due date that a turn gave, even where it also ended the obligation and the state has no trace of it. */
function lastSaid(touches: readonly Touch[]) {
  let said: { agency?: string; role?: Role; due?: Date } = {}
  for (const { event } of touches)
    if (event.type === 'obligation-opened' || event.type === 'obligation-reassigned') {
      const { agency, role } = event.data
      said = { ...said, agency, role }
    } else if (event.type === 'obligation-restored') {
      const { agency, role, due } = event.data
      said = { agency, role, due: toDate(due) }
    } else if (event.type === 'obligation-moved' || event.type === 'obligation-resumed')
      said = { ...said, due: toDate(event.data.due) }
  return said
}

/** The source and mark of a clock, which its obligations show. */
function ruleOf({ policy }: SiteReference, clock: string) {
  const { source, mark } = clockOf(policy, clock)
  return { source, mark }
}
