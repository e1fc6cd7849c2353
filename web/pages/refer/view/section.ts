import type { Choices } from '../../../forms/read.ts'
import type { Difference } from '../present/answers.ts'
import { draftPath, referPath } from '../paths.ts'
import { drawFields } from '../../../forms/render.ts'
import { each, html, type Html } from '../../../html.ts'
import { errorsOf, firstButton, inLines } from '../../../forms/screen.ts'
import type { FormError } from '../../../forms/errors.ts'
import { formOfSection, topFields } from '../sections.ts'
import { govuk } from '../../../govuk/components.ts'
import { hasRows, hidden } from '../../../forms/drawing.ts'
import { heading, pageHeading, paragraph, table } from '../../../parts.ts'
import type { Posted, Screen } from '../../../page.ts'
import type { Section } from '../../../../app/drafts/document.ts'

/** One part of a draft as it is filled in. */
export interface SectionModel {
  readonly id: string
  readonly section: Section
  /** The draft's, which the form carries: whoever saves over another version is shown it first. */
  readonly version: number
  readonly posted: Posted
  readonly choices: Choices
  readonly errors: readonly FormError[]
  readonly focus?: string | undefined
  readonly status?: number
  /** Where the draft was changed in the meantime and this part says something else. */
  readonly stale?: readonly Difference[]
  /** Whether the part is filled in already and not for whoever looks at it. */
  readonly hidden?: boolean
}

/** The form of one part. */
export function sectionScreen(model: SectionModel): Screen {
  const { id, section, version, errors, status = 200, stale, hidden: isHidden } = model
  const form = formOfSection(section)
  const faulty = errors.length > 0 || stale !== undefined
  return {
    title: form.label,
    status,
    errors: faulty,
    back: { href: draftPath(id), text: 'Back to the list of parts' },
    body: html`${stale ? staleSummary(stale) : errors.length > 0 && errorsOf(form, errors)}
      ${pageHeading(form.label, 'Refer somebody')} ${form.text.lead && paragraph(form.text.lead)}
      ${isHidden && govuk.insetText({ text: hiddenText })}
      ${stale && differing(stale, draftPath(id, section))}
      <form method="post" action="${draftPath(id, section)}" novalidate autocomplete="off">
        ${hasRows(form.fields) && firstButton} ${hidden('version', String(version))}
        ${fieldsOf(model)}
        <div class="govuk-button-group">
          ${govuk.button({
            text: stale ? 'Save what I entered' : 'Save and continue',
            name: 'do',
            value: 'continue',
            preventDoubleClick: true,
          })}
          ${govuk.button({
            text: 'Save and finish later',
            classes: 'govuk-button--secondary',
            name: 'do',
            value: 'later',
            preventDoubleClick: true,
          })}
        </div>
      </form>`,
  }
}

const hiddenText =
  'This part has been filled in. It is not shown to your role, because it could name or place the victim. What you enter here replaces it.'

const fieldsOf = ({ section, posted, choices, errors, focus }: SectionModel): Html =>
  each(topFields(formOfSection(section).fields), ({ fields, before }) =>
    drawFields(fields, { posted, choices, errors, focus }, before),
  )

const staleSummary = (stale: readonly Difference[]): Html =>
  govuk.errorSummary({
    titleText: 'Nothing was saved',
    errorList: [
      {
        text: 'This part was changed after you opened this page. Compare both and save again',
        href: stale.length > 0 ? '#differences' : undefined,
      },
    ],
  })

/** What stands beside what was typed. */
const differing = (stale: readonly Difference[], path: string): Html =>
  html`<div id="differences" tabindex="-1">
      ${heading('What is different')}
      ${table(
        'What is saved and what you entered',
        [
          { title: 'Question', names: true, cell: ({ question }: Difference) => question },
          { title: 'Saved now', cell: ({ saved }) => answerOf(saved) },
          { title: 'What you entered', cell: ({ entered }) => answerOf(entered) },
        ],
        stale,
      )}
    </div>
    <p class="govuk-body">
      What you entered is in the form below. Save it in place of what is saved now, or
      <a class="govuk-link" href="${path}">keep what is saved now</a>.
    </p>`

const answerOf = (text: string): Html =>
  text === '' ? html`<span class="tl-withheld">No answer</span>` : inLines(text)

/** Says that a draft has become a referral, where one of its pages was asked for. */
export const alreadySentScreen = (id: string): Screen => ({
  title: 'This referral has been sent',
  back: { href: referPath, text: 'Back to your agency’s drafts' },
  body: html`${pageHeading('This referral has been sent', 'Refer somebody')}
    ${paragraph('It can no longer be changed here, and it is not sent again. If something was wrong or is missing, the coordinator can amend it.')}
    <p class="govuk-body">
      <a class="govuk-link" href="${draftPath(id, 'sent')}">See what happens next</a>
    </p>`,
})
