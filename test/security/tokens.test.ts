// Proves that a token is taken only for what it is, and only for as long as a setting allows.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { startApi, type TestApi } from '../support/api.ts'

const url = '/api/sites'
const now = Math.floor(Date.now() / 1000)
const hour = 3600

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

const asked = async (...token: Parameters<TestApi['signed']>) =>
  (await api.get(url, await api.signed(...token))).status

it.each<[string, Record<string, unknown>]>([
  ['says nothing of when it was made', { iat: undefined }],
  ['was made in the future', { iat: now + 120, exp: now + hour }],
  ['was made longer ago than a token lasts', { iat: now - 13 * hour, exp: now + 60 }],
  ['would last longer than a token lasts', { iat: now, exp: now + 13 * hour }],
  ['was made at no number', { iat: 'yesterday' }],
  ['has a subject with NUL in it', { sub: 'some\0body' }],
  ['has a subject with half a character', { sub: 'some\ud800body' }],
  ['has a name with NUL in it', { name: 'A\0B' }],
  ['has a name with half a character', { name: 'A\udfffB' }],
])('a token that %s is not taken', async (_what, claims) => {
  expect(await asked(claims)).toBe(401)
})

it('a token is taken by a clock that is a little behind, and for as long as one lasts', async () => {
  expect(await asked({ iat: now + 3 })).toBe(200)
  expect(await asked({ iat: now - 11 * hour, exp: now + hour })).toBe(200)
})

it.each(['JWT', 'jwt', 'at+jwt', 'application/at+jwt'])('one of the type %s is', async (typ) => {
  expect(await asked({}, { typ })).toBe(200)
})

it.each(['logout+jwt', 'dpop+jwt', 'secevent+jwt', '', undefined])(
  'one of the type %s is not',
  async (typ) => {
    expect(await asked({}, typ === undefined ? {} : { typ })).toBe(401)
  },
)
