import { fullDate } from '../../domain/calendar/in-words.ts'
import type { Choice } from '../../app/forms/choice.ts'
import type { Choices } from './read.ts'
import type { Field } from './field.ts'
import { moment } from '../words/dates.ts'

type Body = Readonly<Record<string, unknown>>
type Answers = readonly (readonly [label: string, answer: string])[]

/** What a body says, each answer under its field's label: what a page shows before what cannot be undone. */
export const answersIn = (fields: readonly Field[], body: Body, choices: Choices): Answers =>
  fields.flatMap((field): Answers => {
    const value = body[field.name]
    if (value === undefined) return []
    if (field.kind === 'group') return answersIn(field.fields, value as Body, choices) // as it was read
    if (field.kind !== 'rows') return [[field.text.label, answerTo(field, value, body, choices)]]
    const rows = value as readonly unknown[] // as it was read
    return rows.map((row, at) => [
      `${field.text.one ?? field.text.label} ${at + 1}`.replace(/^./, (letter) =>
        letter.toUpperCase(),
      ),
      rowText(field.of, row, choices),
    ])
  })

function rowText(of: Field, row: unknown, choices: Choices): string {
  if (of.kind !== 'group') return answerTo(of, row, {}, choices)
  const answers = answersIn(of.fields, row as Body, choices) // as it was read
  return answers.map(([label, answer]) => `${label}: ${answer}`).join('\n')
}

function answerTo(field: Field, value: unknown, body: Body, choices: Choices): string {
  const offered = choices[field.path] ?? []
  switch (field.kind) {
    case 'code':
      return field.titles[String(value)] ?? ''
    case 'codes':
      return listOf(value, (code) => field.titles[code])
    case 'yesNo':
      return value === true ? (field.text.yes ?? 'Yes') : (field.text.no ?? 'No')
    case 'part':
      return offered.find((choice) => fits(choice, String(value), body))?.title ?? ''
    case 'parts':
      return listOf(value, (id) => offered.find((choice) => choice.value === id)?.title)
    case 'date':
      return fullDate(String(value))
    case 'instant':
      return moment(String(value))
    default:
      return String(value)
  }
}

const fits = (choice: Choice, value: string, body: Body): boolean =>
  choice.value === value &&
  Object.entries(choice.with ?? {}).every(([name, filled]) => body[name] === filled)

const listOf = (value: unknown, titleOf: (one: string) => string | undefined): string =>
  Array.isArray(value) ? value.map((one) => titleOf(String(one)) ?? '').join(', ') : ''
