import { type Drawn, errorOf, hidden, labelOf, legend, oneOf } from './drawing.ts'
import { each, html, type Html } from '../html.ts'
import { govuk } from '../govuk/components.ts'
import type { PartField } from './field.ts'
import { sentFor, tickedIn, typedIn } from './posted.ts'

/** What is wrong with several inputs together, said to be an error to those who cannot see it, too. */
export const errorMessage = ({ text }: { readonly text: string }): Html =>
  html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${text}</p>`

/** Several of some choices: boxes to be ticked. */
export function drawSeveral(
  drawn: Drawn,
  choices: readonly { value: string; text: string }[],
): Html {
  const { field, sent, drawing } = drawn
  return govuk.checkboxes({
    name: sent,
    idPrefix: sent,
    fieldset: legend(labelOf(field)),
    hint: { text: field.text.hint ?? 'Select all that apply.' },
    errorMessage: errorOf(drawn),
    values: tickedIn(drawing.posted, sent),
    items: choices,
  })
}

/** What is chosen among the parts that there are. What cannot be chosen is said. */
export function drawPart(drawn: Drawn<PartField>): Html {
  const { field, sent, drawing } = drawn
  const choices = drawing.choices[field.path] ?? []
  const [first, ...others] = choices
  if (!first) return fixed(drawn, 'There is nothing to choose from.')
  if (others.length === 0 && field.required === 'always' && !/\.\d+(\.|$)/.test(sent))
    return fixed(drawn, first.title, hidden(sent, sentFor(first)))
  return oneOf(
    drawn,
    choices.map((choice) => ({ value: sentFor(choice), text: choice.title })),
  )
}

/** What is not asked, because there is but one answer or none. */
function fixed(drawn: Drawn, text: string, value?: Html): Html {
  const error = errorOf(drawn)
  return html`<div
    class="govuk-form-group${error && ' govuk-form-group--error'}"
    id="${drawn.sent}"
    tabindex="-1"
  >
    <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">
      ${drawn.field.text.label}
    </p>
    ${error && errorMessage(error)}
    <p class="govuk-body govuk-!-margin-bottom-0">${text}</p>
    ${value}
  </div>`
}

/** Several parts: boxes to be ticked, or a number for each place in their order. */
export function drawParts(drawn: Drawn<PartField>): Html {
  const { field, sent, drawing } = drawn
  const choices = drawing.choices[field.path] ?? []
  if (choices.length === 0) return fixed(drawn, 'There is nothing to choose from.')
  if (!field.text.ordered)
    return drawSeveral(
      drawn,
      choices.map(({ value, title }) => ({ value, text: title })),
    )
  const places = each(choices, ({ value, title }, at) =>
    govuk.input({
      label: { text: title },
      id: at === 0 ? sent : `${sent}-${value}`,
      name: `${sent}-${value}`,
      value: typedIn(drawing.posted, `${sent}-${value}`) || String(at + 1),
      classes: 'govuk-input--width-2',
      inputmode: 'numeric',
    }),
  )
  const error = errorOf(drawn)
  return govuk.fieldset({
    ...legend(labelOf(field)),
    html: html`${field.text.hint && html`<p class="govuk-hint">${field.text.hint}</p>`}
    ${error && errorMessage(error)} ${places}`,
  })
}
