// What a browser does with a form, and a body as somebody types it.
import type { Choice } from '../../app/forms/choice.ts'
import type { Choices } from '../../web/forms/read.ts'
import type { CommandForm } from '../../web/forms/commands.ts'
import { allOf } from '../../web/forms/field.ts'
import type { Html } from '../../web/html.ts'
import type { Posted } from '../../web/page.ts'

type Body = Readonly<Record<string, unknown>>

/** Choices among which the parts are that a body names, and something besides. */
export function choicesFrom({ fields, filledBy }: CommandForm, body: Body): Choices {
  const fills = Object.entries(filledBy)
  return Object.fromEntries(
    allOf(fields)
      .filter(({ kind }) => kind === 'part' || kind === 'parts')
      .map((field) => {
        const named = valuesAt(body, field.path.split('.')).map(String)
        const filled = Object.fromEntries(
          fills.filter(([, by]) => by === field.name).map(([name]) => [name, String(body[name])]),
        )
        const besides = field.text.ordered ? [] : ['something-else']
        const choices = [...new Set(named), ...besides].map((value): Choice => ({
          value,
          title: `The ${field.name} ${value}`,
          ...(Object.keys(filled).length > 0 && { with: filled }),
        }))
        return [field.path, choices]
      }),
  )
}

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path))
  const [first, ...rest] = path
  if (first === undefined) return value === undefined ? [] : [value]
  return typeof value === 'object' && value !== null ? valuesAt((value as Body)[first], rest) : []
}

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

/** What a browser sends of a form without touching it. */
export function sentBy({ text }: Html): Posted {
  const sent: Record<string, string | string[]> = {}
  const add = (name: string, value: string) => {
    const before = sent[name]
    if (before === value) return // of another form on the page: whom and for which role each is shown
    if (before === undefined) sent[name] = value
    else sent[name] = [...(typeof before === 'string' ? [before] : before), value]
  }
  const inputs = /<(?:(input)\b([^>]*)>|(textarea|select)\b([^>]*)>([^]*?)<\/\3>)/g
  for (const [, input, own, other, others, inside = ''] of text.matchAll(inputs)) {
    const tag = input ?? other
    const attributes = own ?? others ?? ''
    const attribute = (name: string) =>
      unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
    const name = attribute('name')
    if (tag === 'textarea') add(name, unescaped(inside).replace(/^\n/, ''))
    else if (tag === 'select')
      add(name, unescaped(/<option value="([^"]*)" selected/.exec(inside)?.[1] ?? ''))
    else if (!/type="(radio|checkbox)"/.test(attributes) || /\bchecked\b/.test(attributes))
      add(name, attribute('value'))
  }
  return sent
}
