// Proves over HTTP that a victim who is known is found again, and that two who name each other are not worked for unawares.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const advocate = await api.token('victimAdvocate')
const chair = await api.token('chair')
const police = await api.token('policeLead')

const page = async (id: string, token = coordinator) =>
  (await api.get(`/api/pathways/${id}`, token)).body

const owed = async (id: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true&limit=100`, coordinator)).map(
    ({ what, role, about }) => ({ what, role, about }),
  )

const safe = { safe: true, channels: ['phone'] }

describe('one woman whom two men stalk', () => {
  const ana = {
    name: 'Anastazja Borowiecka',
    dateOfBirth: '1991-05-04',
    relationship: 'exPartner',
    safeContact: safe,
  }
  it('is found on the second, is one once her advocate says so, and unsafe on one is unsafe on both', async () => {
    const ben = await api.refer({ person: { name: 'Benedikt Oldfather' }, victim: ana })
    const carl = await api.refer({
      person: { name: 'Carlomagno Newcastle' },
      victim: { ...ana, relationship: 'stranger' },
    })
    expect(await owed(carl)).toContainEqual({
      what: 'lookAtVictim',
      role: 'victimAdvocate',
      about: ben,
    })
    await api.done(ben, 'mark-contact-unsafe', advocate, {
      on: '2026-01-03',
      note: 'Her telephone is in his hands.',
    })
    expect((await page(carl))['flags']).not.toContain('contactUnsafe')
    await api.done(carl, 'confirm-same-victim', advocate, {
      pathwayId: ben,
      reason: 'She said so.',
    })
    for (const id of [ben, carl, ben]) await api.turn('pathway', id)
    expect((await page(carl))['flags']).toContain('contactUnsafe')
    const [one, other] = [await page(ben, advocate), await page(carl, advocate)]
    expect(one['victim']).toMatchObject({ id: (other['victim'] as { id: string }).id })

    const threat = { on: '2026-01-14', kind: 'threat', note: 'Said he would come tonight.' }
    await api.done(carl, 'report-incident', police, threat)
    await api.turn('pathway', ben)
    const heard = (await owed(ben)).filter(({ what }) => what === 'hearOfReport')
    expect(heard.map(({ role }) => role).sort()).toEqual(['policeLead', 'victimAdvocate'])
  })

  it('is found by her telephone under another name', async () => {
    const phone = '+44 7700 900123'
    const was = await api.refer({ victim: { ...ana, name: 'Zofia Kamińska', phone } })
    const now = await api.refer({
      victim: { ...ana, name: 'Sophie Carter', dateOfBirth: undefined, phone: '07700 900 123' },
    })
    expect(await owed(now)).toContainEqual(
      expect.objectContaining({ what: 'lookAtVictim', about: was }),
    )
  })
})

it('tells whoever is kept out of the other pathway nothing of it', async () => {
  const victim = {
    ...{ name: 'Philippa Quennell', dateOfBirth: '1989-02-03' },
    ...{ relationship: 'exPartner', safeContact: safe },
  }
  const kept = await api.refer({ victim })
  const open = await api.refer({ victim })
  const shown = async () => {
    const page = await api.get(`/api/pathways/${open}/obligations?limit=100`, police)
    return itemsOf(page).find(({ what }) => what === 'lookAtVictim')
  }
  expect(await shown()).toMatchObject({ about: kept })
  await api.done(kept, 'exclude-agency', coordinator, {
    agency: 'metropolitan-police-service',
    reason: 'He works there.',
  })
  expect(await shown()).toMatchObject({ about: null })
})

describe('two who each name the other', () => {
  it('are put before coordinator and advocates at once, and nobody works for both unawares', async () => {
    const [maya, ivan] = ['Mayumi Trelawney', 'Ivanhoe Drummond']
    const first = await api.refer({
      person: { name: ivan },
      victim: { name: maya, relationship: 'exPartner', safeContact: safe },
    })
    const second = await api.refer({
      person: { name: maya },
      victim: { name: ivan, relationship: 'exPartner', safeContact: safe },
    })
    await api.turn('pathway', first)
    for (const id of [first, second]) {
      expect((await page(id))['flags']).toContain('counterAllegation')
      const looks = (await owed(id)).filter(({ what }) => what === 'lookAtCounter')
      expect(looks.map(({ role }) => role).sort()).toEqual(['coordinator', 'victimAdvocate'])
    }
    expect(await owed(second)).toContainEqual(
      expect.objectContaining({ what: 'victimContact', role: 'coordinator' }),
    )
    // Somebody outside both finds that he is the aggressor: her service reads hers, and nothing of his.
    for (const [id, finding] of [
      [first, 'thisPerson'],
      [second, 'otherPerson'],
    ] as const)
      await api.done(id, 'assess-counter-allegation', chair, {
        finding,
        reason: 'It is his doing.',
      })
    await api.done(second, 'assign-advocate', coordinator, {
      agency: 'london-council',
      reason: 'He asked for somebody.',
    })
    const his = await api.token(['agencyWorker', 'victimAdvocate'], { agency: 'london-council' })
    const reads = async (token: string) =>
      Promise.all(
        [first, second].map(async (id) => (await api.get(`/api/pathways/${id}`, token)).status),
      )
    expect(await reads(advocate)).toEqual([200, 404])
    expect(await reads(his)).toEqual([404, 200])
    for (const token of [coordinator, police, chair]) expect(await reads(token)).toEqual([200, 200])
    const listed = itemsOf(await api.get('/api/pathways?limit=100', advocate)).map(
      (one) => one['id'],
    )
    expect(listed).toContain(first)
    expect(listed).not.toContain(second)
    // Nor does an emergency open it, or say that it is there.
    const nobodys = second.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const opened = async (id: string, token: string) => {
      const url = `/api/pathways/${id}/commands/break-glass`
      const { status, text } = await api.send('POST', url, token, { reason: 'He is at her door.' })
      return { status, text }
    }
    for (const [id, token] of [
      [second, advocate],
      [first, his],
    ] as const) {
      expect((await opened(id, token)).status).toBe(404)
      expect(await opened(id, token)).toEqual(await opened(nobodys, token))
    }
    await api.done(second, 'assess-counter-allegation', chair, {
      finding: 'unrelated',
      reason: 'Another Ivanhoe Drummond, of another town.',
    })
    expect((await page(second))['flags']).not.toContain('counterAllegation')
    expect(await owed(second)).toContainEqual(
      expect.objectContaining({ what: 'victimContact', role: 'victimAdvocate' }),
    )
    expect(await reads(advocate)).toEqual([200, 200])
  })
})
