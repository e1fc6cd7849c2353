import { type Browser, chromium, type Page } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { App } from '../../api/deps.ts'

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
export async function listen(app: Pick<App, 'listen'>): Promise<URL> {
  return new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
}

/** A new window of somebody who is signed in under this cookie, at so many pixels' width; without JavaScript if asked. */
export async function windowOf(
  browser: Browser,
  at: URL,
  session: string,
  { width = 1280, script = true } = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: at.origin,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
  })
  const name = `throughline-session-${at.port}`
  await context.addCookies([{ name, value: session, domain: at.hostname, path: '/' }])
  return context.newPage()
}
