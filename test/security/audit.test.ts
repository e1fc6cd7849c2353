// Proves that the audit log is evidence: who looked, searched, sent, was refused and signed in is there, as they were then.
import { describe, expect, it } from '@jest/globals'
import { Counted } from '../../app/audit/counted.ts'
import type { AuditLog } from '../../store/audit/log.ts'
import { NotRecorded } from '../../store/unavailable.ts'
import { enteredIn } from '../support/audit.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'
import { usualAgency } from '../support/people.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const id = await api.refer({ person: { name: 'Ambrose Quillfeather' } })
const unknown = 'pw000000000000'
const session = await signIn(api, 'coordinator')

/** What is entered while something is done. */
async function entered(doing: () => Promise<unknown>) {
  const before = (await enteredIn(api.database)).length
  await doing()
  return (await enteredIn(api.database)).slice(before)
}

describe('an entry is made', () => {
  it('of what is read, with who they are and where they come from', async () => {
    const [read, ...more] = await entered(() => api.get(`/api/pathways/${id}`, coordinator))
    expect(more).toEqual([])
    expect(read).toMatchObject({
      kind: 'read',
      what: 'pathway',
      at: api.clock.now,
      pathways: [id],
      actor: { agency: usualAgency.coordinator, roles: ['coordinator'], sites: ['london'] },
      source: { program: 'script' },
    })
    expect(read?.fields).toContain('person:person')
    expect(read?.source?.session).toMatch(/^[\w-]{32}$/)
    expect(JSON.stringify(read)).not.toContain('127.0.0.1')
  })

  it('of what is read without a word in it', async () => {
    const [read, ...more] = await entered(() =>
      api.get(`/api/pathways/${id}/forecast`, coordinator),
    )
    expect(more).toEqual([])
    expect(read).toMatchObject({
      kind: 'read',
      what: 'GET /api/pathways/:id/forecast',
      pathways: [id],
    })
  })

  it('of a search, and what was searched for is not in it', async () => {
    const [search, ...more] = await entered(() =>
      api.get('/api/pathways?q=quillfeather&stage=referral', coordinator),
    )
    expect(more).toEqual([])
    expect(search).toMatchObject({ kind: 'search', what: 'caseload', pathways: [id] })
    expect(search?.facts).toMatchObject({ stage: 'referral', listed: 1 })
    expect(search?.searched).toBe(await api.deps.audit.digestOf('search', ' QUILLFEATHER'))
  })

  it('of a command, and of the reference data that are changed', async () => {
    const sent = await entered(() => api.done(id, 'accept-referral', coordinator))
    const what = 'POST /api/pathways/:id/commands/accept-referral'
    expect(sent.at(-1)).toMatchObject({ kind: 'command', what, pathways: [id] })
    const administrator = await api.token('administrator')
    const changed = await entered(() =>
      api.send('PUT', '/api/agencies/london-housing', administrator, {
        name: 'Housing',
        division: 'england-and-wales',
      }),
    )
    expect(changed.at(-1)).toMatchObject({ kind: 'reference', facts: { id: 'london-housing' } })
  })

  it.each([
    ['GET', `/api/pathways/${unknown}`, 'coordinator', 'not-found', { pathways: [unknown] }],
    ['GET', `/api/pathways/${id}/matches`, 'agencyWorker', 'not-your-role', { pathways: [id] }],
    ['GET', '/api/pathways/Ambrose-Quillfeather', 'coordinator', 'not-found', { facts: {} }],
    ['POST', `/api/pathways/${id}/commands/accept-referral`, 'coordinator', 'stage-over', {}],
  ] as const)('of a refusal: %s %s by %s', async (method, url, role, outcome, about) => {
    const token = await api.token(role)
    const refused = await entered(() =>
      method === 'GET' ? api.get(url, token) : api.send(method, url, token, {}),
    )
    expect(refused.at(-1)).toMatchObject({ kind: 'refusal', ...about })
    if (outcome !== 'stage-over') expect(refused.at(-1)).toMatchObject({ outcome })
    expect(refused.at(-1)?.actor?.roles).toEqual([role])
  })

  it('of a file that leaves', async () => {
    const browser = visit(api.app, await signIn(api, 'coordinator'))
    const [list, file] = await entered(() => browser.get('/pathways/csv'))
    expect(list).toMatchObject({ kind: 'list', what: 'caseload' })
    expect(file).toMatchObject({ kind: 'download', what: 'GET /pathways/csv' })
  })

  it('of signing in and out, and of a page that is refused', async () => {
    let theirs = ''
    const [began] = await entered(async () => (theirs = await signIn(api, 'agencyWorker')))
    expect(began).toMatchObject({ kind: 'signIn', actor: { name: 'agencyWorker Person' } })
    const browser = visit(api.app, theirs)
    const [refused] = await entered(() => browser.get('/stuck'))
    expect(refused).toMatchObject({ kind: 'refusal', outcome: 'not-your-role' })
    const [left] = await entered(() => browser.post('/sign-out', {}))
    expect(left).toMatchObject({ kind: 'signOut', actor: { name: 'agencyWorker Person' } })
    expect(left?.source?.session).toBe(refused?.source?.session)
  })
})

it('an entry keeps the name that somebody had then', async () => {
  const named = (name: string) => api.signed({ sub: 'renamed', name, roles: ['chair'] })
  const was = await entered(async () => api.get('/api/worklist', await named('Una Before')))
  await entered(async () => api.get('/api/worklist', await named('Una After')))
  const n = was[0]?.n
  const again = (await enteredIn(api.database)).find((one) => one.n === n)
  expect(again?.actor?.name).toBe('Una Before')
})

it('a flood of refused tokens is one count for each address and minute', async () => {
  const made = await entered(async () => {
    for (let n = 0; n < 30; n++) await api.get('/api/worklist', 'no.token.at-all')
  })
  expect(made).toEqual([])
  const counted = new Counted(api.deps)
  for (let n = 0; n < 1000; n++)
    counted.add({ kind: 'tokenRefused', outcome: 'not-signed-in' }, `192.0.2.${n % 250}`)
  const counts = await entered(() => counted.stop())
  expect(counts).toHaveLength(101) // a hundred addresses, and all the others
  const times = counts.map(({ facts }) => Number(facts?.['times']))
  expect(times.reduce((sum, some) => sum + some)).toBe(1000)
  expect(counts[0]).toMatchObject({ kind: 'tokenRefused', outcome: 'not-signed-in' })
  expect(JSON.stringify(counts)).not.toContain('192.0.2')
})

it('nothing is shown where nothing can be entered', async () => {
  const broken: { append?: AuditLog['append'] } = api.deps.audit
  broken.append = () => Promise.reject(new NotRecorded(new Error('away')))
  for (const url of [`/api/pathways/${id}`, '/api/pathways', `/api/pathways/${unknown}`]) {
    const { status, text } = await api.get(url, coordinator)
    expect([url, status]).toEqual([url, 503])
    expect(text).not.toMatch(/Quillfeather|referral/)
  }
  const pages = visit(api.app, session)
  for (const url of ['/pathways', `/pathways/${id}`, '/pathways/csv', '/agency']) {
    const { status, text } = await pages.get(url)
    expect([url, status]).toEqual([url, 503])
    expect(text).not.toMatch(/Quillfeather/)
  }
  delete broken.append // what its class has is there again
  expect(itemsOf(await api.get('/api/pathways', coordinator))).toHaveLength(1)
})

it('what was searched for, and whom it is about, is in no entry and no log file', async () => {
  const rows = await api.database.selectFrom('audit').select('body').execute()
  expect(rows.map(({ body }) => body).join('')).not.toMatch(/quillfeather/i)
  expect(api.logged.join('')).not.toMatch(/quillfeather/i)
})

it('many at once are entered in one chain without gaps', async () => {
  await Promise.all(Array.from({ length: 20 }, () => api.get('/api/worklist', coordinator)))
  const numbers = (await enteredIn(api.database)).map(({ n }) => n)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})
