// Proves of every page that it can be read in dark and in forced colours, and that what carries meaning is still to be seen there.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { everyPage, type Shown } from '../support/every-page.ts'
import { onePerStage, startMadeUp } from '../support/made-up-world.ts'
import { openWindows, type Windows } from '../support/chromium.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { findings } from '../support/axe.ts'
import { meaningless } from '../support/colours.ts'
import { sized } from '../support/proof.ts'

/** As somebody may have set their screen; the pages themselves are light. */
const settings = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced, light': { colorScheme: 'light', forcedColors: 'active' },
  'forced, dark': { colorScheme: 'dark', forcedColors: 'active' },
} as const

async function faultsIn(windows: Windows, { to, as }: Pick<Shown, 'to' | 'as'>): Promise<string[]> {
  const page = await windows.of(as)
  const faults: string[] = []
  for (const [name, media] of Object.entries(settings)) {
    await page.emulateMedia(media)
    await page.goto(to)
    // axe takes a ground that nobody set for white, which it is not where dark colours are forced.
    const read = name === 'forced, dark' ? [] : await findings(page, ['color-contrast'])
    const found = [...read, ...(await meaningless(page))]
    faults.push(...found.map((fault) => `${to} as ${as}, ${name}: ${fault}`))
  }
  return faults
}

let api: TestApi
let windows: Windows
beforeAll(async () => {
  api = await startApi()
  windows = await openWindows(api)
})
afterAll(async () => {
  await windows.close()
  await api.stop()
})

test('every page can be read, and says what it says without its colours', async () => {
  const { shown } = await everyPage(api)
  const faults: string[] = []
  for (const one of shown.filter((_, at) => sized(0, 1) === 1 || at % 6 === 0))
    faults.push(...(await faultsIn(windows, one)))
  expect(faults).toEqual([])
})

/** At full length alone: it lives some months first. */
const atLength = sized(0, 1) === 1 ? test : test.skip

atLength('the pictures of a course can be read in every stage', async () => {
  const lives = await startMadeUp(60)
  const seeing = await openWindows(lives)
  try {
    const faults: string[] = []
    for (const id of (await onePerStage(lives)).values())
      for (const view of ['', '/risk'])
        faults.push(
          ...(await faultsIn(seeing, { to: `/pathways/${id}${view}`, as: 'coordinator' })),
        )
    expect(faults).toEqual([])
  } finally {
    await seeing.close()
    await lives.stop()
  }
})
