import type { Choices } from './read.ts'
import { allOf, type Field, type FieldText } from './field.ts'
import { type Choice, govuk } from '../govuk/components.ts'
import type { FormError } from './errors.ts'
import { each, html, type Html } from '../html.ts'
import type { Posted } from '../page.ts'
import { typedIn } from './posted.ts'

/** What fields are drawn with. */
export interface Drawing {
  readonly posted: Posted
  readonly choices: Choices
  readonly errors: readonly FormError[]
  /** The row that was just added, where somebody goes on typing. */
  readonly focus?: string | undefined
}

/** A field as it stands in a form: the name of its input, and what is asked under its choices. */
export interface Drawn<F extends Field = Field> {
  readonly field: F
  readonly sent: string
  readonly drawing: Drawing
  /** What is asked where this code is chosen. */
  readonly under: (code: string) => Html | undefined
}

/** What was typed or chosen; until something was posted, what holds anyway. */
export const valueOf = ({ field, sent, drawing: { posted } }: Drawn): string =>
  !Object.hasOwn(posted, sent) && (field.kind === 'code' || field.kind === 'yesNo')
    ? (field.preset ?? '')
    : typedIn(posted, sent)

/** What is wrong with a field, as GOV.UK's macros take it. */
export function errorOf({ sent, drawing: { errors } }: Drawn, time = false) {
  const found = errors.find(({ field, part }) => field === sent && (part === 'time') === time)
  return found && { text: found.text }
}

/** The label of a field, which says if nothing need be entered. */
export const labelOf = ({ required, text, kind }: Field): string =>
  text.label +
  (required === 'no' && kind !== 'rows' && text.preset === undefined ? ' (optional)' : '')

/** A hint, if there is one. */
export const hintOf = ({ hint }: FieldText) => (hint === undefined ? undefined : { text: hint })

export const legend = (text: string) => ({
  legend: { text, classes: 'govuk-fieldset__legend--s' },
})

const mostRadios = 8
const mostRadiosInRow = 4

/** Whether so many choices stand in a list that folds out. */
export const folds = (choices: number, sent: string): boolean =>
  choices > (/\.\d+\./.test(sent) ? mostRadiosInRow : mostRadios)

interface Offered {
  readonly value: string
  readonly text: string
  readonly hint?: { readonly text: string }
}

/** One of several choices: radios, or a list that folds out. */
export function oneOf(drawn: Drawn, choices: readonly Offered[]): Html {
  const { field, sent, drawing, under } = drawn
  const value = valueOf(drawn)
  const shared = { name: sent, errorMessage: errorOf(drawn), hint: hintOf(field.text) }
  if (folds(choices.length, sent))
    return govuk.select({
      ...shared,
      id: sent,
      label: { text: labelOf(field), classes: 'govuk-label--s' },
      value,
      attributes: focusOf(sent, drawing),
      items: [
        { value: '', text: field.required === 'no' ? noneOf(field) : 'Choose one' },
        ...choices,
      ],
    })
  const items: Choice[] = choices.map((choice) => {
    const inside = under(choice.value)
    const checked = choice.value === value
    return { ...choice, checked, ...(inside && { conditional: { html: inside } }) }
  })
  const optional =
    field.required === 'no' && field.kind !== 'yesNo' && field.text.preset === undefined
  const none: Choice[] = [{ divider: 'or' }, { value: '', text: noneOf(field), checked: false }]
  const all = optional ? [...items, ...none] : items
  return govuk.radios({
    ...shared,
    idPrefix: sent,
    fieldset: legend(labelOf(field)),
    classes: besideOneAnother(field, all) ? 'govuk-radios--inline' : undefined,
    items: all,
  })
}

const shortChars = 10

/** Yes and no, and low, moderate and high, are read faster in one line. */
const besideOneAnother = ({ kind }: Field, items: readonly Choice[]): boolean =>
  !items.some(({ conditional, divider }) => conditional ?? divider) &&
  (kind === 'yesNo' ||
    (items.length <= 3 && items.every(({ text = '' }) => text.length <= shortChars)))

const noneOf = ({ text: { none }, kind }: Field): string =>
  none ?? (kind === 'part' ? 'None of these' : 'Not stated')

/** Where somebody goes on typing in a row that they added. */
export const focusOf = (sent: string, { focus }: Drawing) =>
  focus !== undefined && sent.startsWith(focus) && /^(\.\w+)?$/.test(sent.slice(focus.length))
    ? { autofocus: '' }
    : undefined

/** Whether a field can be asked: what is chosen among nothing, and need not be, is left out. */
export const isOffered = (field: Field, choices: Choices): boolean =>
  (field.kind !== 'part' && field.kind !== 'parts') ||
  (field.required !== 'no' && field.required !== 'asThingsStand') || // nothing to choose, nothing needed
  (choices[field.path] ?? []).length > 0

/** Whether something must be chosen among nothing, so that the form cannot be sent. */
export const lacksChoices = (fields: readonly Field[], choices: Choices): boolean =>
  fields.some(
    (field) =>
      (field.kind === 'part' || field.kind === 'parts') &&
      field.required === 'always' &&
      (choices[field.path] ?? []).length === 0,
  )

/** A value that goes along unseen. */
export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`

/** Everything that was typed, to be sent again. */
export const postedAgain = (posted: Posted): Html =>
  each(Object.entries(posted), ([name, value]) =>
    each(typeof value === 'string' ? [value] : value, (one) => hidden(name, one)),
  )

/** Whether a form has lists of rows. */
export const hasRows = (fields: readonly Field[]): boolean =>
  allOf(fields).some(({ kind }) => kind === 'rows')
