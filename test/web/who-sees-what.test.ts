// Proves of every page, for every role, at the pathway's site and at another, who may open it, and that a name stands nowhere that it is not for.
import { addresses, addressOf, makeNamed, type Named } from '../support/addresses.ts'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codes, type Role, roles } from '../../domain/codes.ts'
import { mayNot } from '../../app/access/roles.ts'
import { mayRead, noTies } from '../../domain/need-to-know.ts'
import { openToAll } from '../support/partners.ts'
import { referralExample } from '../support/examples.ts'
import type { Route } from '../../web/page.ts'
import { routes } from '../../web/pages/index.ts'
import { signIn, visit } from '../support/pages.ts'
import { startApi, type TestApi } from '../support/api.ts'

const canary = 'Zebedee Quillfeather'
const victimCanary = 'Ottoline Marchbanks'

let api: TestApi
let named: Named
beforeAll(async () => {
  api = await startApi()
  const { person, victim } = referralExample
  named = await makeNamed(api, {
    person: { ...person, name: canary },
    victim: { ...victim, name: victimCanary },
  })
  await openToAll(api, untied)
  await openToAll(api, untied, 'hampshire')
})
afterAll(() => api.stop())

const shown = routes.filter(({ method, path }) => method === 'GET' && addresses[path] !== null)
const to = ({ path }: Route) => addressOf(addresses[path]?.[0] ?? path, named)

/** A form says why it is not for this role or not now. */
const answersOf = ({ path }: Route) => (path.includes('/do/') ? [200, 403, 404, 409] : [200, 404])

/** An agency with no tie to the pathway. */
const untied = 'london-housing'

describe.each(codes(roles))('%s', (role: Role) => {
  test('opens the pages of their role, and sees a name only if it is for them', async () => {
    const visitor = visit(api.app, await signIn(api, role, { agency: untied }))
    const names = mayRead('person', { roles: [role] }, noTies)
    const victims = mayRead('victim', { roles: [role] }, noTies)
    for (const route of shown) {
      const url = to(route)
      const { status, text, headers } = await visitor.get(url)
      const mayNotOpen = mayNot(route.who, [role]) !== undefined
      expect([url, mayNotOpen ? status : answersOf(route).includes(status)]).toEqual([
        url,
        mayNotOpen ? 403 : true,
      ])
      if (!names) expect([url, text.includes(canary)]).toEqual([url, false])
      if (!victims) expect([url, text.includes(victimCanary)]).toEqual([url, false])
      expect([url, /<title>[^<]*(Zebedee|Ottoline)/.test(text)]).toEqual([url, false])
      expect([url, JSON.stringify(headers).includes('Zebedee')]).toEqual([url, false])
      expect([url, headers['cache-control']]).toEqual([url, 'no-store'])
    }
  })

  test('at another site may not know that there is anything', async () => {
    const visitor = visit(
      api.app,
      await signIn(api, role, { agency: untied, sites: ['hampshire'] }),
    )
    for (const route of shown.filter(({ path }) => /^\/(pathways|meetings|refer)\/:/.test(path))) {
      const url = to(route)
      const { status, text } = await visitor.get(url)
      expect([url, [403, 404].includes(status)]).toEqual([url, true])
      expect(text).not.toContain(canary)
    }
  })
})

test('nobody who has not signed in sees any page', async () => {
  const visitor = visit(api.app)
  for (const route of shown) {
    const { status, to: next } = await visitor.get(to(route))
    expect([route.path, status, next]).toEqual([
      route.path,
      303,
      expect.stringMatching(/^\/sign-in\?to=/),
    ])
  }
})

test('no name is in the log', () => {
  expect(api.logged.filter((line) => /Zebedee|Ottoline/.test(line))).toEqual([])
})
