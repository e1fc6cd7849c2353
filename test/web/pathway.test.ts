// Proves who sees what on the pages of a pathway, that each is one entry in the log of reads, and that none asks too much of the database.
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { KyselyPlugin } from 'kysely'
import { readsIn } from '../support/audit.ts'
import { ownApi } from '../support/api.ts'
import type { Role } from '../../domain/codes.ts'
import { routes } from '../../web/pages/index.ts'
import { isNo } from '../../app/answers.ts'
import { signIn, visit } from '../support/pages.ts'
import { usualAgency } from '../support/people.ts'

const api = await ownApi()
const person = 'Canary Personname'
const victim = 'Canary Victimname'
let id = ''

beforeAll(async () => {
  id = await api.refer({
    person: { name: person, dateOfBirth: '1988-04-12' },
    victim: {
      name: victim,
      relationship: 'exPartner',
      safeContact: { safe: true, channels: ['phone'] },
    },
  })
  await api.done(id, 'accept-referral', await api.token('coordinator'))
})

const views = ['', '/history', '/history?show=messages', '/treatment', '/risk']

async function pageFor(role: Role, view: string) {
  const session = await signIn(api, role)
  return visit(api.app, session).get(`/pathways/${id}${view}`)
}

const titleIn = (text: string) => /<title>(.*?)<\/title>/s.exec(text)?.[1]

describe('the pages of a pathway', () => {
  it.each(views)(
    'name the person to whoever works the case, never in the title: %s',
    async (view) => {
      for (const role of ['coordinator', 'victimAdvocate', 'forensicClinician'] as const) {
        const { status, text } = await pageFor(role, view)
        expect([role, status]).toEqual([role, 200])
        expect(text).toContain(person)
        expect(titleIn(text)).toContain(`Pathway ${id}`)
        expect(titleIn(text)).not.toContain('Canary')
      }
    },
  )

  it.each(views)('are not there for an agency that is not tied to it: %s', async (view) => {
    const { status, text } = await pageFor('agencyWorker', view)
    expect(status).toBe(404)
    expect(text).not.toContain('Canary')
  })

  it('name the victim to the advocate, and not to treatment', async () => {
    expect((await pageFor('victimAdvocate', '')).text).toContain(victim)
    const clinician = await pageFor('forensicClinician', '')
    expect(clinician.text).not.toContain(victim)
    expect(clinician.text).toContain('Not for your role')
  })

  it('are not there for a site that does not have it', async () => {
    const session = await signIn(api, 'coordinator', { sites: ['hampshire'] })
    const { status, text } = await visit(api.app, session).get(`/pathways/${id}`)
    expect(status).toBe(404)
    expect(text).not.toMatch(/Canary/)
  })

  it('offer what the reader owes with the form that settles it', async () => {
    const { text } = await pageFor('policeLead', '')
    expect(text).toMatch(new RegExp(`href="/pathways/${id}/do/decide-triage[^"]*" role="button"`))
    expect((await pageFor('agencyWorker', '')).text).not.toMatch(
      /role="button" class="govuk-button"/,
    )
  })
})

describe('one page', () => {
  const overview = routes.find(({ method, path }) => method === 'GET' && path === '/pathways/:id')

  it('is one look, with few questions to the database and one entry in the log', async () => {
    let asked = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        asked += 1
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const agency = usualAgency.coordinator
    const by = {
      id: await api.deps.actors.idOf({
        issuer: 'throughline',
        sub: 'counts',
        name: 'Counts',
        agency,
      }),
      agency,
      access: [{ site: 'london', roles: ['coordinator'] as const }],
    }
    const deps = { ...api.deps, database: api.database.withPlugin(counting) }
    const called = { name: '', agencyName: '', siteNames: [], as: undefined, sid: undefined }
    const session = { id: by.id, ...called, account: by, roles: [], sites: [] }
    const place = { url: `/pathways/${id}`, address: '127.0.0.1' }
    const rest = { params: { id }, query: {}, now: api.clock.now, ...place }
    const seen = await overview?.answer({ deps, by, session, kept: undefined, posted: {}, ...rest })
    expect(isNo(seen)).toBe(false)
    expect(asked).toBeLessThanOrEqual(34)
    const logged = (await readsIn(api.database)).filter(({ actor }) => actor === by.id)
    expect(logged.map(({ what, pathway }) => [what, pathway])).toEqual([['pathway page', id]])
  })
})
