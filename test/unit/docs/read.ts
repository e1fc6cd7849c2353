import { readdirSync, readFileSync } from 'node:fs'

/** A file of the checkout, as text. */
export const textOf = (file: string): string => readFileSync(file, 'utf8')

/** Every document that people read. */
export const documents: readonly string[] = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .sort(),
]

/** The fenced blocks of one language; only those that follow a comment, if one is named. */
export function blocksIn(text: string, language: string, mark?: string): string[] {
  const before = mark === undefined ? '' : `<!-- ${mark} -->\\n+`
  const fence = new RegExp(`^${before}\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')
  return [...text.matchAll(fence)].map(([, block = '']) => block)
}

/** The rows of the first table after a text, as cells, without its head. */
export function tableAfter(text: string, start: string): string[][] {
  const from = text.indexOf(start)
  if (from < 0) throw new Error(`there is no ${start}`)
  const lines = text.slice(from + start.length).split('\n')
  const first = lines.findIndex((line) => line.startsWith('|'))
  const rest = lines.slice(first)
  const end = rest.findIndex((line) => !line.startsWith('|'))
  return rest.slice(2, end < 0 ? undefined : end).map(cells)
}

const cells = (row: string): string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim())
