// Proves of the form of every command, empty, filled in and with errors, that it has nothing against WCAG 2.2 AA and loses nothing at 320 pixels.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { allForms, drawnForms, drawnPath, type Way, ways } from '../support/drawn-forms.ts'
import type { App } from '../../api/deps.ts'
import { conferenceCommands } from '../../domain/conference/commands/index.ts'
import { faultsOf } from '../support/looks.ts'
import { openWindows, type Windows } from '../support/chromium.ts'
import { pagesOf } from '../support/pages.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { registerRoutes } from '../../web/register.ts'
import { serveAssets } from '../../web/assets.ts'
import { sized } from '../support/proof.ts'
import { startApi, type TestApi } from '../support/api.ts'

/** In the short form each is looked at once, where most of it is to be seen: with errors, and its choices made. */
const looked: readonly Way[] =
  sized(0, 1) === 0 ? ['wrong'] : ['empty', 'filled', 'missing', 'wrong']
const [first] = allForms

let api: TestApi
let app: App
let windows: Windows
beforeAll(async () => {
  api = await startApi()
  app = await pagesOf(api, (scope) => {
    serveAssets(scope)
    registerRoutes(scope, api.deps, drawnForms)
  })
  windows = await openWindows({ ...api, app })
})
afterAll(async () => {
  await windows.close()
  await app.close()
  await api.stop()
})

const seen = new Set<string>()

async function look(form: (typeof allForms)[number], way: Way): Promise<void> {
  const page = await windows.of('coordinator')
  const to = drawnPath(form, way)
  await page.goto(to)
  expect([to, await page.textContent('h1')]).toEqual([to, expect.any(String)])
  expect([to, await faultsOf(page)]).toEqual([to, []])
  if (way === 'wrong') seen.add(`${form.kind} ${form.name}`)
}

describe('the form of', () => {
  test.each(allForms.map((form) => [`${form.kind} ${form.name}`, form] as const))(
    '%s',
    async (_, form) => {
      for (const way of looked) await look(form, way)
      if (form.text.confirm !== undefined) await look(form, 'check')
    },
  )

  test('every command that people send was looked at, but for the two that make something new', () => {
    const sent = Object.entries({
      pathway: pathwayCommands,
      conference: conferenceCommands,
    }).flatMap(([kind, registry]) =>
      Object.entries(registry)
        .filter(([, { who }]) => who !== 'system')
        .map(([name]) => `${kind} ${name}`),
    )
    expect(sent.filter((name) => !seen.has(name))).toEqual([
      'pathway submit-referral', // `pages-other-forms`
      'conference plan-conference',
    ])
  })
})

test.each(ways.filter((way) => ['notNow', 'away'].includes(way)))(
  'what stands in place of a form is sound: %s',
  async (way) => {
    if (first) await look(first, way)
  },
)
