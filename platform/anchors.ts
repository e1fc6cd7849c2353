import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The end of the audit log's chain at some moment, as a line of the file in which it is kept. */
export interface AnchorLine {
  readonly n: number
  /** In hexadecimal. */
  readonly digest: string
  readonly at: string
}

/** Writes an end of the chain down, on a line of its own. The file is only ever appended to, so that it can be where nothing else is allowed. */
export function writeAnchor(file: string, { n, digest, at }: AnchorLine): void {
  mkdirSync(path.dirname(file), { recursive: true })
  appendFileSync(file, `${JSON.stringify({ n, digest, at })}\n`, { mode: 0o600 })
}

/** What was written down, oldest first. Throws where a line is not one of ours: somebody has written in it. */
export function readAnchors(file: string): AnchorLine[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line === '') return []
    const anchor = JSON.parse(line) as Partial<AnchorLine>
    const { n, digest, at } = anchor
    if (typeof n !== 'number' || typeof digest !== 'string' || typeof at !== 'string')
      throw new Error(`line ${index + 1} of ${file} is no anchor of the audit log`)
    return [{ n, digest, at }]
  })
}
