import { capitalised } from '../../domain/titled.ts'
import type { DateField } from './field.ts'
import { type Drawn, errorOf, hintOf, labelOf, legend } from './drawing.ts'
import { govuk } from '../govuk/components.ts'
import { html, type Html } from '../html.ts'
import { typedIn } from './posted.ts'

const boxes = [
  { name: 'day', width: 2 },
  { name: 'month', width: 2 },
  { name: 'year', width: 4 },
] as const

function dateBoxes(drawn: Drawn<DateField>) {
  const { sent, drawing } = drawn
  const wrong = drawing.errors.find(({ field, part }) => field === sent && part !== 'time')
  return {
    id: sent,
    errorMessage: errorOf(drawn),
    items: boxes.map(({ name, width }) => ({
      name: `${sent}-${name}`,
      id: `${sent}-${name}`,
      label: capitalised(name),
      value: typedIn(drawing.posted, `${sent}-${name}`),
      classes: `govuk-input--width-${width}${wrong && (wrong.part ?? name) === name ? ' govuk-input--error' : ''}`,
    })),
  }
}

/** A date in three boxes. */
export const drawDate = (drawn: Drawn<DateField>): Html =>
  govuk.dateInput({
    ...dateBoxes(drawn),
    fieldset: legend(labelOf(drawn.field)),
    hint: hintOf(drawn.field.text) ?? { text: 'For example, 27 3 2027' },
  })

const endOfDay =
  'For example, 9:30 or 2pm. If you leave the time empty, it is the end of the working day.'

/** A date in three boxes, and a time by the clocks at home. */
export function drawInstant(drawn: Drawn<DateField>): Html {
  const { field, sent, drawing } = drawn
  const time = govuk.input({
    label: { text: field.dayAlone ? 'Time (optional)' : 'Time' },
    hint: { text: field.dayAlone ? endOfDay : 'For example, 9:30 or 2pm' },
    id: `${sent}-time`,
    name: `${sent}-time`,
    classes: 'govuk-input--width-5',
    value: typedIn(drawing.posted, `${sent}-time`),
    errorMessage: errorOf(drawn, true),
  })
  return govuk.fieldset({
    ...legend(labelOf(field)),
    html: html`${govuk.dateInput({
      ...dateBoxes(drawn),
      hint: hintOf(field.text) ?? { text: 'For example, 27 3 2027' },
    })}${time}`,
  })
}
