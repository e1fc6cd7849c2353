import { coverBody } from '../../../app/agency/cover.ts'
import { errorsOf } from '../../../app/field-errors.ts'
import type { FieldError } from '../../../app/answers.ts'
import { errorSummary, pageHeading, paragraph } from '../../parts.ts'
import type { FormError } from '../../forms/errors.ts'
import { govuk } from '../../govuk/components.ts'
import { html } from '../../html.ts'
import type { Posted, Screen } from '../../page.ts'
import { dateBoxes, readBoxes } from '../../forms/date-boxes.ts'
import { roleTitle } from '../../../domain/describe.ts'
import { typedIn } from '../../forms/posted.ts'
import type { z } from 'zod'

const called = {
  role: { missing: 'Select whose messages should also go to somebody else', name: 'The role' },
  address: { missing: 'Enter an email address', name: 'The email address' },
  firstDay: { missing: 'Enter the first day of the cover', name: 'The first day' },
  lastDay: { missing: 'Enter the last day of the cover', name: 'The last day' },
} as const
type CoverField = keyof typeof called
const dates = ['firstDay', 'lastDay'] as const

/** What was typed, read: a cover, or what is wrong with it. */
export function readCover(
  posted: Posted,
): { readonly cover: z.output<typeof coverBody> } | { readonly errors: readonly FormError[] } {
  const body: Record<string, string> = {
    role: typedIn(posted, 'role'),
    address: typedIn(posted, 'address').trim(),
  }
  const errors: FormError[] = []
  for (const field of dates) {
    const read = readBoxes(posted, field)
    if (read.is === 'date') body[field] = read.date
    if (read.is === 'wrong')
      errors.push({ field, part: read.part, text: `${called[field].name} ${read.message}` })
  }
  const parsed = coverBody.safeParse(body)
  if (parsed.success) return { cover: parsed.data }
  const rest = errorsOf(parsed.error, body).filter(
    ({ field }) => !errors.some((error) => error.field === field),
  )
  return { errors: [...rest.map((error) => coverError(error)), ...errors].sort(inOrder) }
}

const order = Object.keys(called)
const inOrder = (a: FormError, b: FormError): number =>
  order.indexOf(a.field ?? '') - order.indexOf(b.field ?? '')

/** A fault of a field, in words that say what to do. */
export function coverError({ field, rule, message }: FieldError): FormError {
  if (!isCoverField(field)) return { field: undefined, text: 'This cannot be used. Check it.' }
  const { missing, name } = called[field]
  if (field === 'address' && rule !== 'required')
    return { field, text: `${missing} in the correct format, like duty.desk@example.org` }
  if (rule === 'required' || rule === 'one-of') return { field, text: missing }
  return { field, text: `${name} ${message.replace(/\.$/, '')}` }
}

const isCoverField = (field: string): field is CoverField => Object.hasOwn(called, field)

/** The form that adds a cover. */
export function coverScreen(
  roles: readonly string[],
  key: string,
  posted: Posted,
  errors: readonly FormError[] = [],
): Screen {
  const errorOf = (field: CoverField) => {
    const found = errors.find((error) => error.field === field)
    return found && { text: found.text }
  }
  return {
    title: 'Add cover',
    back: { href: '/agency', text: 'Our agency' },
    errors: errors.length > 0,
    ...(errors.length > 0 ? { status: 400 } : {}),
    body: html`${errors.length > 0 && errorSummary(errors.map(summaryLine))}
      ${pageHeading('Add cover')}
      ${paragraph('From the first day to the last, messages for the role go to this address as well as to our own.')}
      <form method="post" action="/agency/cover" novalidate>
        <input type="hidden" name="key" value="${key}" />
        ${govuk.radios({
          name: 'role',
          idPrefix: 'role',
          value: typedIn(posted, 'role'),
          fieldset: { legend: { text: 'Whose messages?', classes: 'govuk-fieldset__legend--s' } },
          errorMessage: errorOf('role'),
          items: roles.map((role) => ({ value: role, text: roleTitle(role) })),
        })}
        ${govuk.input({
          label: { text: 'Email address of whoever covers', classes: 'govuk-label--s' },
          hint: {
            text: 'A work address. A message says that something waits, and never what or about whom.',
          },
          id: 'address',
          name: 'address',
          type: 'email',
          spellcheck: false,
          value: typedIn(posted, 'address'),
          errorMessage: errorOf('address'),
        })}
        ${dateBoxes('firstDay', 'First day', { posted, errors })}
        ${dateBoxes('lastDay', 'Last day', { posted, errors })}
        ${govuk.button({ text: 'Add cover', preventDoubleClick: true })}
      </form>`,
  }
}

function summaryLine({ field, part, text }: FormError) {
  if (field === undefined) return { text }
  const date = dates.some((one) => one === field)
  return { text, href: `#${field}${date ? `-${part ?? 'day'}` : ''}` }
}
