import { capitalised } from '../../domain/titled.ts'
import { lower } from '../../domain/sentence.ts'
import { each, html, type Html } from '../html.ts'
import type { CodeField, Field, RowsField, TextField, YesNoField } from './field.ts'
import {
  type Drawing,
  type Drawn,
  errorOf,
  focusOf,
  folds,
  hidden,
  hintOf,
  isOffered,
  labelOf,
  oneOf,
  valueOf,
} from './drawing.ts'
import { drawDate, drawInstant } from './render-dates.ts'
import { govuk } from '../govuk/components.ts'
import { rowsShown } from './rows.ts'
import { drawPart, drawParts, drawSeveral, errorMessage } from './render-parts.ts'

/** The fields of a form, as GOV.UK's components. */
export function drawFields(fields: readonly Field[], drawing: Drawing, before = ''): Html {
  const offered = fields.filter((field) => isOffered(field, drawing.choices))
  const top = offered.filter((field) => !standsUnder(field, offered, before))
  return each(top, (field) => drawWith(field, offered, drawing, before))
}

/** Whether a field stands under a choice of another, instead of after it. */
function standsUnder({ text: { when } }: Field, fields: readonly Field[], before: string): boolean {
  const other = when && fields.find(({ name }) => name === when[0])
  if (!other || when.length !== 2) return false
  if (other.kind === 'code') return !folds(Object.keys(other.titles).length, before + other.name)
  return other.kind === 'yesNo'
}

function drawWith(field: Field, fields: readonly Field[], drawing: Drawing, before: string): Html {
  const under = (code: string): Html | undefined => {
    const inside = fields.filter(
      (one) =>
        standsUnder(one, fields, before) &&
        one.text.when?.[0] === field.name &&
        one.text.when[1] === code,
    )
    return inside.length === 0
      ? undefined
      : html`${each(inside, (one) => drawWith(one, fields, drawing, before))}`
  }
  return draw({ field, sent: before + field.name, drawing, under })
}

function draw(drawn: Drawn): Html {
  const { field, sent, drawing } = drawn
  switch (field.kind) {
    case 'text':
      return drawText({ ...drawn, field })
    case 'number':
      return govuk.input({
        ...input(drawn),
        classes: 'govuk-input--width-3',
        inputmode: 'numeric',
        spellcheck: false,
      })
    case 'code':
      return oneOf(drawn, titled(field))
    case 'codes':
      return drawSeveral(drawn, titled(field))
    case 'yesNo':
      return drawYesNo({ ...drawn, field })
    case 'date':
      return drawDate({ ...drawn, field })
    case 'instant':
      return drawInstant({ ...drawn, field })
    case 'part':
      return drawPart({ ...drawn, field })
    case 'parts':
      return drawParts({ ...drawn, field })
    case 'group':
      return govuk.fieldset({
        legend: { text: labelOf(field), classes: 'govuk-fieldset__legend--m' },
        html: html`${field.text.hint && html`<p class="govuk-hint">${field.text.hint}</p>`}${drawFields(
          field.fields,
          drawing,
          `${sent}.`,
        )}`,
      })
    case 'rows':
      return drawRows({ ...drawn, field })
  }
}

const titled = ({ titles, text: { hints = {} } }: CodeField) =>
  Object.entries(titles).map(([value, text]) => {
    const hint = hints[value]
    return { value, text, ...(hint !== undefined && { hint: { text: hint } }) }
  })

const input = (drawn: Drawn) => ({
  label: { text: labelOf(drawn.field), classes: 'govuk-label--s' },
  hint: hintOf(drawn.field.text),
  errorMessage: errorOf(drawn),
  id: drawn.sent,
  name: drawn.sent,
  value: valueOf(drawn),
  attributes: focusOf(drawn.sent, drawn.drawing),
})

/** Longest text that is asked for in one line. */
const oneLine = 300

function drawText(drawn: Drawn<TextField>): Html {
  const { most } = drawn.field
  if (most === undefined) return govuk.textarea({ ...input(drawn), rows: 5 })
  if (most <= oneLine) return govuk.input(input(drawn))
  const rows = most > 10_000 ? 20 : most > 1000 ? 5 : 3
  return govuk.characterCount({ ...input(drawn), rows, maxlength: most, threshold: 75 })
}

function drawYesNo(drawn: Drawn<YesNoField>): Html {
  const { field, sent, under } = drawn
  const { text, tick } = field
  const value = valueOf(drawn)
  if (!tick)
    return oneOf(drawn, [
      { value: 'yes', text: text.yes ?? 'Yes' },
      { value: 'no', text: text.no ?? 'No' },
    ])
  const inside = under('yes')
  const after = under('no')
  const box = govuk.checkboxes({
    name: sent,
    idPrefix: sent,
    errorMessage: errorOf(drawn),
    items: [
      {
        value: 'yes',
        text: text.label,
        hint: hintOf(text),
        checked: value === 'yes',
        ...(inside && { conditional: { html: inside } }),
      },
    ],
  })
  return html`${after}${box}`
}

/** Rows, with buttons that add one and take one away, and check nothing. */
function drawRows(drawn: Drawn<RowsField>): Html {
  const { field, sent, drawing } = drawn
  const { of, text } = field
  const one = text.one ?? 'row'
  const title = capitalised(one)
  const count = rowsShown(field, sent, drawing.posted)
  const row = (at: number): Html => {
    const name = `${title} ${at + 1}`
    const inside =
      of.kind === 'group'
        ? govuk.fieldset({
            legend: { text: name, classes: 'govuk-fieldset__legend--s' },
            html: drawFields(of.fields, drawing, `${sent}.${at}.`),
          })
        : draw({
            field: { ...of, text: { label: name }, required: 'always' },
            sent: `${sent}.${at}`,
            drawing,
            under: () => undefined,
          })
    return html`<div class="tl-panel govuk-!-margin-bottom-4">
      ${inside}
      ${govuk.button({
        html: html`Remove<span class="govuk-visually-hidden"> ${lower(name)}</span>`,
        classes: 'govuk-button--secondary',
        name: 'do',
        value: `remove:${sent}.${at}`,
      })}
    </div>`
  }
  const error = errorOf(drawn)
  return govuk.fieldset({
    legend: { text: labelOf(field), classes: 'govuk-fieldset__legend--m' },
    html: html`${text.hint && html`<p class="govuk-hint">${text.hint}</p>`}
    ${error && errorMessage(error)} ${hidden(`${sent}-rows`, String(count))}
    ${each(Array.from({ length: count }), (_, at) => row(at))}
    ${govuk.button({
      text: count === 0 ? `Add ${withArticle(one)}` : `Add another ${one}`,
      classes: 'govuk-button--secondary',
      name: 'do',
      value: `add:${sent}`,
      attributes: { id: count === 0 ? sent : `${sent}-add` },
    })}`,
  })
}

const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
