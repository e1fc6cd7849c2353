import { mayNot, whoMay } from '../app/access/roles.ts'
import type { Role } from '../domain/codes.ts'
import type { Who } from '../domain/entity/rule.ts'

interface Place {
  readonly title: string
  readonly path: string
  readonly who: Who
}

/** The parts of the service, in the order of the navigation; each is shown to whoever may use it. */
const sections = {
  work: { title: 'My work', path: '/work', who: 'anyAgency' },
  caseload: { title: 'Caseload', path: '/pathways', who: 'anyAgency' },
  refer: { title: 'Refer somebody', path: '/refer', who: whoMay.keepDrafts },
  report: { title: 'Report an incident', path: '/report', who: whoMay.reportByName },
  reports: { title: 'Reports by name', path: '/reports', who: whoMay.seeReports },
  meetings: { title: 'Meetings', path: '/meetings', who: 'anyAgency' },
  agency: { title: 'Our agency', path: '/agency', who: 'anyAgency' },
  stuck: { title: 'Stuck', path: '/stuck', who: whoMay.seeStuck },
  audit: { title: 'Audit log', path: '/audit', who: whoMay.readAudit },
  reference: { title: 'Reference data', path: '/reference', who: 'anyAgency' },
} as const satisfies Readonly<Record<string, Place>>
export type Section = keyof typeof sections

/** The parts that somebody with these roles may use. */
export const sectionsFor = (roles: readonly Role[]) =>
  Object.entries(sections)
    .filter(([, { who }]) => mayNot(who, roles) === undefined)
    .map(([code, { title, path }]) => ({ code, title, path }))
