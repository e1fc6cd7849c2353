import { type RawBuilder, sql } from 'kysely'
import { type Asking, itemOpenTo, meetingOpenTo, openTo } from './kept-out.ts'
import { anyOf, eachSite, instant, type PageWanted } from './page.ts'
import { type StuckCode, stuckCodes } from './stuck-codes.ts'

/** Which page of what is stuck, and by which clocks. */
export interface StuckWanted extends PageWanted {
  readonly reader: Asking
  readonly sites: readonly string[]
  readonly kind: 'business' | 'technical' | undefined
  /** The cases' present, and a real minute before it. */
  readonly now: number
  readonly alarmBefore: number
  /** A real minute ago, by the machine's own clock. */
  readonly storedBefore: number
}

/**
 * Everything that is stuck, in parts that are each read from an index in the order of the list and no further than the page
 * goes. So the work depends on how much is wrong, not on how much is open.
 */
export function stuckParts(wanted: StuckWanted): RawBuilder<unknown> {
  const { kind } = wanted
  const business = kind === 'technical' ? [] : [...ofSites(wanted), ...ofMeetings(wanted)]
  const technical = kind === 'business' ? [] : technicalParts(wanted)
  return sql.join([...business, ...technical], sql` union all `)
}

/** By what a part is sorted. */
interface Place {
  readonly since: string
  readonly ref: string
  readonly refs?: 'uuid'
}

/** A page of one part: site, pathway, conference, obligation, what, agency and role of what a query finds. */
function part(
  wanted: StuckWanted,
  code: StuckCode,
  place: Place,
  columns: RawBuilder<unknown>,
  query: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const [since, ref] = [sql.ref(place.since), sql.ref(place.ref)]
  return sql`(select ${sql.lit(stuckCodes[code])}, ${sql.lit(code)}, ${since}, ${ref}::text, ${columns}
    from ${query} and ${beyond(wanted, code, place)}
    order by ${since}, ${ref} limit ${sql.lit(wanted.limit + 1)})`
}

/** What comes after the cursor: the list is sorted by instant, then by code, then by what it is about. */
function beyond({ after }: StuckWanted, code: StuckCode, { since, ref, refs }: Place) {
  if (!after) return sql`true`
  const [last = '', ...rest] = after.id.split(':')
  const at = instant(after.key)
  if (code !== last) return sql`${sql.ref(since)} ${code > last ? sql`>=` : sql`>`} ${at}`
  return sql`(${sql.ref(since)}, ${sql.ref(ref)}) > (${at}, ${rest.join(':')}::${sql.raw(refs ?? 'text')})`
}

/**
 * What makes a meeting stuck as soon as it is late, and not only past its ladder: its date does not wait, and many pathways
 * depend on it.
 */
const late = {
  'agenda-not-circulated': ['circulateAgenda', 'fitAgenda'],
  'meeting-not-held': ['holdMeeting', 'reconvene'],
  'minutes-overdue': ['draftMinutes', 'circulateMinutes', 'approveMinutes'],
} as const satisfies Partial<Record<StuckCode, readonly string[]>>

/** The words of a list in the query itself, so that the planner sees which index has them. */
const list = (what: readonly string[]) => sql`(${sql.join(what.map((one) => sql.lit(one)))})`

/** What a pathway owes that is settled at a meeting, where its site holds meetings. */
const decidedAtMeetings = list(['conference', 'emergencyConference'])

/** What is late with people: one scan for each site. */
function ofSites(wanted: StuckWanted) {
  const { sites, now, reader } = wanted
  const open = openTo('o.pathway', reader)
  const owed = sql`o.home, o.pathway, null, o.id, o.what, o.agency, o.role`
  return eachSite(sites, (site) => [
    part(
      wanted,
      'past-its-ladder',
      { since: 'o.due', ref: 'o.id' },
      owed,
      sql`obligations o
      where o.home = ${site} and o.outcome is null and o.next_rung_at is null and o.stopped_at is null
        and o.pathway is not null and ${open} and o.due < ${instant(now)}`,
    ),
    part(
      wanted,
      'no-conference-slot',
      { since: 'o.since', ref: 'o.id' },
      owed,
      sql`obligations o join pathways p on p.id = o.pathway
      where o.home = ${site} and o.outcome is null and o.stopped_at is null and o.what in ${decidedAtMeetings}
        and ${open} and p.listing is null and exists (select from conferences c where c.site = ${site})`,
    ),
    part(
      wanted,
      'nothing-owed',
      { since: 'w.stage_since', ref: 'w.pathway' },
      sql`w.site, w.pathway, null, null, w.stage, null, null`,
      sql`caseload w
      where w.agency = '' and ${openTo('w.pathway', reader)} and w.site = ${site} and w.owed = 0 and w.stage not in ('received', 'watch', 'ended')
        and not exists (
          select from inbox i where i.kind = 'pathway' and i.entity = w.pathway and i.outcome is null)`,
    ),
  ]).flat()
}

/** What meetings owe: few, so that one scan does for all sites. */
function ofMeetings(wanted: StuckWanted) {
  const { sites, now, reader } = wanted
  const open = itemOpenTo({ conference: 'o.conference', about: 'o.about' }, reader)
  const parts: readonly (readonly [StuckCode, RawBuilder<unknown>])[] = [
    ...Object.entries(late).map(
      ([code, what]) => [code as keyof typeof late, sql`o.what in ${list(what)}`] as const, // its own keys
    ),
    [
      'past-its-ladder',
      sql`o.next_rung_at is null and o.what not in ${list(Object.values(late).flat())}`,
    ],
  ]
  return parts.map(([code, which]) =>
    part(
      wanted,
      code,
      { since: 'o.due', ref: 'o.id' },
      sql`o.home, null, o.conference, o.id, o.what, o.agency, o.role`,
      sql`obligations o
      where o.conference is not null and o.outcome is null and o.due < ${instant(now)}
        and o.home = ${anyOf(sites)} and ${open} and ${which}`,
    ),
  )
}

/** What the system has not done, longest first, as far as it is of these sites. */
function technicalParts(wanted: StuckWanted) {
  const { sites, alarmBefore, storedBefore, reader } = wanted
  const posts = sql`(select agency from site_agencies where site = ${anyOf(sites)})`
  /** Which pathway, conference or post it is of; and that it is of these sites. */
  const its = (kind: string, id: string, what: string) => ({
    columns: sql`coalesce(p.site, c.site), p.id, c.id, null, ${sql.ref(what)}, case when ${sql.ref(kind)} = 'post' then ${sql.ref(id)} end, null`,
    joins: sql`left join pathways p on ${sql.ref(kind)} = 'pathway' and p.id = ${sql.ref(id)}
      left join conferences c on ${sql.ref(kind)} = 'conference' and c.id = ${sql.ref(id)}`,
    here: sql`${openTo('p.id', reader)} and ${meetingOpenTo('c.id', reader)} and (p.site = ${anyOf(sites)} or c.site = ${anyOf(sites)}
      or (${sql.ref(kind)} = 'post' and ${sql.ref(id)} in ${posts}))`,
  })
  const entity = its('e.kind', 'e.id', 'e.kind')
  const command = its('i.kind', 'i.entity', 'i.name')
  return [
    part(
      wanted,
      'behind-history',
      { since: 'e.behind_since', ref: 'e.id' },
      entity.columns,
      sql`entities e ${entity.joins} where e.behind_since is not null and ${entity.here}`,
    ),
    part(
      wanted,
      'alarm-overdue',
      { since: 'e.alarm_at', ref: 'e.id' },
      entity.columns,
      sql`entities e ${entity.joins} where e.alarm_at < ${instant(alarmBefore)} and ${entity.here}`,
    ),
    part(
      wanted,
      'rule-at-fault',
      { since: 'e.trouble_since', ref: 'e.id' },
      entity.columns,
      sql`entities e ${entity.joins} where e.trouble_since is not null and ${entity.here}`,
    ),
    part(
      wanted,
      'command-unjudged',
      { since: 'i.received_at', ref: 'i.id', refs: 'uuid' },
      command.columns,
      sql`inbox i ${command.joins}
      where i.outcome is null and not i.quiet and i.stored_real < ${storedBefore} and ${command.here}`,
    ),
    part(
      wanted,
      'command-faulted',
      { since: 'i.judged_at', ref: 'i.id', refs: 'uuid' },
      command.columns,
      sql`inbox i ${command.joins}
      where i.result = 'faulted' and ${command.here} and not exists (
        select from inbox l where l.kind = i.kind and l.entity = i.entity and l.name = i.name and l.n > i.n
          and l.result = 'done')`,
    ),
    part(
      wanted,
      'message-undelivered',
      { since: 'm.composed_at', ref: 'm.id' },
      sql`null, null, null, null, 'message', m.agency, m.role`,
      sql`messages m
      where m.outcome = 'sending' and m.composed_real < ${storedBefore} and m.agency in ${posts}`,
    ),
  ]
}
