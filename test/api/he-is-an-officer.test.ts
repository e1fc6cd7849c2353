// Proves over HTTP, as a story, that a man who works for the leading police force finds nothing of his own pathway.
import { describe, expect, it } from '@jest/globals'
import {
  health,
  housing,
  meetingOf,
  met,
  planMeeting,
  probation,
  table,
  trust,
} from '../support/meeting.ts'
import { itemsOf, ownApi, pathwayOf } from '../support/api.ts'
import { referralExample } from '../support/examples.ts'
import { signIn, visit } from '../support/pages.ts'
import type { Role } from '../../domain/codes.ts'

const api = await ownApi()
const he = 'Quentin Vanterpool'
const person = { name: he, dateOfBirth: '1985-03-04', aliases: [] }

const token = (roles: Role | readonly Role[], sub: string, agency: string) =>
  api.token(roles, { sub, agency })
const himself = await token(['policeLead', 'chair'], 'himself', met)
const sergeant = await token('policeLead', 'sergeant', met)
const constable = await token('agencyWorker', 'constable', met)
const inspector = await token(['policeLead', 'chair'], 'inspector', met)
const coordinator = await token('coordinator', 'coordinator', trust)
const officer = await token('dataProtectionOfficer', 'officer', trust)
const housingOfficer = await token('agencyWorker', 'housing officer', housing)
const inspectorId = () =>
  api.deps.actors.idOf({ issuer: 'throughline', sub: 'inspector', name: undefined, agency: met })

const referral = (more: object = {}) => ({
  ...referralExample,
  person,
  referrer: { agency: housing, role: 'agencyWorker' },
  ...more,
})
const refer = async (by: string, more: object = {}) =>
  pathwayOf(await api.send('POST', '/api/referrals', by, referral(more)))

/** An instant as the clocks of London show it. */
const londonOf = (iso: string) =>
  new Date(iso).toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16)

/** What somebody finds of a pathway, in any list that they have and under its own address. */
async function findsOf(by: string, pathway: string): Promise<string[]> {
  const looks = [
    `/api/pathways?search=${encodeURIComponent(he)}`,
    '/api/pathways?limit=100',
    '/api/worklist?limit=100',
    '/api/notices?limit=100',
    '/api/conferences?limit=100',
    `/api/pathways/${pathway}`,
    `/api/pathways/${pathway}/timeline`,
  ]
  const found: string[] = []
  for (const url of looks) {
    const { status, text } = await api.get(url, by)
    const said = text.replaceAll(url, '')
    if (text.includes(he) || (status === 200 && said.includes(pathway))) found.push(url)
  }
  return found
}

const owedOf = async (by: string, pathway: string) =>
  itemsOf(await api.get(`/api/pathways/${pathway}/obligations?open=true&limit=100`, by)).map(
    ({ what, agency }) => [what, agency],
  )

describe('he is an officer', () => {
  let earlier = ''
  let pathway = ''

  it('in March his sergeant looks at an older record of his, as anybody at the force may', async () => {
    earlier = await refer(housingOfficer)
    expect((await api.get(`/api/pathways/${earlier}`, sergeant)).status).toBe(200)
  })

  it('in the autumn housing refers him, and says for whom he works: from the first moment neither he nor anybody near him finds it', async () => {
    api.clock.now += 200 * 24 * 3_600_000
    pathway = await refer(housingOfficer, { worksFor: met })
    for (const by of [himself, sergeant, constable, inspector])
      expect(await findsOf(by, pathway)).not.toContain(`/api/pathways/${pathway}`)
    for (const by of [himself, sergeant, constable, inspector])
      expect((await findsOf(by, pathway)).filter((url) => url.includes(pathway))).toEqual([])
    const told = await api.database
      .selectFrom('notices')
      .select('id')
      .where((eb) => eb.and({ pathway, agency: met }))
      .execute()
    expect(told).toEqual([])
  })

  it('the coordinator owes a name, and the officer a review of who looked; others read nothing of why', async () => {
    expect(await owedOf(coordinator, pathway)).toEqual(
      expect.arrayContaining([
        ['nameRepresentative', trust],
        ['reviewLooks', trust],
      ]),
    )
    const clinician = await token('forensicClinician', 'clinician', health)
    const { status, text } = await api.get(`/api/pathways/${pathway}/timeline?limit=100`, clinician)
    expect([status, /exclusion-set|nameRepresentative|reviewLooks/.test(text)]).toEqual([
      200,
      false,
    ])
  })

  it('the coordinator limits the older record, too: now he finds nothing at all by his name', async () => {
    const limit = { agency: met, employer: true, reason: 'He works there.' }
    await api.done(earlier, 'exclude-agency', coordinator, limit)
    for (const by of [himself, sergeant, constable]) {
      expect(await findsOf(by, pathway)).toEqual([])
      expect(await findsOf(by, earlier)).toEqual([])
    }
  })

  it('a constable of his station is not named for the force by another agency: one inspector is', async () => {
    const named = { exclusion: 'x1', reason: 'She leads professional standards.' }
    const nobodys = await api.deps.actors.idOf({
      ...{ issuer: 'throughline', sub: 'clinician', name: undefined, agency: health },
    })
    const refused = await api.send(
      'POST',
      `/api/pathways/${pathway}/commands/name-representative`,
      coordinator,
      { ...named, actor: nobodys },
    )
    expect(refused.body['code']).toBe('works-elsewhere')
    const page = visit(
      api.app,
      await signIn(api, 'coordinator', { sub: 'coordinator', agency: trust }),
    )
    const form = await page.get(`/pathways/${pathway}/do/name-representative`)
    expect([form.status, form.text.includes('Who speaks for it')]).toEqual([200, true])
    expect(form.text).toContain(await inspectorId())
    expect(form.text).not.toContain(nobodys)
    await api.done(pathway, 'name-representative', coordinator, {
      ...named,
      actor: await inspectorId(),
    })
    expect((await api.get(`/api/pathways/${pathway}`, inspector)).status).toBe(200)
    for (const by of [himself, sergeant, constable]) expect(await findsOf(by, pathway)).toEqual([])
    expect(await owedOf(coordinator, pathway)).not.toContainEqual(['nameRepresentative', trust])
  })

  let meeting = meetingOf(api, '')

  it('she decides on it for the force; research asks everybody but his station', async () => {
    await api.done(pathway, 'accept-referral', coordinator)
    expect(await owedOf(inspector, pathway)).toContainEqual(['triage', met])
    const at = new Date(api.clock.now + 16 * 24 * 3_600_000).toISOString()
    meeting = await planMeeting(api, { at })
    await api.done(pathway, 'decide-triage', inspector, {
      ...{ outcome: 'conference', risk: 'high', rationale: 'He knows where she lives.' },
    })
    await api.turn('pathway', pathway)
    const asked = (await owedOf(coordinator, pathway)).filter(([what]) => what === 'return')
    const agencies = asked.map(([, agency]) => String(agency))
    expect(agencies).toEqual(expect.arrayContaining([trust, health, probation]))
    expect(agencies).not.toContain(met)
    for (const agency of agencies) {
      const worker = await token('agencyWorker', 'worker', agency)
      await api.done(pathway, 'record-return', worker, { agency, kind: 'nil' })
    }
    await api.turn('conference', meeting.id)
    await api.turn('pathway', pathway)
    const { body } = await api.get(`/api/pathways/${pathway}`, coordinator)
    expect(body['listing']).toMatchObject({ conferenceId: meeting.id })
    const { body: about } = await meeting.read('', { token: coordinator })
    await meeting.until(londonOf(String(about['listClosesAt'])))
    const returns = itemsOf(await meeting.read('returns', { token: coordinator }))
    expect(returns.map(({ agency }) => agency)).not.toContain(met)
  })

  it('at the table her colleagues count for nothing at this item; she takes the seats of the force for it', async () => {
    await meeting.done('circulate', { token: coordinator })
    const { body: about } = await meeting.read('', { token: coordinator })
    await meeting.until(londonOf(String(about['at'])))
    await meeting.done('open-session', 'chair')
    for (const seat of table) {
      await meeting.done('record-attendance', 'chair', { ...seat, how: 'present' })
      await meeting.done('accept-confidentiality', 'chair', { ...seat })
    }
    const [item] = itemsOf(await meeting.read('items', { token: coordinator }))
    expect(item?.['quorum']).toMatchObject({ met: false, missing: ['chair', 'policeLead'] })
    const seat = { agency: met, role: 'policeLead', item: String(item?.['item']) }
    const his = await meeting.send('take-seat', { token: sergeant }, seat)
    expect(his.status).toBe(409)
    for (const role of ['policeLead', 'chair'])
      await meeting.done('take-seat', { token: inspector }, { ...seat, role })
    const [now] = itemsOf(await meeting.read('items', { token: coordinator }))
    expect(now?.['quorum']).toMatchObject({ met: true, why: null })
    expect(itemsOf(await meeting.read('items', { token: sergeant }))).toEqual([])
    const presented = { item: seat.item, agency: housing, role: 'agencyWorker' }
    await meeting.done('present-item', { token: inspector }, presented)
    await meeting.done(
      'decide-item',
      { token: inspector },
      {
        ...{ item: seat.item, decision: 'intervene', risk: 'high', rationale: 'Fixed on her.' },
      },
    )
    await api.turn('pathway', pathway)
    expect((await api.get(`/api/pathways/${pathway}`, coordinator)).body['stage']).toBe(
      'suitability',
    )
    for (const by of [himself, sergeant, constable]) expect(await findsOf(by, pathway)).toEqual([])
  })

  it('the officer finds in the audit log who looked in the twelve months before, and says that it was reviewed', async () => {
    const from = new Date(api.clock.now - 365 * 24 * 3_600_000).toISOString().slice(0, 10)
    const log = await api.get(
      `/api/audit?person=${earlier}&kind=read&from=${from}&limit=100`,
      officer,
    )
    const looked = itemsOf(log).map(({ actor }) => (actor as { agency: string }).agency)
    expect(looked).toContain(met)
    const review = itemsOf(
      await api.get(`/api/pathways/${earlier}/obligations?open=true&limit=100`, officer),
    ).find(({ what }) => what === 'reviewLooks')
    await api.done(earlier, 'record-done', officer, {
      obligationId: review?.['id'],
      note: 'One sergeant, for an old case of his own team.',
    })
    expect(await owedOf(officer, earlier)).not.toContainEqual(['reviewLooks', trust])
  })
})
