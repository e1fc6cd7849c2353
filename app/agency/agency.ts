import { askedKinds } from './asked.ts'
import { type Account, actorAt, rolesOf, sitesOf } from '../access/account.ts'
import { caseSites } from '../access/agency.ts'
import { type Cover, coversView } from './cover.ts'
import { conferenceRow } from '../views/lists/conferences.ts'
import { codes, roles } from '../../domain/codes.ts'
import type { Deps } from '../deps.ts'
import { logReads } from '../audit/shown.ts'
import { mayNot, whoMay } from '../access/roles.ts'
import { mayRead, noTies, seesEverything } from '../../domain/need-to-know.ts'
import { readConferences } from '../../store/reads/conference-list.ts'
import { readObligations } from '../../store/reads/obligations.ts'
import { readOwnAgency, readResponseTimes, type ResponseTime } from '../../store/reads/agency.ts'
import { type WorkItem, workItems } from '../views/lists/work.ts'

/** So far back response times are measured. */
export const measuredDays = 90
const dayMs = 24 * 60 * 60 * 1000
const most = 100
const mostMeetings = 6

/** An agency as its own people see it. */
export interface AgencySeen {
  readonly name: string
  readonly requests: readonly WorkItem[]
  readonly actions: readonly WorkItem[]
  /** Whether there is more of each than is shown. */
  readonly more: Readonly<Record<'requests' | 'actions' | 'meetings', boolean>>
  /** Null for those who work no cases. */
  readonly meetings: readonly ReturnType<typeof conferenceRow>[] | null
  readonly times: readonly ResponseTime[]
  /** The address of each role, and those that are for one site alone; null where it is not for the reader. */
  readonly contacts:
    | readonly {
        readonly role: string
        readonly siteName: string | null
        readonly address: string
      }[]
    | null
  readonly covers: readonly Cover[]
  readonly mayCover: boolean
}

/** What an agency is asked, has to do and is invited to, how soon it answers, and how it is reached. */
export async function agencyView(deps: Deps, by: Account): Promise<AgencySeen> {
  const { database, clock } = deps
  const now = await clock.now()
  const { agency } = by
  const sites = sitesOf(by)
  const parts = caseSites(by).map((site) => ({ site, agency }))
  const open = { parts, reader: by, open: true, by: 'due', after: undefined, limit: most } as const
  const requests = await readObligations(database, { ...open, kinds: askedKinds })
  const actions = await readObligations(database, { ...open, kinds: ['action'] })
  const rows = [...requests.items, ...actions.items]
  const { item } = await workItems(deps, by, { list: 'agency', now }, rows)
  const meetings = await invitedTo(deps, by, now)
  const since = now - measuredDays * dayMs
  return {
    requests: requests.items.map(item),
    actions: actions.items.map(item),
    more: {
      requests: requests.next !== undefined,
      actions: actions.next !== undefined,
      meetings: meetings?.next !== undefined,
    },
    meetings:
      meetings &&
      meetings.items.map((row) => conferenceRow(row, seesEverything(actorAt(by, row.site)))),
    times: await readResponseTimes(database, { reader: by, sites, since }),
    ...(await ownAddresses(deps, by, now)),
    covers: (await coversView(deps, by)).items,
    mayCover: mayNot(whoMay.keepCover, rolesOf(by)) === undefined,
  }
}

/** The coming meetings to which the reader's agency is invited. */
async function invitedTo({ database }: Deps, by: Account, now: number) {
  const sites = caseSites(by)
  if (sites.length === 0) return null
  const parts = sites.map((site) => ({ site, agency: by.agency }))
  return readConferences(database, {
    parts,
    reader: by,
    after: undefined,
    limit: mostMeetings,
    from: now,
  })
}

/** How an agency is reached, as far as that is for the reader. */
async function ownAddresses(deps: Deps, by: Account, now: number) {
  const own = await readOwnAgency(deps.database, by.agency)
  const may = mayRead('contacts', { roles: rolesOf(by) }, { ...noTies, concerned: true })
  const contacts = own?.contacts ?? []
  const fields = may && contacts.length > 0 ? ['contacts:address'] : []
  await logReads(deps, by, [{ what: 'agency', pathway: null, fields }], now)
  return {
    name: own?.name ?? by.agency,
    contacts: may ? contacts : null,
  }
}

/** The roles of the reader's agency for which messages come: those it is reached in, those it holds, and the reader's own. */
export async function rolesToCover({ database }: Pick<Deps, 'database'>, by: Account) {
  const own = await readOwnAgency(database, by.agency)
  const there = new Set([...(own?.contacts.map(({ role }) => role) ?? []), ...(own?.held ?? [])])
  return codes(roles).filter((role) => there.has(role) || rolesOf(by).includes(role))
}
