// Proves that nobody who treats reads about the victim, whatever ties them to a pathway, a draft or a note.
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { itemsOf, ownApi } from '../support/api.ts'
import { addPartner, nameNobody } from '../support/partners.ts'
import { readsIn } from '../support/audit.ts'
import { contactMade, referralExample } from '../support/examples.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const trust = 'barnet-enfield-haringey-mental-health-trust'
await nameNobody(api, ['probation', 'victimAdvocate']) // so that one agency can have them all
await addPartner(api, 'hampshire-council')
const treating = ['forensicClinician', 'probation'] as const
const name = 'Zenobia Quist'
const safeContact = {
  safe: true,
  channels: ['phone'],
  window: 'Zenobia after six',
  note: 'ring Zenobia at 07700 900123',
}
const victim = { name, relationship: 'exPartner', safeContact }

/** A pathway that an agency referred, with every word about its victim. */
const referredBy = async (agency: string, role: string): Promise<string> => {
  const id = await api.refer({ referrer: { agency, role }, victim })
  await api.done(id, 'accept-referral', await api.token('coordinator'))
  return id
}

/** Everything that somebody reads of a pathway, in JSON and on its pages. */
async function everything(id: string, roles: Parameters<typeof api.token>[0], who: object) {
  const token = await api.token(roles, who)
  const visitor = visit(api.app, await signIn(api, roles, who))
  const views = ['', '/timeline?limit=100', '/obligations', '/notices', '/forecast', '/commands']
  const pages = ['', '/history', '/victim', '/treatment', '/risk', '/orders']
  const texts = await Promise.all([
    ...views.map(async (view) => (await api.get(`/api/pathways/${id}${view}`, token)).text),
    ...pages.map(async (page) => (await visitor.get(`/pathways/${id}${page}`)).text),
  ])
  return texts.join('\n')
}

describe('somebody who treats, of the agency that referred', () => {
  it.each(treating)('as %s does not read the victim', async (role) => {
    const id = await referredBy(trust, role)
    const seen = await everything(id, role, { agency: trust, sub: 'colleague' })
    expect(seen).not.toMatch(/Zenobia|07700/)
    const { body } = await api.get(
      `/api/pathways/${id}`,
      await api.token(role, { agency: trust, sub: 'colleague' }),
    )
    expect(body).toMatchObject({ victim: null, withheld: { victim: 'notForYou' } })
  })

  it('does not read the victim by being its worker too', async () => {
    const id = await referredBy(trust, 'agencyWorker')
    const seen = await everything(id, ['agencyWorker', 'forensicClinician'], { agency: trust })
    expect(seen).not.toMatch(/Zenobia|07700/)
  })

  it('is not its worker, who still reads what it referred', async () => {
    const id = await referredBy(trust, 'agencyWorker')
    const worker = await api.token('agencyWorker', { agency: trust })
    expect((await api.get(`/api/pathways/${id}`, worker)).body).toMatchObject({ victim: { name } })
  })
})

describe('a draft', () => {
  const document = {
    ...referralExample,
    referrer: { agency: trust, role: 'agencyWorker' },
    victim,
  }
  const begin = (token: string) =>
    api.send('POST', '/api/drafts', token, document, { key: randomUUID() })
  const worker = () => api.token('agencyWorker', { agency: trust })

  it.each(treating)('of a colleague shows a %s no victim', async (role) => {
    const draft = await begin(await worker())
    expect(draft.text).toContain(name)
    const url = `/api/drafts/${String(draft.body['id'])}`
    const clinician = await api.token(role, { agency: trust })
    const seen = await api.get(url, clinician)
    expect(seen.text).not.toMatch(/Zenobia|07700/)
    expect(seen.body).toMatchObject({ withheld: { 'referral.victim': 'notForYou' }, ready: true })
    expect(itemsOf(await api.get('/api/drafts', clinician)).length).toBeGreaterThan(0)
    const visitor = visit(api.app, await signIn(api, role, { agency: trust }))
    for (const page of ['', '/victim', '/check', '/delete']) {
      const shown = await visitor.get(`/refer/${String(draft.body['id'])}${page}`)
      expect([page, shown.status]).toEqual([page, 200])
      expect([page, shown.text.includes('Zenobia')]).toEqual([page, false])
    }
    const check = await visitor.get(`/refer/${String(draft.body['id'])}/check`)
    expect(check.text).toContain('not shown to your role')
  })

  it('of one’s own shows somebody who treats no victim either, and keeps it', async () => {
    const clinician = await api.token('forensicClinician')
    const draft = await begin(clinician)
    expect(draft.text).not.toMatch(/Zenobia|07700/)
    const url = `/api/drafts/${String(draft.body['id'])}`
    const { victim: _victim, ...rest } = document
    const put = (body: object, version: string) =>
      api.send('PUT', url, clinician, { ...body, urgent: true }, { ifMatch: version })
    expect(await put(rest, '"1"')).toMatchObject({ status: 200, body: { ready: true } })
    const colleague = await api.get(url, await worker())
    expect(colleague.body).toMatchObject({ referral: { victim, urgent: true } })
    // What they write anew replaces it.
    const other = { ...victim, name: 'Xanthe Quist' }
    expect((await put({ ...rest, victim: other }, '"2"')).text).not.toMatch(/Xanthe/)
    expect((await api.get(url, await worker())).text).toContain('Xanthe Quist')
  })

  it('is not in the log of reads as shown where it was withheld', async () => {
    const draft = await begin(await worker())
    await api.get(`/api/drafts/${String(draft.body['id'])}`, await api.token('forensicClinician'))
    const last = (await readsIn(api.database)).at(-1)
    expect(last?.fields).toContain('draft:person')
    expect(last?.fields).not.toContain('draft:victim')
  })
})

describe('whoever wrote something', () => {
  const sub = 'somebody who changes role'
  const as = (role: Parameters<typeof api.token>[0], agency: string) =>
    api.token(role, { agency, sub })

  it('as advocate does not read it as clinician, and sees that it is there', async () => {
    const id = await referredBy('london-council', 'agencyWorker')
    const advocate = await as('victimAdvocate', trust)
    const said = { ...contactMade, result: 'reached', note: 'Zenobia is at her mother’s' }
    await api.done(id, 'record-victim-contact', advocate, said)
    const seen = await everything(id, 'forensicClinician', { agency: trust, sub })
    expect(seen).not.toMatch(/Zenobia/)
    const timeline = await api.get(
      `/api/pathways/${id}/timeline?limit=100`,
      await as('forensicClinician', trust),
    )
    const event = itemsOf(timeline).find(({ type }) => type === 'contact-recorded')
    expect(event).toMatchObject({ data: { note: null }, withheld: { note: 'notForYou' } })
  })

  it('as clinician does not read it as a worker of another agency', async () => {
    const id = await referredBy('london-council', 'agencyWorker')
    await api.done(id, 'assess-risk', await as('forensicClinician', trust), {
      instrument: 'srp',
      ratings: { violence: 'low', persistence: 'low', recurrence: 'low', psychosocial: 'low' },
      note: 'Quist formulation',
    })
    const seen = await everything(id, 'agencyWorker', { agency: 'london-housing', sub })
    expect(seen).not.toMatch(/Quist formulation/)
  })

  it('as a worker reads their own report in that role, and not in another agency', async () => {
    const id = await referredBy('london-council', 'agencyWorker')
    await api.done(id, 'decide-triage', await api.token('policeLead'), {
      outcome: 'conference',
      risk: 'high',
      rationale: 'Daily.',
    })
    const police = 'metropolitan-police-service'
    const report = { on: '2026-10-02', kind: 'threat', note: 'Quist shouted' }
    await api.done(id, 'report-incident', await as('agencyWorker', police), report)
    const own = await everything(id, 'agencyWorker', { agency: police, sub })
    expect(own).toMatch(/Quist shouted/)
    const moved = await everything(id, 'agencyWorker', { agency: trust, sub })
    expect(moved).toContain('incident')
    expect(moved).not.toMatch(/Quist shouted/)
  })
})

describe('an action of those who treat', () => {
  it('is for them, unless it says otherwise', async () => {
    const pathway = await api.refer()
    await api.done(pathway, 'accept-referral', await api.token('coordinator'))
    const triage = { outcome: 'conference', risk: 'high', rationale: 'x' }
    await api.done(pathway, 'decide-triage', await api.token('policeLead'), triage)
    await api.turn('pathway', pathway)
    const chair = await api.token('chair')
    const { body } = await api.get(`/api/pathways/${pathway}`, chair)
    for (const { agency } of body['returns'] as { agency: string }[])
      await api.done(pathway, 'waive-return', chair, { agency, reason: 'Known.' })
    const action = { agency: trust, role: 'forensicClinician', dueOn: '2026-12-01' }
    await api.done(pathway, 'record-conference', chair, {
      decision: 'intervene',
      risk: 'high',
      rationale: 'y',
      audience: 'notForTreatment',
      actions: [
        { ...action, what: 'AssessQuist' },
        { ...action, what: 'KeptQuist', audience: 'notForTreatment' },
      ],
    })
    const seen = await everything(pathway, 'forensicClinician', { agency: trust })
    expect(seen).toContain('AssessQuist')
    expect(seen).not.toContain('KeptQuist')
  })
})
