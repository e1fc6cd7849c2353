// Proves that who a victim is can be put right at any stage, for one victim of several, and that they are found by what is known now.
import { expect, it } from '@jest/globals'
import { asEngine } from '../support/words.ts'
import { forgetRefusedWords } from '../../store/refused-words.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { referralExample } from '../support/examples.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const advocate = await api.token('victimAdvocate')

const safeContact = { safe: true, channels: ['phone'], window: 'Weekdays before noon' }
const her = (name: string, more: object = {}) => ({
  ...{ name, relationship: 'exPartner', safeContact },
  ...more,
})
const found = async (q: string, token = coordinator) =>
  itemsOf(await api.get(`/api/pathways?q=${encodeURIComponent(q)}`, token)).map(({ id }) => id)
const shown = async (id: string, token = advocate) =>
  (await api.get(`/api/pathways/${id}`, token)).body['victims'] as {
    known: Record<string, unknown>
  }[]
const correct = (id: string, name: string, more: object = {}) =>
  api.done(id, 'correct-victim', advocate, {
    known: { name, relationship: 'stranger' },
    reason: 'She spelt it for me.',
    ...more,
  })

it('is shown and found by the new name and by the former one, and contact stays as safe as it was', async () => {
  const id = await api.refer({ victim: her('Wilhelmina Ashgrove') })
  await correct(id, 'Wilma Birchgrove')
  const [victim] = await shown(id)
  expect(victim?.known).toMatchObject({
    ...{ name: 'Wilma Birchgrove', formerNames: ['Wilhelmina Ashgrove'] },
    ...{ relationship: 'stranger', safeContact },
  })
  expect([await found('birchgrove'), await found('ashgrove')]).toEqual([[id], [id]])
  const timeline = itemsOf(await api.get(`/api/pathways/${id}/timeline`, advocate))
  expect(timeline.map(({ type }) => type)).toContain('victim-corrected')
})

it('is found by nobody under a name that is kept out of sight', async () => {
  const id = await api.refer({ victim: her('Terence Maplethorpe') })
  await correct(id, 'Tessa Maplethorpe', { former: 'hidden' })
  expect([await found('terence'), await found('tessa')]).toEqual([[], [id]])
  expect((await api.get(`/api/pathways/${id}`, advocate)).text).not.toContain('Terence')
})

it('hides what was known until then, and not what somebody else corrects at the same time', async () => {
  const id = await api.refer({ victim: her('Leopold Thistlewood') })
  const url = `/api/pathways/${id}/commands/correct-victim`
  const body = (name: string, more: object) => ({
    ...{ known: { name, relationship: 'stranger' }, reason: 'She said so.', ...more },
  })
  api.engine = 'stopped'
  await api.send('POST', url, advocate, body('Leonie Thistlewood', { former: 'hidden' }))
  await api.send('POST', url, coordinator, body('Leonie Thistlecroft', {}))
  api.engine = 'runs'
  await api.turn('pathway', id)
  expect([await found('leopold'), await found('thistlecroft')]).toEqual([[], [id]])
})

it('puts the one right whom it names, and asks whom it means where there are several', async () => {
  const id = await api.refer({ victim: her('Antonia Firstling') })
  const reason = 'Told the police of him.'
  await api.done(id, 'add-victim', coordinator, { victim: her('Berenike Secondly'), reason })
  const body = { known: { name: 'Bernice Secondly', relationship: 'stranger' }, reason }
  const unsaid = await api.send(
    'POST',
    `/api/pathways/${id}/commands/correct-victim`,
    advocate,
    body,
  )
  expect(unsaid).toMatchObject({ status: 409, body: { code: 'victim-missing' } })
  await correct(id, 'Bernice Secondly', { victim: 'B' })
  expect((await shown(id)).map(({ known }) => known['name'])).toEqual([
    'Antonia Firstling',
    'Bernice Secondly',
  ])
})

it('looks for the same victim again, and the advocate owes a look at what is found', async () => {
  const born = { dateOfBirth: '1990-07-08' }
  const other = await api.refer({ victim: her('Cordelia Nightingale', born) })
  const id = await api.refer({ victim: her('Unknown', {}) })
  const known = { name: 'Cordelia Nightingale', relationship: 'exPartner', ...born }
  await correct(id, '', { known })
  const owed = itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, advocate))
  expect(owed).toContainEqual(expect.objectContaining({ what: 'lookAtVictim', about: other }))
})

it('warns of a counter-allegation that a corrected person shows', async () => {
  const born = { dateOfBirth: '1988-03-02' }
  const other = await api.refer({ victim: her('Ottoline Partridge', born) })
  const id = await api.refer({ person: { name: 'Somebody Else' } })
  await api.done(id, 'correct-person', coordinator, {
    person: { name: 'Ottoline Partridge', ...born },
    reason: 'That is her name.',
  })
  const page = (await api.get(`/api/pathways/${id}`, coordinator)).body
  expect(page['flags']).toContain('counterAllegation')
  expect(other).not.toBe(id)
})

it('finds a victim who is added as one who is known, too', async () => {
  const born = { dateOfBirth: '1979-01-30' }
  const other = await api.refer({ victim: her('Drusilla Winterbourne', born) })
  const id = await api.refer()
  const reason = 'She rang.'
  await api.done(id, 'add-victim', coordinator, {
    victim: her('Drusilla Winterbourne', born),
    reason,
  })
  const owed = itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, advocate))
  expect(owed).toContainEqual(expect.objectContaining({ what: 'lookAtVictim', about: other }))
})

it('forgets who was named by a command that was refused', async () => {
  const id = await api.refer()
  const person = { ...referralExample.person, name: 'Quillon Refused' }
  const victim = her('Quilla Refused')
  const reason = 'No.'
  const url = `/api/pathways/${id}/commands`
  const police = await api.token('policeLead')
  const ended = await api.refer()
  await api.done(ended, 'withdraw-referral', police, { reason })
  const refused = [
    await api.send('POST', `${url}/amend-referral`, police, { person, victim }),
    await api.send('POST', `${url}/correct-victim`, advocate, {
      ...{ victim: 'F', reason },
      known: { name: 'Quilla Refused', relationship: 'exPartner' },
    }),
    await api.send('POST', `/api/pathways/${ended}/commands/add-victim`, coordinator, {
      ...{ victim, reason },
    }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([409, 409, 409])
  const named = () =>
    asEngine(api.database, (tx) =>
      tx
        .selectFrom('victim_records')
        .select('name')
        .where('name', 'like', '%Refused')
        .execute()
        .then((rows) => rows.length),
    )
  expect(await named()).toBe(3)
  await forgetRefusedWords(api.database, Date.now() + 400 * 24 * 60 * 60 * 1000)
  expect(await named()).toBe(0)
})

it('a victim under 18 is noticed by her date of birth, and a safeguarding referral is owed', async () => {
  const young = await api.refer({ victim: her('Persephone Young', { dateOfBirth: '2011-05-05' }) })
  const asked = await api.refer({ victim: her('Proserpina Young', { under18: true }) })
  const grown = await api.refer({ victim: her('Demeter Grown', { dateOfBirth: '1981-05-05' }) })
  const owes = async (id: string) =>
    itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator)).some(
      ({ what }) => what === 'safeguardVictim',
    )
  expect([await owes(young), await owes(asked), await owes(grown)]).toEqual([true, true, false])
})

it('an amendment speaks of the victim that it names', async () => {
  const id = await api.refer({ victim: her('Alberta Firstnamed') })
  const reason = 'She told us.'
  await api.done(id, 'add-victim', coordinator, { victim: her('Blanche Secondnamed'), reason })
  await api.done(id, 'return-referral', coordinator, { reason: 'Whose number is it?' })
  const amended = { victim: her('Bianca Secondnamed', { phone: '07700 900123' }), ofVictim: 'B' }
  await api.done(id, 'amend-referral', coordinator, amended)
  expect((await shown(id)).map(({ known }) => [known['name'], known['phone']])).toEqual([
    ['Alberta Firstnamed', null],
    ['Bianca Secondnamed', '07700 900123'],
  ])
})
