import fastify from 'fastify'
import { addresses, addressOf, makeNamed } from './addresses.ts'
import { makeMeetings, type Meetings } from './meeting-world.ts'
import { pages } from '../../web/plugin.ts'
import type { Role } from '../../domain/codes.ts'
import type { TestApi } from './api.ts'

/** A page as it is to be looked at: its route, its address, and as whom. */
export interface Shown {
  readonly route: string
  readonly to: string
  readonly as: Role
  readonly status: number
}

/** Routes that show no page of ours: files, streams, papers with a look of their own, and what only leads on. */
export const noPages: readonly string[] = [
  '/',
  '/sign-in',
  '/sign-in/return',
  '/meetings/:id/stream',
  ...Object.entries(addresses).flatMap(([route, to]) => (to === null ? [route] : [])),
]

const besides: readonly (readonly [route: string, to: string, as?: Role, status?: number])[] = [
  ['/accessibility', '/accessibility'],
  ['/signed-out', '/signed-out'],
  ['/sign-in/again', '/sign-in/again?to=/work&kept=yes'],
  ['/sign-in/as', '/sign-in/as'],
  ['/w/:token', '/w/anything'],
  ['/confirm/:token', '/confirm/anything'],
  ['/w/:token/open', '/w/anything/open', 'coordinator', 404],
  ['', '/nothing-here', 'coordinator', 404],
  ['/stuck', '/stuck', 'agencyWorker', 403],
  ['/work', '/work?by=pathway'],
  ['/work', '/work?by=kind', 'policeLead'],
  ['/meetings', '/meetings?month=2026-11'],
  ['/pathways', '/pathways?stage=closure'],
  ['/pathways/:id/history', '/pathways/<pathway>/history?show=messages'],
  ['/pathways/:id', '/pathways/<pathway>', 'victimAdvocate'],
  ['/pathways/:id', '/pathways/<pathway>', 'agencyWorker', 404], // nothing ties them to it
  ['/pathways/:id/do/:command', '/pathways/<pathway>/do/record-order', 'policeLead'],
  ['/pathways/:id/do/:command', '/pathways/<pathway>/do/approve-closure', 'chair', 409],
  ['/reference/sites/:id', '/reference/sites/new', 'administrator'],
  ['/reference/agencies/:id', '/reference/agencies/new', 'administrator'],
]

const phases = ['before', 'during', 'after', 'cancelled'] as const
const readers = ['chair', 'coordinator', 'agencyWorker'] as const

/** Every page that there is, with a meeting in each of its phases to be shown on them. */
export async function everyPage(api: TestApi): Promise<{ shown: Shown[]; meetings: Meetings }> {
  const named = await makeNamed(api)
  const meetings = await makeMeetings(api)
  const usual = (await pageRoutes(api))
    .filter(
      (route) => !noPages.includes(route) && !besides.slice(0, 6).some(([one]) => one === route),
    )
    .map((route): (typeof besides)[number] => [route, ...(addresses[route] ?? [route])])
  const ofMeetings = phases.flatMap((phase) =>
    readers
      .filter((as) => as !== 'agencyWorker' || phase !== 'cancelled') // they were not invited yet
      .map((as): (typeof besides)[number] => ['/meetings/:id', `/meetings/${meetings[phase]}`, as]),
  )
  const shown = [...usual, ...besides, ...ofMeetings].map(
    ([route, to, as = 'coordinator', status = 200]) => ({
      route,
      to: addressOf(to, named),
      as,
      status,
    }),
  )
  return { shown, meetings }
}

/** The address of everything that a browser can open, or that a form is sent to, as the pages register it. */
export async function pageRoutes({ deps }: TestApi, asked = 'GET'): Promise<string[]> {
  const app = fastify()
  const routes: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes(asked) && !url.startsWith('/assets')) routes.push(url)
  })
  await app.register(pages, deps)
  await app.ready()
  await app.close()
  return [...new Set(routes)]
}
