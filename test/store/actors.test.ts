// Proves that somebody who signs in is known by one id, however many requests come together.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Actors } from '../../store/actors.ts'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

it('knows somebody new by one id, however many of their requests come first together', async () => {
  for (let n = 0; n < 1000; n++) {
    const person = { issuer: 'throughline', sub: `new ${n}`, name: undefined, agency: 'a' }
    const servers = Array.from({ length: 6 }, () => new Actors(api.database))
    const ids = await Promise.all(servers.map((actors) => actors.idOf(person)))
    expect(new Set(ids).size).toBe(1)
  }
})
