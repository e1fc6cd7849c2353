import { answersIn } from './check.ts'
import type { Choices } from './read.ts'
import type { CommandForm } from './commands.ts'
import { allOf, fieldAt } from './field.ts'
import { drawFields } from './render.ts'
import { type Drawing, hasRows, hidden, lacksChoices, postedAgain } from './drawing.ts'
import { each, html, type Html } from '../html.ts'
import type { Fact } from './fact.ts'
import type { FormError } from './errors.ts'
import { govuk } from '../govuk/components.ts'
import { pageHeading, paragraph, summary } from '../parts.ts'
import type { Posted, Screen } from '../page.ts'

/** What all pages of a form have. */
export interface FormPlace {
  readonly form: CommandForm
  /** Where it is sent to. */
  readonly action: string
  /** Where somebody goes who is done, or does not want to. */
  readonly back: string
  /** What it is about, such as "Pathway pw…". */
  readonly about: string
  /** What should be known before it is answered. */
  readonly facts: readonly Fact[]
  /** The command's key. */
  readonly key: string
}

const backTo = ({ back }: Pick<FormPlace, 'back'>) => ({ href: back, text: 'Back' })

/** A form to be filled in: at first, or again with what is wrong and everything that was typed. */
export function formScreen(place: FormPlace, drawing: Drawing, status = 200): Screen {
  const { form, back, about } = place
  const { fields, label, text } = form
  const { errors, choices } = drawing
  const stuck = lacksChoices(fields, choices)
  // With nothing to fill in, there is nothing to check on a page of its own.
  const sure = fields.length === 0 ? text.confirm : undefined
  return {
    title: label,
    status,
    back: backTo(place),
    errors: errors.length > 0,
    body: html`${errors.length > 0 && errorsOf(form, errors)} ${pageHeading(label, about)}
      ${text.lead && paragraph(text.lead)} ${factsShown(place.facts)}
      <form method="post" action="${place.action}" novalidate autocomplete="off">
        ${hasRows(fields) && firstButton} ${hidden('key', place.key)} ${hidden('back', back)}
        ${drawFields(fields, drawing)}
        ${sure !== undefined && govuk.warningText({ text: sure, iconFallbackText: 'Warning' })}
        <div class="govuk-button-group">
          ${!stuck && (sure === undefined ? sendButton(text.confirm === undefined ? label : 'Continue') : confirmButton(label))}
          <a class="govuk-link" href="${back}">Cancel</a>
        </div>
      </form>`,
  }
}

const factsShown = (facts: readonly Fact[]): Html | '' =>
  facts.length === 0
    ? ''
    : html`<div class="govuk-inset-text">
        ${each(
          facts,
          ({ name, lines }) =>
            html`<h2 class="govuk-heading-s govuk-!-margin-bottom-1">${name}</h2>
              <ul class="govuk-list">
                ${each(lines, (line) => html`<li>${line}</li>`)}
              </ul>`,
        )}
      </div>`

const sendButton = (text: string): Html =>
  govuk.button({ text, name: 'do', value: 'send', preventDoubleClick: true })

const confirmButton = (text: string): Html =>
  govuk.button({
    text,
    classes: 'govuk-button--warning',
    name: 'do',
    value: 'confirmed',
    preventDoubleClick: true,
  })

/** Leads back from a page that shows answers to the form that asked for them. */
export const changeButton = govuk.button({
  text: 'Change answers',
  classes: 'govuk-button--secondary',
  name: 'do',
  value: 'change',
})

/** Enter in a field presses a form's first button: that must not be one that removes a row. */
export const firstButton = html`<button
  class="govuk-visually-hidden"
  tabindex="-1"
  aria-hidden="true"
  name="do"
  value="send"
></button>`

/** What has to be corrected in a form, each with a link to its first input. */
export function errorsOf(
  { fields }: Pick<CommandForm, 'fields'>,
  errors: readonly FormError[],
): Html {
  return govuk.errorSummary({
    titleText: 'There is a problem',
    errorList: errors.map((error) => ({ text: error.text, href: inputOf(fields, error) })),
  })
}

/** The first input of what an error is about. */
export function inputOf(fields: CommandForm['fields'], { field: sent, part }: FormError) {
  const field = sent === undefined ? undefined : fieldAt(fields, sent)
  if (!field || sent === undefined) return undefined
  if (field.kind === 'date' || field.kind === 'instant') return `#${sent}-${part ?? 'day'}`
  if (field.kind === 'group') {
    const [first] = allOf(field.fields)
    return `#${sent}${first ? `.${first.name}` : ''}`
  }
  return `#${sent}`
}

/** Asks again before what cannot be undone, with what was answered. */
export function checkScreen(
  place: FormPlace,
  {
    body,
    posted,
    choices,
  }: {
    readonly body: Readonly<Record<string, unknown>>
    readonly posted: Posted
    readonly choices: Choices
  },
): Screen {
  const { form, about, key, back } = place
  const answers = answersIn(form.fields, body, choices)
  const asks = answers.length > 0
  return {
    title: `${form.label}: ${asks ? 'check your answers' : 'are you sure?'}`,
    back: backTo(place),
    body: html`${pageHeading(form.label, about)}
      ${govuk.warningText({ text: form.text.confirm ?? '', iconFallbackText: 'Warning' })}
      ${
        asks &&
        html`<h2 class="govuk-heading-m">Check your answers</h2>
          ${summary(answers.map(([label, answer]) => [label, inLines(answer)]))}`
      }
      <form method="post" action="${place.action}">
        ${hidden('key', key)} ${hidden('back', back)} ${postedAgain(posted)}
        <div class="govuk-button-group">${confirmButton(form.label)} ${changeButton}</div>
      </form>`,
  }
}

/** A text of several lines. */
export const inLines = (text: string): Html =>
  each(text.split('\n'), (line, at) => html`${at > 0 && html`<br />`}${line}`)

/** Says that it could not be sent now, and keeps what was typed with its key, so that it is never sent twice. */
export function awayScreen(
  place: Omit<FormPlace, 'about' | 'facts'>,
  posted: Posted,
  button: string,
): Screen {
  return {
    title: place.form.label,
    status: 503,
    back: backTo(place),
    body: html`${pageHeading('This could not be sent yet', place.form.label)}
      ${paragraph('Part of the service is not responding at the moment. Nothing is lost. What you entered is kept on this page.')}
      ${paragraph('Wait a moment and send it again. It is done only once, even if it arrived the first time.')}
      <form method="post" action="${place.action}">
        ${hidden('key', place.key)} ${hidden('back', place.back)} ${postedAgain(posted)}
        <div class="govuk-button-group">
          ${govuk.button({ text: 'Send again', name: 'do', value: button, preventDoubleClick: true })}
          <a class="govuk-link" href="${place.back}">Cancel</a>
        </div>
      </form>`,
  }
}

/** Says why it may not be done now, instead of a form that would be refused. */
export function notNowScreen(place: Omit<FormPlace, 'key' | 'action'>, why: string): Screen {
  return {
    title: place.form.label,
    status: 409,
    back: { href: place.back, text: 'Back' },
    body: html`${pageHeading(place.form.label, place.about)}
      ${govuk.insetText({ html: html`<strong>This cannot be done now.</strong> ${why}` })}
      ${factsShown(place.facts)}
      <p class="govuk-body"><a class="govuk-link" href="${place.back}">Go back</a></p>`,
  }
}
