// Proves that a booked session says how, where and with whom it is to those who treat, and of its words to nobody else.
import { examples } from '../support/examples.ts'
import { expect, it } from '@jest/globals'
import { ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const canary = 'Zz-Canary-Booked'
const api = await ownApi()
const [coordinator, police, chair, clinician, advocate] = await Promise.all([
  api.token('coordinator'),
  api.token('policeLead'),
  api.token('chair'),
  api.token('forensicClinician'),
  api.token('victimAdvocate'),
])
const id = await api.refer()
const asked = async (token: string) => (await api.get(`/api/pathways/${id}`, token)).body
const bookings = async (token: string) =>
  ((await asked(token))['sessions'] as { booking: object | null }[]).map(({ booking }) => booking)

it('shows the booking that counts', async () => {
  await api.done(id, 'accept-referral', coordinator)
  await api.done(id, 'decide-triage', police, examples['decide-triage'])
  await api.turn('pathway', id)
  const { returns } = (await asked(coordinator)) as {
    returns?: { agency: string; answer: string }[]
  }
  for (const { agency, answer } of returns ?? [])
    if (answer === 'asked') await api.done(id, 'waive-return', chair, { agency, reason: 'Known.' })
  const decided = { decision: 'intervene', risk: 'medium', rationale: 'Treatment.' }
  await api.done(id, 'record-conference', chair, decided)
  await api.done(id, 'record-suitability', clinician, { result: 'suitable' })
  await api.done(id, 'give-consent', clinician)
  const plan = { ...examples['plan-sessions'], firstAt: '2026-12-18T10:00:00Z', count: 2 }
  await api.done(id, 'plan-sessions', clinician, plan)
  const [, second] = (await asked(clinician))['sessions'] as { at: string }[]
  expect(second?.at).toBe('2026-12-29T10:00:00.000Z') // a week later is Christmas
  expect(await bookings(clinician)).toEqual([null, null])
  const first = { sessionId: 's1', how: 'inPerson', place: canary, needs: canary }
  await api.done(id, 'book-session', clinician, first)
  await api.done(id, 'book-session', clinician, {
    ...first,
    place: `${canary} 4`,
    withWhom: canary,
  })

  const shown = { how: 'inPerson', place: `${canary} 4`, withWhom: canary, needs: canary }
  expect(await bookings(clinician)).toEqual([{ ...shown, withheld: null }, null])
  for (const token of [advocate, police, coordinator])
    expect(await bookings(token)).toEqual([
      { how: 'inPerson', place: null, withWhom: null, needs: null, withheld: 'notForYou' },
      null,
    ])
  const page = async (role: 'forensicClinician' | 'victimAdvocate') =>
    (await visit(api.app, await signIn(api, role)).get(`/pathways/${id}/treatment`)).text
  expect(await page('forensicClinician')).toContain(`Place: ${canary} 4`)
  expect(await page('forensicClinician')).not.toContain(`Place: ${canary}<`)
  expect(await page('victimAdvocate')).not.toContain(canary)
})
