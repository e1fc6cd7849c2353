import { draftOf, fullestMeeting, longestPathway } from '../demo/found.ts'
import { civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import type { Page } from 'playwright-core'
import type { Role } from '../../domain/codes.ts'
import type { Served } from '../demo/served.ts'

/** One of each thing that is shown. */
export interface Things {
  readonly pathway: string
  readonly before: string
  readonly during: string
  readonly after: string
  readonly draft: string
  readonly sent: string
}

/** A picture: who looks at which page, and what they do on it first. */
export interface Shot {
  readonly name: string
  readonly as: Role
  /** If not the agency that holds the role. */
  readonly agency?: string
  readonly to: (things: Things) => string
  readonly does?: (page: Page) => Promise<void>
}

/** What the pictures show of a made-up system. */
export async function thingsOf(served: Served): Promise<Things> {
  const { deps, now } = served
  const { database } = deps
  const actor = await served.actor('policeLead')
  const referredOn = civilDateOf(now, ukZone)
  return {
    pathway: await longestPathway(database, 'london', ['sessions', 'review']),
    before: await fullestMeeting(database, 'london', ['planned', 'listClosed', 'circulated']),
    during: await fullestMeeting(database, 'london', ['inSession']),
    after: await fullestMeeting(database, 'london', ['minutes', 'locked']),
    draft: await draftOf(deps, actor, { n: 3, referredOn }),
    sent: await draftOf(deps, actor, { n: 140, referredOn, sent: true }),
  }
}

const send = async (page: Page) => {
  await page.locator('main form button[type=submit], main form .govuk-button').last().click()
  await page.waitForLoadState()
}

/** Every kind of page. */
export const shots: readonly Shot[] = [
  { name: 'my-work', as: 'coordinator', to: () => '/work' },
  { name: 'my-work-agency', as: 'agencyWorker', agency: 'london-housing', to: () => '/work' },
  { name: 'caseload', as: 'coordinator', to: () => '/pathways?sort=due' },
  { name: 'search', as: 'coordinator', to: () => '/search' },
  { name: 'refer-list', as: 'policeLead', to: () => '/refer' },
  { name: 'refer-tasks', as: 'policeLead', to: ({ draft }) => `/refer/${draft}` },
  { name: 'refer-victim', as: 'policeLead', to: ({ draft }) => `/refer/${draft}/victim` },
  { name: 'refer-matches', as: 'policeLead', to: ({ draft }) => `/refer/${draft}/matches` },
  { name: 'refer-check', as: 'policeLead', to: ({ draft }) => `/refer/${draft}/check` },
  { name: 'refer-sent', as: 'policeLead', to: ({ sent }) => `/refer/${sent}/sent` },
  { name: 'pathway', as: 'coordinator', to: ({ pathway }) => `/pathways/${pathway}` },
  {
    name: 'pathway-history',
    as: 'coordinator',
    to: ({ pathway }) => `/pathways/${pathway}/history`,
  },
  {
    name: 'pathway-treatment',
    as: 'forensicClinician',
    to: ({ pathway }) => `/pathways/${pathway}/treatment`,
  },
  { name: 'pathway-risk', as: 'coordinator', to: ({ pathway }) => `/pathways/${pathway}/risk` },
  {
    name: 'pathway-advocate',
    as: 'victimAdvocate',
    to: ({ pathway }) => `/pathways/${pathway}`,
  },
  {
    name: 'pathway-agency',
    as: 'agencyWorker',
    to: ({ pathway }) => `/pathways/${pathway}`,
  },
  {
    name: 'form',
    as: 'coordinator',
    to: ({ pathway }) => `/pathways/${pathway}/do/report-incident`,
  },
  {
    name: 'form-errors',
    as: 'coordinator',
    to: ({ pathway }) => `/pathways/${pathway}/do/report-incident`,
    does: send,
  },
  {
    name: 'form-assess-risk',
    as: 'forensicClinician',
    to: ({ pathway }) => `/pathways/${pathway}/do/assess-risk`,
  },
  { name: 'agency', as: 'coordinator', to: () => '/agency' },
  { name: 'meetings', as: 'coordinator', to: () => '/meetings' },
  { name: 'meetings-calendar', as: 'coordinator', to: () => '/meetings?month=2026-06' },
  { name: 'meeting-new', as: 'coordinator', to: () => '/meetings/new' },
  { name: 'meeting-before', as: 'coordinator', to: ({ before }) => `/meetings/${before}` },
  { name: 'meeting-list', as: 'coordinator', to: ({ before }) => `/meetings/${before}/list` },
  { name: 'meeting-during', as: 'chair', to: ({ during }) => `/meetings/${during}` },
  { name: 'meeting-after', as: 'coordinator', to: ({ after }) => `/meetings/${after}` },
  { name: 'stuck', as: 'supervisor', to: () => '/stuck' },
  { name: 'reference', as: 'administrator', to: () => '/reference' },
  { name: 'reference-policy', as: 'administrator', to: () => '/reference/policies/london' },
  {
    name: 'reference-clock',
    as: 'administrator',
    to: () => '/reference/policies/london/clocks/triage',
  },
  { name: 'reference-site', as: 'administrator', to: () => '/reference/sites/london' },
  {
    name: 'reference-agency',
    as: 'administrator',
    to: () => '/reference/agencies/london-housing',
  },
  { name: 'bank-holidays', as: 'administrator', to: () => '/reference/bank-holidays' },
  { name: 'reference-changes', as: 'administrator', to: () => '/reference/changes' },
  { name: 'link', as: 'coordinator', to: () => '/w/Xk2v_9Qm1sTe-7LbWc0aRg' },
  { name: 'not-found', as: 'coordinator', to: () => '/pathways/pwnothing' },
  { name: 'accessibility', as: 'coordinator', to: () => '/accessibility' },
]
