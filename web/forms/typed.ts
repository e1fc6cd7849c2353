import type { Choices } from './read.ts'
import { dateOf } from '../words/dates.ts'
import type { Field } from './field.ts'
import type { Posted } from '../page.ts'
import { sentFor } from './posted.ts'
import { formatTime, ukZone } from '../../domain/calendar/calendar.ts'

type Body = Readonly<Record<string, unknown>>

/** A body as somebody types it into its form; what does not fit its field is left out. */
export const typedOf = (
  fields: readonly Field[],
  body: unknown,
  choices: Choices,
  before = '',
): Posted =>
  Object.assign(
    {},
    ...fields.map((field) => {
      const value = isBody(body) ? body[field.name] : undefined
      return value === undefined ? {} : typedInto(field, before + field.name, value, choices)
    }),
  ) as Posted // made of such parts

const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function typedInto(field: Field, sent: string, value: unknown, choices: Choices): Posted {
  switch (field.kind) {
    case 'group':
      return typedOf(field.fields, value, choices, `${sent}.`)
    case 'rows': {
      const rows = listed(value)
      const typed = rows.map((row, at) => typedInto(field.of, `${sent}.${at}`, row, choices))
      return Object.assign({ [`${sent}-rows`]: String(rows.length) }, ...typed) as Posted // the same
    }
    case 'yesNo':
      return { [sent]: value === true ? 'yes' : value === false && !field.tick ? 'no' : '' }
    case 'codes':
      return { [sent]: listed(value).map(textOf) }
    case 'part': {
      const choice = choices[field.path]?.find((one) => one.value === textOf(value))
      return { [sent]: choice ? sentFor(choice) : '' }
    }
    case 'parts':
      return field.text.ordered
        ? Object.fromEntries(listed(value).map((id, at) => [`${sent}-${textOf(id)}`, `${at + 1}`]))
        : { [sent]: listed(value).map(textOf) }
    case 'date':
    case 'instant':
      return typedWhen(sent, textOf(value))
    default:
      return { [sent]: textOf(value) }
  }
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

function typedWhen(sent: string, value: string): Posted {
  const at = value.includes('T') ? Date.parse(value) : NaN
  const civil = Number.isNaN(at) ? value : dateOf(at)
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(civil) ?? []
  const date = { [`${sent}-day`]: day, [`${sent}-month`]: month, [`${sent}-year`]: year }
  return Number.isNaN(at) ? date : { ...date, [`${sent}-time`]: formatTime(at, ukZone) }
}
