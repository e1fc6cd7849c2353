import { tellingFlags } from '../../access/known-flags.ts'
import { many } from '../many.ts'
import { z } from 'zod'
import { flags } from '../../../domain/pathway/shape/flags.ts'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import { partsFor } from '../../access/agency.ts'
import { unseenFilters } from '../../access/filters.ts'
import { caseloadOrders } from '../codes.ts'
import { places } from '../../../domain/stages/index.ts'
import { type Account, actorAt } from '../../access/account.ts'
import type { Actor } from '../../../domain/entity/decider.ts'
import { type CaseloadRow, type CaseloadSort, readCaseload } from '../../../store/reads/caseload.ts'
import { risks } from '../../../domain/codes.ts'
import type { Deps } from '../../deps.ts'
import { isNo } from '../../answers.ts'
import { countedPaging, flag, pagerOf } from '../../paging.ts'
import { instantOut, iso, isoOrNull } from '../instants.ts'
import { line, newSlug } from '../../../domain/fields.ts'
import { peopleFor, type PersonShown } from '../../access/people.ts'
import { within } from '../../../store/reach.ts'
import { withheldFor, withheldOf } from '../../access/withheld.ts'
import { strandFlags } from '../../../domain/pathway/shape/strand.ts'
import { mayRead, noTies, seesEverything } from '../../../domain/need-to-know.ts'
import { owedView, waitingOut } from '../owed.ts'

export const caseloadQuery = z.strictObject({
  site: newSlug().optional(),
  stage: codeOf(places).optional(),
  agency: newSlug().optional().meta({ description: 'It made the referral, or owes something.' }),
  risk: codeOf(risks).optional(),
  overdue: flag().optional(),
  stuck: flag().optional().meta({ description: 'Something is overdue past its ladder.' }),
  q: line(100).optional().meta({
    description:
      "The beginning of a pathway's id, or part of the person's name for those who may know it.",
  }),
  sort: codeOf(caseloadOrders).default('-openedAt'),
  ...countedPaging(),
})

export const caseloadItem = z
  .object({
    id: z.string(),
    site: z.string(),
    stage: storedCodeOf(places),
    stageSince: instantOut,
    version: z.int(),
    risk: storedCodeOf(risks).nullable(),
    flags: many(storedCodeOf(flags)),
    openedAt: instantOut,
    lastReferralAt: instantOut,
    nextAlarm: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    referrerAgency: z.string().nullable(),
    owed: z.int().meta({ description: 'How many things are owed.' }),
    overdue: z.boolean(),
    waitingOn: waitingOut.nullable().meta({ description: 'What is due first.' }),
    person: z.object({ name: z.string() }).nullable(),
    withheld: withheldFor('person', 'risk', 'flags', 'nextAlarm', 'referrerAgency'),
  })
  .meta({ id: 'CaseloadItem' })

/** The caseload of a reader: of each of their sites all, or only what is their own agency's. */
export async function caseloadView(
  deps: Deps,
  account: Account,
  query: z.output<typeof caseloadQuery>,
) {
  const { database, clock } = deps
  const { site, agency, sort: order, limit, cursor, count, ...filters } = query
  const unseen = unseenFilters(account, query)
  if (unseen) return unseen
  const now = await clock.now()
  const { wanted, countedOut } = await pagerOf(deps, account, 'caseload', query)
  if (isNo(wanted)) return wanted
  const parts = partsFor(account, agency)
    .filter((part) => site === undefined || part.site === site)
    .map((part) => {
      const actor = actorAt(account, part.site)
      return { ...part, names: mayFind('person', actor), victims: mayFind('victim', actor) }
    })
  const page = await searching(database, filters.q, parts, (tx) =>
    readCaseload(tx, {
      ...filters,
      ...wanted,
      reader: account,
      parts,
      onlyTied: agency !== undefined,
      now,
      sort: order.replace(/^-/, '') as CaseloadSort, // the schema lets nothing else through
      direction: order.startsWith('-') ? 'desc' : 'asc',
    }),
  )
  const ids = page.items.map(({ id }) => id)
  const { q: searched, ...asked } = { ...filters, site, agency, order, listed: ids.length }
  const people = await peopleFor(deps, account, { list: 'caseload', now, asked, searched }, ids)
  const tells = await tellingFlags(database, account, page.items)
  return countedOut(page, (row) => {
    const reader = actorAt(account, row.site)
    const told = { ...row, flags: row.flags.filter((flag) => !tells(row.id, flag)) }
    return { ...itemOf(told, reader, now), ...personOf(people.get(row.id), row, reader) }
  })
}

/** Where something is searched for, the names at those sites that may be looked for are within reach; else none is needed. */
const searching = async <T>(
  database: Deps['database'],
  q: string | undefined,
  parts: readonly { readonly site: string; readonly names: boolean; readonly victims: boolean }[],
  read: (database: Deps['database']) => Promise<T>,
): Promise<T> => {
  if (q === undefined) return read(database)
  const sites = parts.filter(({ names, victims }) => names || victims).map(({ site }) => site)
  return within(database, { sites, classes: ['person', 'victim'] }, read)
}

/** Whether the reader knows the name of whomever they can find: by their role, or by what ties their agency to each. */
const mayFind = (whose: 'person' | 'victim', actor: Actor): boolean =>
  mayRead(whose, actor, noTies) ||
  (!seesEverything(actor) && mayRead(whose, actor, { ...noTies, owner: true }))

function personOf(person: PersonShown | undefined, row: CaseloadRow, actor: Actor) {
  const whole = seesEverything(actor)
  const referred = refers(row, actor)
  const name = person && 'name' in person ? person.name : undefined
  const why = person && 'why' in person ? person.why : 'notForYou'
  return {
    person: name === undefined ? null : { name },
    withheld: {
      ...(name === undefined ? { person: why } : {}),
      ...withheldOf({
        risk: { value: whole ? row.risk : null, may: whole },
        flags: { value: whole || null, may: whole },
        nextAlarm: { value: whole ? row.next_alarm : null, may: whole },
        referrerAgency: { value: referred ? row.referrer_agency : null, may: referred },
      }),
    },
  }
}

/** Whether a reader may know which agency referred. */
const refers = ({ referrer_agency: referrer }: CaseloadRow, actor: Actor): boolean =>
  seesEverything(actor) || referrer === actor.agency

function itemOf(row: CaseloadRow, actor: Actor, now: number) {
  const whole = seesEverything(actor)
  return {
    id: row.id,
    site: row.site,
    stage: row.stage,
    stageSince: iso(row.stage_since),
    version: row.version,
    risk: whole ? row.risk : null,
    flags: whole ? knownOf(row) : [],
    openedAt: iso(row.opened_at),
    lastReferralAt: iso(row.last_referral_at),
    nextAlarm: whole ? isoOrNull(row.next_alarm) : null,
    endedAt: isoOrNull(row.ended_at),
    referrerAgency: refers(row, actor) ? row.referrer_agency : null,
    owed: row.open,
    overdue: row.first_due !== null && row.first_stopped_at === null && row.first_due < now,
    waitingOn: firstOf(row, now),
  }
}

/** What is raised, without what may be so of a victim of whom the reader may not know: the page says what is so of theirs. */
const knownOf = ({ flags, hidden }: CaseloadRow) =>
  hidden
    ? flags.filter((flag) => flag !== 'serial' && !strandFlags.some((one) => one === flag))
    : flags

function firstOf(row: CaseloadRow, now: number) {
  if (!row.first_open) return null
  const { first_id: obligationId, first_what: what, first_agency: agency } = row
  const { first_role: role, first_since: since, first_due: due } = row
  if (obligationId === null || what === null || agency === null || role === null) return null
  if (since === null || due === null) return null
  const owed = { what, agency, role, since, due, stopped: row.first_stopped_at }
  return { obligationId, ...owedView(owed, now) }
}
