import { type Account, rolesAt } from '../../access/account.ts'
import { caseSites, wholeSites } from '../../access/agency.ts'
import { type Changed, changedView } from './changed.ts'
import type { Deps } from '../../deps.ts'
import { look, seenAll } from '../../../store/looked.ts'
import { iso, isoOrNull } from '../instants.ts'
import { type ObligationRow, readObligations } from '../../../store/reads/obligations.ts'
import { obligationView } from './obligations.ts'
import { peopleFor, type PersonShown } from '../../access/people.ts'
import { readAgencyNames } from '../../../store/reads/pathway.ts'
import { readMeetingNames } from '../../../store/reads/conference-list.ts'
import type { WrittenDates } from '../../../domain/sentence.ts'

/** Something that is owed, with whom it is about as far as that is for the reader. */
export type WorkItem = ReturnType<ReturnType<typeof obligationView>> & {
  readonly agencyName: string
  readonly person: PersonShown | null
  readonly meeting: { readonly form: string; readonly at: string } | null
}

/** What somebody's work is. */
export interface Work {
  /** Owed by their agency in a role of theirs, soonest first. */
  readonly mine: readonly WorkItem[]
  /** Owed by their agency in other roles. */
  readonly agencys: readonly WorkItem[]
  /** Owed by others; only for those who work the cases of a site. */
  readonly others: readonly WorkItem[]
  /** Whether there is more of each than is shown. */
  readonly more: Readonly<Record<'ours' | 'others', boolean>>
  readonly changed: readonly Changed[]
  readonly people: ReadonlyMap<string, PersonShown>
  /** Since when `changed` counts; null for somebody who looks for the first time. */
  readonly since: string | null
}

const mostOurs = 200
const mostOthers = 25

/** What somebody owes, what their agency owes besides, what waits for others, and what changed since they last looked. */
export async function workView(deps: Deps, actor: Account, dates?: WrittenDates): Promise<Work> {
  const { database, clock } = deps
  const now = await clock.now()
  const { agency } = actor
  const open = { reader: actor, open: true, by: 'due', after: undefined } as const
  const own = caseSites(actor).map((site) => ({ site, agency }))
  const all = wholeSites(actor).map((site) => ({ site }))
  const [ours, others, since] = await Promise.all([
    readObligations(database, { ...open, parts: own, limit: mostOurs }),
    readObligations(database, { ...open, parts: all, exceptAgency: agency, limit: mostOthers }),
    look(database, actor.id, now),
  ])
  const changed =
    since === undefined ? [] : await changedView(database, actor, { since, now }, dates)
  const about = changed.map((one) => one.pathwayId)
  const rows = [...ours.items, ...others.items]
  const { item, people } = await workItems(deps, actor, { list: 'work', now }, rows, about)
  const inMyRole = (row: ObligationRow) =>
    rolesAt(actor, row.site).some((role) => role === row.role)
  return {
    mine: ours.items.filter(inMyRole).map(item),
    agencys: ours.items.filter((row) => !inMyRole(row)).map(item),
    others: others.items.map(item),
    more: { ours: ours.next !== undefined, others: others.next !== undefined },
    changed,
    people,
    since: isoOrNull(since),
  }
}

/** Things that are owed as somebody's work: each with whom it is about, as far as that is for the reader. */
export async function workItems(
  deps: Pick<Deps, 'database' | 'audit'>,
  actor: Account,
  shown: { readonly list: string; readonly now: number },
  rows: readonly ObligationRow[],
  also: readonly string[] = [],
) {
  const { database } = deps
  const pathways = [...rows.flatMap((row) => row.pathway ?? []), ...also]
  const conferences = rows.flatMap((row) => row.conference ?? [])
  const [people, agencies, meetings] = await Promise.all([
    peopleFor(deps, actor, shown, pathways),
    readAgencyNames(database),
    readMeetingNames(database, conferences),
  ])
  const view = obligationView(shown.now)
  const item = (row: ObligationRow): WorkItem => ({
    ...view(row),
    agencyName: agencies.get(row.agency) ?? row.agency,
    person: (row.pathway !== null && people.get(row.pathway)) || null,
    meeting: meetingOf(meetings.get(row.conference ?? '')),
  })
  return { item, people }
}

const meetingOf = (meeting: { readonly form: string; readonly at: number } | undefined) =>
  meeting ? { form: meeting.form, at: iso(meeting.at) } : null

/** From now on, nothing up to now counts as changed for them. */
export async function markSeen({ database, clock }: Deps, actor: Account): Promise<void> {
  await seenAll(database, actor.id, await clock.now())
}
