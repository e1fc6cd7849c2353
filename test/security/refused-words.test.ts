// Proves that what a refused command said is not kept for ever, and that an agency cannot call people out without end.
import { expect, it } from '@jest/globals'
import { contactOn } from '../support/contact.ts'
import { forgetRefusedWords } from '../../store/refused-words.ts'
import { ownApi } from '../support/api.ts'
import { asEngine, readableWords } from '../support/words.ts'
import { referralExample } from '../support/examples.ts'

const api = await ownApi()
const day = 24 * 60 * 60 * 1000
const secret = 'Quillfeather waits behind the mill.'

const texts = async () => [...(await readableWords(api.database)).values()]

it('the words of a refused command go after thirty days, and those of one that was done stay', async () => {
  const id = await api.refer()
  const coordinator = await api.token('coordinator')
  const police = await api.token('policeLead')
  const done = 'Waited at the bus stop again.'
  const incident = { on: '2026-11-01', kind: 'contact' }
  await api.done(id, 'report-incident', police, { ...incident, note: done })
  const commands = `/api/pathways/${id}/commands`
  const note = { note: secret }
  expect(
    (
      await api.send('POST', `${commands}/amend-referral`, police, {
        ...note,
        person: { ...referralExample.person, name: secret },
        victim: { ...referralExample.victim, name: secret },
      })
    ).status,
  ).toBe(409)
  expect((await api.send('POST', `${commands}/record-advice`, coordinator, note)).status).toBe(409)
  const named = async () =>
    asEngine(api.database, async (tx) =>
      [
        ...(await tx.selectFrom('person_records').select('name').execute()),
        ...(await tx.selectFrom('victim_records').select('name').execute()),
      ].map(({ name }) => name),
    )
  expect((await texts()).filter((text) => text === secret)).toHaveLength(2)
  expect((await named()).filter((name) => name === secret)).toHaveLength(2)

  expect(await forgetRefusedWords(api.database, api.clock.now + 30 * day - 1)).toBe(0)
  expect(await forgetRefusedWords(api.database, api.clock.now + 30 * day)).toBe(4)
  expect(await texts()).not.toContain(secret)
  expect(await named()).not.toContain(secret)
  expect(await texts()).toContain(done)
  expect(await named()).toContain(referralExample.person.name)
  expect(await forgetRefusedWords(api.database, api.clock.now + 60 * day)).toBe(0)
})

it('reports of one agency share one open response, which a few of them press', async () => {
  const id = await api.refer()
  const { owed } = contactOn(api, await api.token('victimAdvocate'))
  const { agency } = referralExample.referrer
  const referrer = await api.token('agencyWorker', { agency })
  const report = { on: '2026-11-01', kind: 'contact', note: 'Again.' }
  for (let n = 0; n < 8; n++) await api.done(id, 'raise-urgent-risk', referrer, report)
  const two = ['policeLead', 'victimAdvocate']
  expect(await owed(id, 'respondToRisk')).toEqual(two)
  const notices = await api.database
    .selectFrom('notices')
    .select('rung')
    .where('pathway', '=', id)
    .where('what', '=', 'respondToRisk')
    .execute()
  expect(notices).toHaveLength(2 * (1 + 5)) // each is asked once and reminded five times
  const health = await api.token('forensicClinician')
  await api.done(id, 'raise-urgent-risk', health, report)
  expect(await owed(id, 'respondToRisk')).toEqual([...two, ...two].sort())
})
