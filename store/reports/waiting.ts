import { calendarOf } from '../../domain/reference/reference.ts'
import { climb, lookAt, lookedAtBy } from '../../domain/report-ladder.ts'
import { clockOf } from '../../domain/policy/lookup.ts'
import type { Database } from '../database.ts'
import { dueAfter } from '../../domain/obligations/ladder.ts'
import { instant } from '../reads/page.ts'
import { loadSite } from '../reference.ts'
import { queueNotes } from '../contact-notes.ts'
import { readAddresses } from '../contacts.ts'
import { toDate, toMaybeDate } from '../values.ts'
import type { Tx } from '../turns.ts'
import { within } from '../reach.ts'

/** A report that nobody could be told of, and at which site it is looked at. */
export interface Unmatched {
  readonly id: string
  readonly urgent: boolean
  readonly heldBy: string
  /** The pathways that it may be about; without it, those that were told of it. */
  readonly perhaps?: readonly string[]
}

/** The present, by the clock of the cases and by the machine's own. */
interface Moment {
  readonly now: number
  readonly real: number
}

/** Leaves a report to those who look at reports at a site. Whoever owes the look is told that there is one. */
export async function leaveUnmatched(
  tx: Tx,
  { id, urgent, heldBy, perhaps }: Unmatched,
  moment: Moment,
): Promise<void> {
  const { now } = moment
  const site = await siteOf(tx, heldBy)
  const { span } = clockOf(site.policy, lookAt({ urgent }).clock)
  await tx
    .updateTable('reports')
    .set({
      ...{ state: 'unmatched', held_by: heldBy, reached: null, waits_since: toDate(now) },
      ...{ due_at: toDate(dueAfter(now, span, calendarOf(site))), next_rung_at: toDate(now) },
      ...(perhaps ? { pathways: [...perhaps] } : {}),
    })
    .where('id', '=', id)
    .execute()
  await remindOf(tx, id, moment)
}

const atOnce = 20

/** Reminds of the reports whose ladder goes on by now. A round of the warden does this. */
export async function remindOfReports(database: Database, moment: Moment): Promise<void> {
  const rows = await within(database, { works: 'engine' }, (tx) =>
    tx
      .selectFrom('reports')
      .select('id')
      .where('state', '=', 'unmatched')
      .where('next_rung_at', '<=', instant(moment.now))
      .orderBy('next_rung_at')
      .limit(atOnce)
      .execute(),
  )
  for (const { id } of rows)
    await within(database, { works: 'engine' }, (tx) => remindOf(tx, id, moment))
}

/** Takes a report up its ladder as far as it is by now: of rungs that passed together, the highest is told. */
async function remindOf(tx: Tx, id: string, { now, real }: Moment): Promise<void> {
  const row = await tx
    .selectFrom('reports')
    .select(['urgent', 'actor', 'reached', 'held_by as heldBy', 'due_at as due'])
    .select('waits_since as since')
    .where('id', '=', id)
    .where('state', '=', 'unmatched')
    .where('next_rung_at', '<=', instant(now))
    .forUpdate()
    .executeTakeFirst()
  if (row?.heldBy == null || row.due === null || row.since === null) return
  const { urgent, actor, since, due } = row
  const report = { urgent, sender: actor, since, due, reached: row.reached ?? undefined }
  const site = await siteOf(tx, row.heldBy)
  const { tells, reached, nextAt } = climb(report, now, site)
  await tx
    .updateTable('reports')
    .set({ reached: reached ?? null, next_rung_at: toMaybeDate(nextAt) })
    .where('id', '=', id)
    .execute()
  const to = tells && lookedAtBy(tells, site)
  if (!to) return
  const address = await addressOf(tx, to, row.heldBy)
  const what = tells === 'supervisor' ? 'report-for-supervisor' : 'report-waits'
  if (address !== undefined) await queueNotes(tx, [{ what, agency: to.agency, address }], real)
}

async function addressOf(
  tx: Tx,
  { agency, role }: { readonly agency: string; readonly role: string },
  site: string,
): Promise<string | undefined> {
  const addresses = await readAddresses(tx, { agency, role })
  return addresses.get(site) ?? addresses.get('')
}

async function siteOf(tx: Tx, id: string) {
  const site = await loadSite(tx, id)
  if (!site) throw new Error('a report is at a site that does not exist')
  return site
}
