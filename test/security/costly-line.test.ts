// Proves that what is costly goes one by one for each caller, however much of it they send at once.
import { expect, it } from '@jest/globals'
import { ownNames } from '../../platform/hosts.ts'
import { ownApi } from '../support/api.ts'
import { referralExample } from '../support/examples.ts'

const plenty = 100_000
const perMinute = {
  ...{ reads: plenty, commands: plenty, costly: plenty, referrals: plenty },
  ...{ address: plenty, strangers: plenty, strangersCostly: plenty },
}
let [inside, most] = [0, 0]
const api = await ownApi({
  config: {
    ...{ authIssuer: 'throughline', publicUrl: 'http://localhost:3000', dataDir: '' },
    mailFrom: 'throughline@example.org',
    hosts: ownNames,
    limits: { perMinute, atOnce: 1, together: false, proxies: [] },
  },
  // A referral that nobody judges keeps its place until its sender is told that it waits.
  attendant: {
    wake: async () => {
      inside += 1
      most = Math.max(most, inside)
    },
  },
  patienceMs: 200,
})

it('has one referral of a caller inside at once, and one of another beside it', async () => {
  const refer = async (token: string) => {
    const { status } = await api.send('POST', '/api/referrals', token, referralExample)
    inside -= 1
    return status
  }
  const [one, other] = [await api.token('coordinator'), await api.token('policeLead')]
  const referrer = { agency: 'metropolitan-police-service', role: 'policeLead' }
  const all = await Promise.all(Array.from({ length: 6 }, () => refer(one)))
  expect(all).toEqual(Array.from({ length: 6 }, () => 202))
  expect(most).toBeLessThanOrEqual(2) // one has its answer while the next comes in
  const beside = api.send('POST', '/api/referrals', other, { ...referralExample, referrer })
  expect((await Promise.all([refer(one), beside]))[1].status).toBe(202)
})
