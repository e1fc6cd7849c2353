import { capitalised } from '../../domain/titled.ts'
import type { FormError } from './errors.ts'
import { govuk } from '../govuk/components.ts'
import type { Html } from '../html.ts'
import type { Posted } from '../page.ts'
import { readDate } from './dates.ts'
import { typedIn } from './posted.ts'

const boxes = [
  ['day', 2],
  ['month', 2],
  ['year', 4],
] as const

/** The date that was typed into the three boxes of a field. */
export function readBoxes(posted: Posted, field: string): ReturnType<typeof readDate> {
  const [day = '', month = '', year = ''] = boxes.map(([part]) =>
    typedIn(posted, `${field}-${part}`),
  )
  return readDate({ day, month, year })
}

/** A date in three boxes, as it was typed, with what is wrong with it. */
export function dateBoxes(
  field: string,
  label: string,
  { posted, errors }: { readonly posted: Posted; readonly errors: readonly FormError[] },
): Html {
  const error = errors.find((one) => one.field === field)
  return govuk.dateInput({
    id: field,
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example, 27 3 2027' },
    errorMessage: error && { text: error.text },
    items: boxes.map(([part, width]) => ({
      name: `${field}-${part}`,
      id: `${field}-${part}`,
      label: capitalised(part),
      value: typedIn(posted, `${field}-${part}`),
      classes: `govuk-input--width-${width}${error && (error.part ?? part) === part ? ' govuk-input--error' : ''}`,
    })),
  })
}
