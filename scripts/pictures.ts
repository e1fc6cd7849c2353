// `npm run pictures`: draws the pages and the papers of a made-up system into `docs/pictures`, at a desk and on a telephone.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { drawPages } from './pictures/pages.ts'
import { drawPapers } from './pictures/papers.ts'

const into = path.join(import.meta.dirname, '..', 'docs', 'pictures')
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = process.env['CHROMIUM'] ?? usual.find((file) => existsSync(file))
if (!executablePath) {
  process.stderr.write('Chromium is needed: install it, or name it in CHROMIUM.\n')
  process.exit(1)
}

const alive = setInterval(() => undefined, 1000) // the database does not keep this process
const grey = ['--disable-lcd-text', '--font-render-hinting=none'] // letters without colours at their edges
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...grey] })
try {
  mkdirSync(into, { recursive: true })
  const keep = (name: string, png: Buffer) => writeFileSync(path.join(into, `${name}.png`), png)
  await drawPages(browser, keep)
  await drawPapers(browser, keep)
} finally {
  await browser.close()
  clearInterval(alive)
}
