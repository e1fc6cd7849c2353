/** Text that a browser may read as HTML: made by `html`, or by GOV.UK's macros. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

/** What can stand in a template: HTML as it is; anything else as text; nothing for null, undefined and false. */
export type Part = Html | string | number | null | undefined | false | readonly Part[]

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)

function textOf(part: Part): string {
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(textOf).join('')
  if (part === null || part === undefined || part === false) return ''
  return escaped(String(part))
}

/** HTML from a template: whatever is put into it is escaped, unless it is HTML already; lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, at) => text + textOf(parts[at - 1]) + string))
}

/** The same piece for each of a list. */
export const each = <T>(list: readonly T[], piece: (one: T, at: number) => Part): Html =>
  new Html(list.map((one, at) => textOf(piece(one, at))).join(''))
