import { addresses, addressOf, type Named } from '../../test/support/addresses.ts'
import { draftOf, fullestMeeting, longestPathway, reportOf } from '../../scripts/demo/found.ts'
import { civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import { codes, type Role } from '../../domain/codes.ts'
import { stages } from '../../domain/stages/index.ts'
import { routes } from '../../web/pages/index.ts'
import type { Served } from '../../scripts/demo/served.ts'

/** A page that is measured: its route, where it is looked at, and as whom. */
export interface LookedAt {
  readonly route: string
  /** What is on it, where a route is looked at more than once. */
  readonly of?: string
  readonly to: string
  readonly as: Role
}

/** Every page, each with something on it: the longest pathway, meetings before, during and after, lists of many rows. */
export async function pagesToLookAt(served: Served): Promise<LookedAt[]> {
  const things = await thingsOf(served)
  const usual = shown.map(({ path }) => {
    const [address, as = 'coordinator'] = addresses[path] ?? [path]
    return { route: path, to: addressOf(address, things), as }
  })
  return [...usual, ...again(things)].sort((a, b) => (a.route < b.route ? -1 : 1))
}

const isPage = ({ method, path }: (typeof routes)[number]) =>
  method === 'GET' && addresses[path] !== null
const shown = routes.filter(isPage)

/** What is registered beside the pages and shows none: what forms are sent to, and what is saved, followed or printed. */
export const notPages = (): string[] =>
  routes.filter((route) => !isPage(route)).map(({ method, path }) => `${method} ${path}`)

interface Things extends Named {
  readonly before: string
  readonly after: string
  readonly month: string
}

async function thingsOf(served: Served): Promise<Things> {
  const { deps, now } = served
  const { database } = deps
  const actor = await served.actor('coordinator')
  const referredOn = civilDateOf(now, ukZone)
  return {
    pathway: await longestPathway(database, 'london', codes(stages)),
    meeting: await fullestMeeting(database, 'london', ['inSession']),
    before: await fullestMeeting(database, 'london', ['planned', 'listClosed', 'circulated']),
    after: await fullestMeeting(database, 'london', ['minutes', 'locked']),
    month: referredOn.slice(0, 7),
    draft: await draftOf(deps, actor, { n: 3, referredOn }),
    sent: await draftOf(deps, actor, { n: 140, referredOn, sent: true }),
    report: await reportOf(deps, await served.actor('agencyWorker'), referredOn),
  }
}

const again = ({ pathway, meeting, before, after, month }: Things): LookedAt[] => [
  { route: '/work', of: 'of one agency', to: '/work', as: 'agencyWorker' },
  { route: '/pathways', of: 'by what is due', to: '/pathways?sort=due', as: 'coordinator' },
  { route: '/meetings', of: 'a month', to: `/meetings?month=${month}`, as: 'coordinator' },
  { route: '/meetings/:id', of: 'before', to: `/meetings/${before}`, as: 'coordinator' },
  { route: '/meetings/:id', of: 'during, its chair', to: `/meetings/${meeting}`, as: 'chair' },
  { route: '/meetings/:id', of: 'after', to: `/meetings/${after}`, as: 'coordinator' },
  {
    route: '/pathways/:id/do/:command',
    of: 'a long form',
    to: `/pathways/${pathway}/do/assess-risk`,
    as: 'forensicClinician',
  },
]
