// Proves what a browser is told to keep to, and to forget.
import { afterAll, expect, it } from '@jest/globals'
import { buildServer } from '../../api/server.ts'
import { ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const overHttps = await buildServer({
  ...api.deps,
  config: { ...api.deps.config, publicUrl: 'https://pages.example.org' },
})
afterAll(() => overHttps.close())

const security = 'strict-transport-security'

it.each(['/api/sites', '/work', '/sign-in', '/nothing', '/health/live'])(
  'where people come over HTTPS, %s says that there is no other way',
  async (url) => {
    const { headers } = await overHttps.inject({ url })
    expect(headers[security]).toBe('max-age=63072000; includeSubDomains')
    expect((await api.get(url)).headers[security]).toBeUndefined()
  },
)

it('signing out clears what the browser has kept', async () => {
  const { headers } = await visit(api.app, await signIn(api, 'coordinator')).post('/sign-out', {})
  expect(headers['clear-site-data']).toBe('"cache", "storage"')
})
