import { randomUUID } from 'node:crypto'
import { referralExample } from './examples.ts'
import type { Role } from '../../domain/codes.ts'
import { itemsOf, type TestApi } from './api.ts'
import { routes } from '../../web/pages/index.ts'
import { until } from './until.ts'

/** One of each thing that an address can name. */
export interface Named {
  readonly pathway: string
  readonly meeting: string
  readonly draft: string
  readonly sent: string
  /** A report by name of which nobody was found. */
  readonly report: string
}

/** Where to look at a page whose address has parts, and as whom, if not as the coordinator; null for what shows no page. */
export const addresses: Readonly<Record<string, readonly [path: string, as?: Role] | null>> = {
  '/stuck': ['/stuck', 'supervisor'],
  '/pathways/csv': null, // is saved
  '/audit': ['/audit', 'dataProtectionOfficer'],
  '/audit/export.json': null, // are saved
  '/audit/export.csv': null,
  '/w/:token/open': null, // leads on
  '/access/end': ['/access/end', 'administrator'],
  '/access/ended': ['/access/ended', 'administrator'],
  '/links/end': ['/links/end?of=pathway&id=<pathway>'],
  '/reports/:id': ['/reports/<report>'],
  '/refer/:draft': ['/refer/<draft>'],
  '/refer/:draft/:section': ['/refer/<draft>/victim'],
  '/refer/:draft/check': ['/refer/<draft>/check'],
  '/refer/:draft/matches': ['/refer/<draft>/matches'],
  '/refer/:draft/sent': ['/refer/<sent>/sent'],
  '/refer/:draft/delete': ['/refer/<draft>/delete'],
  '/pathways/:id': ['/pathways/<pathway>'],
  '/pathways/:id/history': ['/pathways/<pathway>/history'],
  '/pathways/:id/treatment': ['/pathways/<pathway>/treatment'],
  '/pathways/:id/risk': ['/pathways/<pathway>/risk'],
  '/pathways/:id/do/:command': ['/pathways/<pathway>/do/report-incident'],
  '/meetings/:id/list': ['/meetings/<meeting>/list'],
  '/reference/bank-holidays': ['/reference/bank-holidays?year=2027', 'administrator'],
  '/reference/bank-holidays/change': ['/reference/bank-holidays/change', 'administrator'],
  '/reference/changes': ['/reference/changes', 'administrator'],
  '/reference/contact-changes': ['/reference/contact-changes', 'administrator'],
  '/reference/policies/:site': ['/reference/policies/london', 'administrator'],
  '/reference/sites/:id': ['/reference/sites/london', 'administrator'],
  '/reference/agencies/:id': ['/reference/agencies/london-housing', 'administrator'],
  '/reference/agencies/:id/contact': [
    '/reference/agencies/london-housing/contact?role=agencyWorker',
    'administrator',
  ],
  '/reference/policies/:site/clocks/:clock': [
    '/reference/policies/london/clocks/triage',
    'administrator',
  ],
  '/reference/policies/:site/parts/:part': [
    '/reference/policies/london/parts/ladders.standard',
    'administrator',
  ],
  '/meetings/:id': ['/meetings/<meeting>'],
  '/meetings/:id/do/:command': ['/meetings/<meeting>/do/invite-agency'],
  '/meetings/:id/live': null, // a stream
  '/meetings/:id/pack.html': null, // papers have proofs of their own
  '/meetings/:id/pack.docx': null,
  '/meetings/:id/minutes.html': null,
  '/meetings/:id/minutes.docx': null,
  '/meetings/:id/invitation.ics': null,
}

/** The address of one thing of each kind. */
export const addressOf = (path: string, named: Named): string =>
  path.replace(/<(pathway|meeting|draft|sent|report)>/g, (_, part: keyof Named) => named[part])

/** Every address of the API and every page, with the papers of a meeting: those of one pathway as the named one's. */
export function everyAddress(api: TestApi, named: Named): string[] {
  const gets = Object.entries(api.app.swagger().paths ?? {}).filter(
    ([, one]) => 'get' in (one ?? {}),
  )
  const ofApi = gets.flatMap(([path]) => {
    const atMeeting = path.startsWith('/api/conferences/')
    const command = atMeeting ? 'review-action' : 'lift-exclusion'
    const filled = path
      .replace('/reports/{id}', `/reports/${randomUUID()}`) // which is asked for by the id of no pathway
      .replace('{id}', atMeeting ? named.meeting : named.pathway)
      .replace('{site}', 'london')
      .replace('{command}', command)
    return [filled.replace('{name}', command), `${filled}?limit=100&count=true`]
  })
  const papers = ['pack.html', 'minutes.html', 'invitation.ics']
  const pages = routes.filter(({ method }) => method === 'GET')
  return [
    ...ofApi,
    ...papers.map((part) => `/meetings/${named.meeting}/${part}`),
    ...pages.map(({ path }) => addressOf(addresses[path]?.[0] ?? path, named)),
  ]
}

/** Makes one of each: a pathway in triage, a meeting to come, a draft with everything in it, one that was sent, and a report. */
export async function makeNamed(api: TestApi, referral: object = {}): Promise<Named> {
  const coordinator = await api.token('coordinator')
  const pathway = await api.refer(referral)
  await api.done(pathway, 'accept-referral', coordinator)
  const at = '2026-12-16T09:30:00Z'
  const plan = { site: 'london', form: 'marac', at, place: 'Room 4', reason: 'Two cannot wait.' }
  const planned = await api.send('POST', '/api/conferences', coordinator, plan)
  const draftOf = async () => {
    const begun = await api.send('POST', '/api/drafts', coordinator, {
      ...referralExample,
      ...referral,
    })
    return { id: String(begun.body['id']), version: Number(begun.body['version']) }
  }
  const draft = await draftOf()
  const other = await draftOf()
  await api.send('POST', `/api/drafts/${other.id}/submit`, coordinator, {})
  const meeting = String(planned.body['conferenceId'])
  return { pathway, meeting, draft: draft.id, sent: other.id, report: await reportIn(api) }
}

/** Reports about somebody whom nobody knows, and gives the report's id once that is found. */
async function reportIn(api: TestApi): Promise<string> {
  const coordinator = await api.token('coordinator')
  const person = { name: 'Nobody Known', dateOfBirth: '1950-01-02' }
  const body = { site: 'london', person, on: '2026-11-01', kind: 'contact', note: 'At the door.' }
  await api.send('POST', '/api/reports', await api.token('policeLead'), body) // nobody looks at their own
  let id = ''
  await until(async () => {
    const [waits] = itemsOf(await api.get('/api/reports', coordinator))
    id = typeof waits?.['id'] === 'string' ? waits['id'] : ''
    return id !== ''
  })
  return id
}
