// Proves that what is owed because somebody is kept out is shown to those alone who decide on that, and that no flag tells whoever is kept out.
import { expect, it } from '@jest/globals'
import { housing, met } from '../support/meeting.ts'
import { itemsOf, ownApi, pathwayOf } from '../support/api.ts'
import { referralExample } from '../support/examples.ts'

const api = await ownApi()
const saysSo = /nameRepresentative|reviewLooks|reviewOpening|exclusion-set/

it('a clinician, an advocate, probation and the referrer find nothing owed that says that the man works for a partner', async () => {
  const referrer = await api.token('agencyWorker', { agency: housing })
  const body = { ...referralExample, referrer: { agency: housing, role: 'agencyWorker' } }
  const id = pathwayOf(
    await api.send('POST', '/api/referrals', referrer, { ...body, worksFor: met }),
  )
  const places = ['', '/timeline?limit=100', '/obligations?limit=100', '/forecast', '/notices']
    .map((part) => `/api/pathways/${id}${part}`)
    .concat('/api/worklist?limit=100', '/api/pathways?limit=100')
  const found = async (token: string) => {
    const answers = await Promise.all(places.map((place) => api.get(place, token)))
    return places.filter((_, n) => saysSo.test(answers[n]?.text ?? ''))
  }
  for (const role of ['forensicClinician', 'victimAdvocate', 'probation'] as const)
    expect([role, await found(await api.token(role))]).toEqual([role, []])
  expect(await found(referrer)).toEqual([])
  const officers = await found(await api.token('dataProtectionOfficer'))
  expect(officers).toEqual(expect.arrayContaining([places[2], '/api/worklist?limit=100']))
})

it('whoever is kept out of a pathway and refers the same man sees no flag that says that he is known', async () => {
  const coordinator = await api.token('coordinator')
  const police = await api.token('policeLead')
  const person = { name: 'Barnaby Quillfeather', dateOfBirth: '1980-05-06' }
  const kept = await api.refer({ person })
  await api.done(kept, 'exclude-agency', coordinator, { agency: met, reason: 'He works there.' })
  const own = pathwayOf(
    await api.send('POST', '/api/referrals', police, { ...referralExample, person }),
  )
  const flagsOf = async (token: string) => {
    const page = await api.get(`/api/pathways/${own}`, token)
    const list = itemsOf(await api.get('/api/pathways?limit=100', token))
    return [page.body['flags'], list.find(({ id }) => id === own)?.['flags']]
  }
  expect(await flagsOf(coordinator)).toEqual([['possibleDuplicate'], ['possibleDuplicate']])
  expect(await flagsOf(police)).toEqual([[], []])
})
