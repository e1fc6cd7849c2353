import type { Choice } from '../../app/forms/choice.ts'
import { errorsOf } from '../../app/field-errors.ts'
import { allOf, type Field, fieldAt, type PartField } from './field.ts'
import type { CommandForm } from './commands.ts'
import { type FormError, inWords } from './errors.ts'
import type { Posted } from '../page.ts'
import { readWhen } from './read-when.ts'
import { rowsIn, sentFor, tickedIn, typedIn } from './posted.ts'
import { withoutMarks } from '../../domain/text.ts'

/** What can be chosen, by the path of a field. */
export type Choices = Readonly<Record<string, readonly Choice[]>>

/** A body out of what was posted, and what is wrong with it. */
interface ReadForm {
  readonly body: Readonly<Record<string, unknown>>
  /** The same as the edge's schema gives it, with what is left out filled in; undefined if it refuses it. */
  readonly parsed: Readonly<Record<string, unknown>> | undefined
  readonly errors: readonly FormError[]
}

type Body = Record<string, unknown>
interface Reading {
  readonly posted: Posted
  readonly choices: Choices
  readonly errors: FormError[]
}

/** Reads what was posted, field by field: what is no field is not looked at, and empty is absent. Then the edge's schema checks it. */
export function readForm(form: CommandForm, posted: Posted, choices: Choices): ReadForm {
  const reading: Reading = { posted, choices, errors: [] }
  const body = readFields(form.fields, '', reading)
  const errors = [...reading.errors, ...neededErrors(form, body)]
  const parsed = form.body.safeParse(body)
  const faults = parsed.success ? [] : errorsOf(parsed.error, body)
  for (const { field, rule } of faults) {
    const at = form.filledBy[field] ?? field
    const said = valueAt(body, at) === undefined ? 'required' : rule // zod says of a choice that it is none
    if (!errors.some((error) => error.field === at)) errors.push(fieldError(form, at, said))
  }
  return { body, parsed: parsed.data, errors: inOrder(form, errors) }
}

/** A fault at a field by the edge's name of the rule; at the form as a whole if it has no such field. */
export function fieldError(
  { fields, filledBy }: Pick<CommandForm, 'fields' | 'filledBy'>,
  sent: string,
  rule: string,
): FormError {
  const at = filledBy[sent] ?? sent
  const field = fieldAt(fields, at)
  return field
    ? { field: at, text: inWords(rule, field) }
    : { field: undefined, text: 'Something in this form cannot be used. Check what you entered' }
}

/** Faults in the order of the fields, so that the summary reads as the page does. */
function inOrder({ fields }: CommandForm, errors: readonly FormError[]): FormError[] {
  const all = allOf(fields)
  const place = ({ field }: FormError): number => {
    const found = field === undefined ? undefined : fieldAt(fields, field)
    return found ? all.indexOf(found) : -1
  }
  return [...errors].sort((one, other) => place(one) - place(other))
}

/** What the schema lets be left out and the rule does not. */
const neededErrors = ({ fields }: CommandForm, body: Body): FormError[] =>
  fields
    .filter((field) => {
      const { required, name } = field
      if (typeof required === 'string' || name in body) return false
      const value = body[required.when] ?? presetOf(fields, required.when)
      return required.is.some((one) => one === value)
    })
    .map((field) => ({ field: field.path, text: inWords('required', field) }))

/** What a field says that is left out. */
function presetOf(fields: readonly Field[], name: string): string | boolean | undefined {
  const field = fields.find((one) => one.name === name)
  if (field?.kind === 'yesNo' && field.tick) return false
  return field?.kind === 'code' ? field.preset : undefined
}

function readFields(fields: readonly Field[], under: string, reading: Reading): Body {
  const body: Body = {}
  for (const field of fields) {
    const sent = under + field.name
    if (!isAsked(field, fields, under, reading.posted)) {
      if (field.text.otherwise !== undefined) body[field.name] = field.text.otherwise
    } else if (field.kind === 'part') Object.assign(body, readPart(field, sent, reading))
    else {
      const value = readField(field, sent, reading)
      if (value !== undefined) body[field.name] = value
    }
  }
  return body
}

/** Whether a field stands under what was chosen: what another answer hides is not sent. */
function isAsked(
  { text: { when } }: Field,
  fields: readonly Field[],
  under: string,
  posted: Posted,
): boolean {
  const other = when && fields.find(({ name }) => name === when[0])
  if (!when || !other) return true
  const value = typedIn(posted, under + other.name)
  const said = other.kind === 'yesNo' && other.tick && value === '' ? 'no' : value
  return when.slice(1).includes(said) && isAsked(other, fields, under, posted)
}

function readField(field: Field, sent: string, reading: Reading): unknown {
  const { posted, errors } = reading
  switch (field.kind) {
    case 'text':
    case 'code':
      return typedIn(posted, sent).trim() || undefined
    case 'number':
      return readNumber(withoutMarks(typedIn(posted, sent)).trim())
    case 'codes':
      return some(tickedIn(posted, sent).filter((code) => Object.hasOwn(field.titles, code)))
    case 'yesNo':
      return readYesNo(typedIn(posted, sent))
    case 'date':
    case 'instant':
      return readWhen(field, sent, posted, errors)
    case 'group': {
      const group = readFields(field.fields, `${sent}.`, reading)
      return field.required === 'no' && isEmpty(group) ? undefined : group
    }
    case 'rows': {
      const rows = Array.from({ length: rowsIn(posted, sent) ?? 0 }, (_, at) =>
        readField(field.of, `${sent}.${at}`, reading),
      )
      return some(rows.map((row) => row ?? {}))
    }
    case 'part':
      return readPart(field, sent, reading)[field.name]
    case 'parts':
      return some(readParts(field, sent, reading))
  }
}

/** Whether nothing was typed into a group, nor into a group in it. Who may read nothing is nothing. */
const isEmpty = (group: Body): boolean =>
  Object.entries(group).every(
    ([name, value]) =>
      name === 'audience' ||
      (typeof value === 'object' && !Array.isArray(value) && isEmpty(value as Body)),
  )

function valueAt(body: Body, path: string): unknown {
  let value: unknown = body
  for (const step of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Body)[step] : undefined
  return value
}

const some = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined

/** A number as it was typed; what is none is left for the schema to refuse. */
const readNumber = (typed: string): number | string | undefined => {
  if (typed === '') return undefined
  return /^-?\d{1,9}(\.\d+)?$/.test(typed) ? Number(typed) : typed
}

function readYesNo(typed: string): boolean | undefined {
  if (typed === 'yes') return true
  return typed === 'no' ? false : undefined
}

/** A choice, with what it fills beside itself. */
function readPart(field: PartField, sent: string, { posted, choices, errors }: Reading): Body {
  const typed = typedIn(posted, sent)
  if (typed === '') return {}
  const chosen = (choices[field.path] ?? []).find((choice) => sentFor(choice) === typed)
  if (!chosen) {
    errors.push({ field: sent, text: inWords('one-of', field) })
    return {}
  }
  const { value, with: fills = {} } = chosen
  return { [field.name]: field.numeric ? Number(value) : value, ...fills }
}

/** Several parts: those that were ticked, or all of them in the order of the numbers that were typed. */
function readParts(field: PartField, sent: string, { posted, choices }: Reading): string[] {
  const offered = (choices[field.path] ?? []).map(({ value }) => value)
  const ticked = tickedIn(posted, sent)
  if (!field.text.ordered) return offered.filter((value) => ticked.includes(value))
  const place = (value: string, at: number) => {
    const typed = Number(typedIn(posted, `${sent}-${value}`))
    return typed > 0 ? typed : at + 1
  }
  return offered
    .map((value, at) => ({ value, place: place(value, at) }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value)
}
