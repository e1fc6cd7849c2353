import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { madeUpMinutes, madeUpPack } from './pictures/made-up.ts'
import { minutesOf } from '../app/papers/minutes.ts'
import { packOf } from '../app/papers/pack.ts'
import { toHtml } from '../app/papers/html.ts'

/** Draws the papers of a made-up meeting as a printer would print them, into `docs/pictures`. */

const into = path.join(import.meta.dirname, '..', 'docs', 'pictures')
const dotsPerInch = 75

/** Which page of which paper is shown. */
const shown = [
  { name: 'pack', paper: packOf(madeUpPack), page: 2 },
  { name: 'minutes', paper: minutesOf(madeUpMinutes), page: 2 },
]

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = process.env['CHROMIUM'] ?? usual.find((file) => existsSync(file))
if (!executablePath) {
  process.stderr.write('Chromium is needed: install it, or name it in CHROMIUM.\n')
  process.exit(1)
}

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-pictures-'))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  mkdirSync(into, { recursive: true })
  const page = await browser.newPage()
  for (const { name, paper, page: number } of shown) {
    await page.setContent(String(toHtml(paper).content))
    const file = path.join(folder, `${name}.pdf`)
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true })
    const only = ['-f', String(number), '-l', String(number), '-singlefile']
    execFileSync('pdftoppm', [...only, '-r', String(dotsPerInch), '-png', file, file]) // of poppler-utils
    renameSync(`${file}.png`, path.join(into, `${name}.png`))
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
