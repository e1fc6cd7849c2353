// Proves that whoever has no tie to a pathway, or no longer, is answered as if it were not there.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import { addPartner } from '../support/partners.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const day = 24 * 60 * 60 * 1000
const person = { name: 'Nemo Quist', dateOfBirth: '1980-03-04' }
const council = 'london-council'
const asked = 'national-probation-service-london'
const untied = 'hampshire-council'
await addPartner(api, untied)

const worker = (agency: string) => api.token('agencyWorker', { agency, sub: `worker ${agency}` })
const coordinator = await api.token('coordinator')
const id = await api.refer({ person, referrer: { agency: council, role: 'agencyWorker' } })
await api.done(id, 'accept-referral', coordinator)
await api.done(id, 'decide-triage', await api.token('policeLead'), {
  outcome: 'conference',
  risk: 'high',
  rationale: 'Daily.',
})
await api.turn('pathway', id)

/** There is no pathway of this id. */
const nobodys = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
const views = ['', '/timeline', '/obligations', '/notices', '/forecast', '/commands', '/matches']
const forms = ['end-action', 'report-incident', 'reassign'].map((it) => `/commands/${it}/choices`)
const pages = ['', '/history', '/victim', '/treatment', '/risk', '/orders', '/do/report-incident']
const lists = ['pathways', 'worklist', 'notices', 'supervision/stuck']

type Who = readonly [role: 'agencyWorker' | 'administrator', agency: string | undefined]
const nobody: readonly Who[] = [
  ['agencyWorker', untied],
  ['administrator', undefined],
  ['administrator', council],
]

describe.each(nobody)('to a pathway to which nothing ties them, a(n) %s of %s', (role, agency) => {
  const who = { ...(agency === undefined ? {} : { agency }), sub: `stranger ${role}` }
  const token = () => api.token(role, who)
  /** What they are answered, without the id, the number of the request and the instant. */
  const answered = async (url: string, of: string) => {
    const { status, body } = await api.get(`/api/pathways/${of}${url}`, await token())
    return JSON.stringify({ status, ...body, instance: '', requestId: '' }).replaceAll(of, '')
  }

  it.each([...views, ...forms])('is answered that there is none at %p', async (view) => {
    const { status, text } = await api.get(`/api/pathways/${id}${view}`, await token())
    expect(status).toBe(view === '/matches' ? 403 : 404) // matches are not for their role, of whatever pathway
    expect(text).not.toMatch(/Nemo|research|conference/)
    expect(await answered(view, id)).toEqual(await answered(view, nobodys))
  })

  it('sends no command to it, not even one that cannot wait', async () => {
    const names = Object.entries(pathwayCommands).filter(([, { who: for_ }]) => for_ !== 'system')
    expect(names.length).toBeGreaterThan(70)
    const send = async (of: string, name: string, example: object = {}) => {
      const url = `/api/pathways/${of}/commands/${name}`
      return (await api.send('POST', url, await token(), example)).status
    }
    for (const [name, { who: sender, example, edge }] of names) {
      if (name === 'submit-referral' || edge?.opens) continue // what opens it has a proof of its own
      const status = await send(id, name, example)
      // What their role may send nowhere is refused without a look at the pathway.
      expect([name, status]).toEqual([name, sender === 'anyAgency' ? 404 : expect.any(Number)])
      expect([name, status]).toEqual([name, await send(nobodys, name, example)])
      expect([403, 404]).toContain(status)
    }
  })

  it('finds no page of it', async () => {
    const visitor = visit(api.app, await signIn(api, role, who))
    for (const page of pages) {
      const { status, text } = await visitor.get(`/pathways/${id}${page}`)
      expect([page, status]).toEqual([page, 404])
      expect(text).not.toContain('Nemo')
    }
  })

  it('finds it in no list', async () => {
    for (const list of lists)
      expect((await api.get(`/api/${list}`, await token())).text).not.toContain(id)
    const visitor = visit(api.app, await signIn(api, role, who))
    for (const page of ['/', '/pathways', '/worklist', '/agency', '/notices', '/stuck'])
      expect((await visitor.get(page)).text).not.toContain(id)
  })
})

describe('an administrator', () => {
  it('sees that something is stuck, and not of which pathway', async () => {
    await api.database
      .updateTable('entities')
      .set({ trouble_since: new Date(api.clock.now) })
      .where('id', '=', id)
      .execute()
    const stuck = await api.get('/api/supervision/stuck', await api.token('administrator'))
    const codes = itemsOf(stuck).map(({ code }) => code)
    expect(codes).toContain('rule-at-fault')
    expect(stuck.text).not.toContain(id)
    expect((await api.get('/api/supervision/stuck', coordinator)).text).toContain(id)
  })
})

describe('a tie', () => {
  const read = async (agency: string, of = id) => {
    const { status, text } = await api.get(`/api/pathways/${of}`, await worker(agency))
    const listed = (await api.get('/api/pathways', await worker(agency))).text
    const told = (await api.get('/api/notices', await worker(agency))).text
    return {
      status,
      named: text.includes('Nemo'),
      listed: listed.includes(of),
      told: told.includes(of),
    }
  }
  const there = { status: 200, named: true, listed: true, told: true }
  const gone = { status: 404, named: false, listed: false, told: false }

  it('of an agency ends 30 days after its last duty, and that of the referrer does not', async () => {
    expect(await read(asked)).toEqual(there)
    const kind = 'nil'
    await api.done(id, 'record-return', await worker(asked), { agency: asked, kind })
    const answered = api.clock.now
    api.clock.now = answered + 30 * day - 1
    expect(await read(asked)).toEqual(there)
    api.clock.now = answered + 30 * day
    expect(await read(asked)).toEqual(gone)
    expect(await read(council)).toMatchObject({ status: 200, named: true, listed: true })
    const url = `/api/pathways/${id}/commands/report-incident`
    const { example } = pathwayCommands['report-incident']
    expect((await api.send('POST', url, await worker(asked), example)).status).toBe(404)
    // Its people who see everything at the site still do.
    expect((await api.get(`/api/pathways/${id}`, await api.token('probation'))).status).toBe(200)
  })

  it('of the referrer ends 30 days after the pathway', async () => {
    const other = await api.refer({ person, referrer: { agency: council, role: 'agencyWorker' } })
    await api.done(other, 'accept-referral', coordinator)
    const reject = { outcome: 'reject', risk: 'standard', rationale: 'Not stalking.' }
    await api.done(other, 'decide-triage', await api.token('policeLead'), reject)
    const ended = api.clock.now
    api.clock.now = ended + 30 * day - 1
    expect(await read(council, other)).toMatchObject({ status: 200, named: true, listed: true })
    api.clock.now = ended + 30 * day
    expect(await read(council, other)).toEqual(gone)
    expect((await api.get(`/api/pathways/${other}`, coordinator)).status).toBe(200)
  })
})
