import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const file = path.join(import.meta.dirname, 'results.md')

/** Writes one part of the figures, and leaves the others as they are. */
export function writePart(title: string, text: string): void {
  const [first = '', ...parts] = readFileSync(file, 'utf8').split(/^## /m)
  const others = parts.filter((part) => !part.startsWith(`${title}\n`))
  const all = [...others, `${title}\n\n${text.trim()}\n`].sort()
  writeFileSync(
    file,
    [first, ...all.map((part) => `${part.trim()}\n`)].join('\n## ').replace(/\n{3,}/g, '\n\n'),
  )
}
