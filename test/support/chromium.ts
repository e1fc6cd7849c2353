import { type Browser, chromium, type Page } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { App } from '../../api/deps.ts'
import { longEnoughMs } from './until.ts'
import type { Role } from '../../domain/codes.ts'
import { signIn } from './pages.ts'
import type { TestApi } from './api.ts'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const found = () => process.env['CHROMIUM'] ?? usual.find((file) => existsSync(file))

/** Makes sure that there is a Chromium: where there is none, root installs Debian's and says so. */
export function prepareChromium(): void {
  if (found() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  process.stderr.write('Chromium is missing: installing it with apt-get, for the tests of pages.\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
  execFileSync('apt-get', install, { env, stdio: 'ignore' })
}

/** A Chromium without a window. Throws, saying what to do, where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = found()
  if (!executablePath)
    throw new Error('The tests of pages need Chromium: install it, or name it in CHROMIUM.')
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

/** Lets browsers come to an app, and gives its address. */
async function listen(app: Pick<App, 'listen'>): Promise<URL> {
  return new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
}

/** How a window looks at pages. */
interface Looks {
  readonly width?: number
  /** Device pixels for each pixel of a page: a window of 1280 that is enlarged to 400 % is 320 wide, at 4. */
  readonly scale?: number
  readonly script?: boolean
  readonly colours?: 'dark' | 'forced'
}

/** A new window of somebody who is signed in under this cookie, or of nobody yet; 1280 pixels wide, with JavaScript, unless it is said otherwise. */
export async function windowOf(
  browser: Browser,
  at: URL,
  session: string | undefined,
  { width = 1280, scale = 1, script = true, colours }: Looks = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: at.origin,
    viewport: { width, height: 900 },
    deviceScaleFactor: scale,
    javaScriptEnabled: script,
    ...(colours === 'dark' ? { colorScheme: 'dark' } : {}),
    ...(colours === 'forced' ? { forcedColors: 'active' } : {}),
  })
  context.setDefaultTimeout(longEnoughMs)
  const name = `throughline-session-${at.port}`
  if (session !== undefined)
    await context.addCookies([{ name, value: session, domain: at.hostname, path: '/' }])
  return context.newPage()
}

/** Windows on the pages of an app, one for each role that looks. */
export interface Windows {
  readonly browser: Browser
  readonly at: URL
  /** The window of the usual person in a role; the same each time. */
  of(role: Role): Promise<Page>
  /** A new window of the usual person in a role. */
  another(role: Role, looks?: Looks): Promise<Page>
  /** Other windows of the same browser, with other looks. */
  with(looks: Looks): Windows
  close(): Promise<void>
}

/** Starts Chromium and lets it come to the pages of an app. */
export async function openWindows(
  api: Pick<TestApi, 'deps'> & { readonly app: Pick<App, 'listen'> },
): Promise<Windows> {
  const browser = await launchChromium()
  return windowsOf(api, browser, await listen(api.app), {})
}

function windowsOf(api: Pick<TestApi, 'deps'>, browser: Browser, at: URL, looks: Looks): Windows {
  const open = new Map<Role, Promise<Page>>()
  const another = async (role: Role, own: Looks = looks) =>
    windowOf(browser, at, await signIn(api, role), own)
  return {
    browser,
    at,
    of: (role) => {
      const page = open.get(role) ?? another(role)
      open.set(role, page)
      return page
    },
    another,
    with: (others) => windowsOf(api, browser, at, others),
    close: () => browser.close(),
  }
}
