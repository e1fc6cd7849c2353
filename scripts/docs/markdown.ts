/** A table with its columns aligned, as prettier leaves it. Cells are one line each. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = head.map((_, n) => Math.max(3, ...all.map((row) => row[n]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, n) => (row[n] ?? '').padEnd(width)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  const [first = [], ...rest] = all
  return [line(first), rule, ...rest.map(line)].join('\n')
}

/** A code of a registry in words: `adviceOnly` and `advice-only` are "advice only". */
export const inWords = (code: string): string =>
  code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()

/** Several things as a list in a sentence. */
export function listed(items: readonly string[], last = 'and'): string {
  const [only = ''] = items
  return items.length < 2 ? only : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`
}

/** A text as code. */
export const code = (text: string): string => `\`${text}\``
