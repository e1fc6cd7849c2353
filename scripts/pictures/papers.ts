import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { compact } from './png.ts'
import { madeUpMinutes, madeUpPack } from './made-up.ts'
import { minutesOf } from '../../app/papers/minutes.ts'
import { packOf } from '../../app/papers/pack.ts'
import { toHtml } from '../../app/papers/html.ts'

const dotsPerInch = 75

/** Which page of which paper is shown. */
const shown = [
  { name: 'pack', paper: packOf(madeUpPack), page: 2 },
  { name: 'minutes', paper: minutesOf(madeUpMinutes), page: 2 },
]

/** Draws the papers of a made-up meeting as a printer would print them, and keeps each under its name. */
export async function drawPapers(
  browser: Browser,
  keep: (name: string, png: Buffer) => void,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-papers-'))
  try {
    const page = await browser.newPage()
    for (const { name, paper, page: number } of shown) {
      await page.setContent(String(toHtml(paper).content))
      const file = path.join(folder, `${name}.pdf`)
      await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true })
      const only = ['-f', String(number), '-l', String(number), '-singlefile']
      execFileSync('pdftoppm', [...only, '-r', String(dotsPerInch), '-png', file, file]) // of poppler-utils
      keep(name, compact(readFileSync(`${file}.png`)))
    }
    await page.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
