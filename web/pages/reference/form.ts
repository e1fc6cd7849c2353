import { errorSummary, pageHeading } from '../../parts.ts'
import { errorsIn, type No, sentenceOf, answerCode } from '../../../app/answers.ts'
import type { FormError } from '../../forms/errors.ts'
import { govuk } from '../../govuk/components.ts'
import { html, type Html, type Part } from '../../html.ts'
import type { Link, Posted, Screen } from '../../page.ts'
import type { Titles } from '../../../domain/titled.ts'
import { tickedIn, typedIn } from '../../forms/posted.ts'

/** A form as it stands: what was typed, and what is wrong with it. */
export interface Filled {
  readonly posted: Posted
  readonly errors: readonly FormError[]
}

/** What a form is called in errors, by the field as the API names it. */
type Called = Readonly<Record<string, string>>

/** The faults of a no, each at its field: the first part of its name where the form has no finer one. */
export function errorsFor(no: No, called: Called): FormError[] {
  const found = errorsIn(no).map(({ field, rule, message }): FormError => {
    const at = Object.hasOwn(called, field) ? field : (field.split('.')[0] ?? field)
    const name = called[at]
    return name === undefined
      ? { field: undefined, text: sentenceOf('bad-input') }
      : { field: at, text: inWords(name, rule, message) }
  })
  // The first fault of a field says enough: what is empty is also blank, and too short.
  const once = [...Map.groupBy(found, ({ field }) => field).values()].flatMap(
    ([first]) => first ?? [],
  )
  return once.length > 0 ? once : [{ field: undefined, text: sentenceOf(answerCode(no)) }]
}

/** A fault of a field by its name: what is missing is asked for. */
function inWords(name: string, rule: string, message: string): string {
  const called = `${name.charAt(0).toLowerCase()}${name.slice(1)}`
  if (rule === 'one-of') return `Select ${called}`
  if (rule === 'required' || /^must not be (empty|blank)/.test(message)) return `Enter ${called}`
  return `${name} ${message.replace(/\.$/, '')}`
}

/** A form, with what has to be corrected at the top. */
export function formScreen(
  {
    title,
    back,
    action,
    button,
  }: Readonly<Record<'title' | 'action' | 'button', string>> & {
    readonly back: Link
  },
  { errors }: Filled,
  inside: Part,
): Screen {
  const wrong = errors.length > 0
  return {
    title,
    back,
    errors: wrong,
    ...(wrong ? { status: 400 } : {}),
    body: html`${
        wrong &&
        errorSummary(
          errors.map(({ field, text }) =>
            field === undefined ? { text } : { text, href: `#${idOf(field)}` },
          ),
        )
      }
      ${pageHeading(title)}
      <form method="post" action="${action}" novalidate>
        ${inside} ${govuk.button({ text: button, preventDoubleClick: true })}
      </form>`,
  }
}

const idOf = (field: string): string => field.replaceAll('.', '-')

const errorOf = ({ errors }: Filled, field: string) => {
  const found = errors.find((error) => error.field === field)
  return found && { text: found.text }
}

/** A line of text. */
export const textField = (
  filled: Filled,
  field: string,
  label: string,
  more: { readonly hint?: string; readonly type?: string; readonly classes?: string } = {},
): Html =>
  govuk.input({
    id: idOf(field),
    name: field,
    label: { text: label, classes: 'govuk-label--s' },
    hint: more.hint === undefined ? undefined : { text: more.hint },
    type: more.type,
    classes: more.classes,
    value: typedIn(filled.posted, field),
    errorMessage: errorOf(filled, field),
  })

/** One of several. */
export const radioField = (filled: Filled, field: string, label: string, of: Titles): Html =>
  govuk.radios({
    name: field,
    idPrefix: idOf(field),
    value: typedIn(filled.posted, field),
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorOf(filled, field),
    items: Object.entries(of).map(([value, { title }]) => ({ value, text: title })),
  })

/** One of many, from a list that folds out. */
export const selectField = (filled: Filled, field: string, label: string, of: Titles): Html =>
  govuk.select({
    id: idOf(field),
    name: field,
    label: { text: label },
    value: typedIn(filled.posted, field),
    errorMessage: errorOf(filled, field),
    items: [
      { value: '', text: 'Nobody' },
      ...Object.entries(of).map(([value, { title }]) => ({ value, text: title })),
    ],
  })

/** Any of several. */
export const tickField = (filled: Filled, field: string, label: string, of: Titles): Html =>
  govuk.checkboxes({
    name: field,
    idPrefix: idOf(field),
    values: tickedIn(filled.posted, field),
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorOf(filled, field),
    items: Object.entries(of).map(([value, { title }]) => ({ value, text: title })),
  })
