import type { Checked } from '../present/answers.ts'
import { draftPath } from '../paths.ts'
import { each, html, type Html } from '../../../html.ts'
import { errorSummary, pageHeading, paragraph, summary, table, tag } from '../../../parts.ts'
import { formOfSection } from '../sections.ts'
import { govuk } from '../../../govuk/components.ts'
import { hidden } from '../../../forms/drawing.ts'
import { inLines, inputOf } from '../../../forms/screen.ts'
import type { MatchesShown, MatchRow } from '../present/matches.ts'
import type { Screen } from '../../../page.ts'

export interface CheckModel {
  readonly id: string
  readonly version: number
  readonly ready: boolean
  readonly parts: readonly Checked[]
  readonly matches: MatchesShown
  /** Why it was not sent. */
  readonly problems?: readonly { readonly text: string; readonly href?: string }[]
  readonly status?: number
}

/** Everything that was answered, before it is sent. */
export function checkScreen(model: CheckModel): Screen {
  const { id, version, ready, parts, matches, problems = [], status = 200 } = model
  return {
    title: 'Check your answers',
    status,
    errors: problems.length > 0,
    back: { href: draftPath(id), text: 'Back to the list of parts' },
    body: html`${problems.length > 0 && errorSummary(problems)}
      ${pageHeading('Check your answers before you send the referral', 'Refer somebody')}
      ${!ready && missing(id, parts)} ${each(parts, (part) => partOf(id, part))}
      <h2 class="govuk-heading-m">Possible duplicates</h2>
      ${matchesPart(matches)} ${ready ? sending(id, version) : later(id)}`,
  }
}

const partOf = (id: string, { section, title, answers, left, hidden: isHidden }: Checked): Html =>
  html`<div class="govuk-summary-card">
    <div class="govuk-summary-card__title-wrapper">
      <h2 class="govuk-summary-card__title">${title}</h2>
      <ul class="govuk-summary-card__actions">
        <li class="govuk-summary-card__action">
          <a class="govuk-link" href="${draftPath(id, section)}"
            >Change<span class="govuk-visually-hidden"> (${title})</span></a
          >
        </li>
      </ul>
    </div>
    <div class="govuk-summary-card__content">
      ${
        answers.length === 0
          ? paragraph(
              html`<span class="tl-withheld"
                >${isHidden ? 'Filled in, and not shown to your role.' : 'Nothing has been entered.'}</span
              >`,
            )
          : summary(answers.map(([question, answer]) => [question, inLines(answer)]))
      }
      ${left.length > 0 && html`<p class="govuk-body">${tag('Not completed', 'calm')}</p>`}
    </div>
  </div>`

/** What must be answered before it can be sent, each with a link to its question. */
const missing = (id: string, parts: readonly Checked[]): Html =>
  govuk.insetText({
    html: html`<p class="govuk-body">
        <strong>This referral cannot be sent yet.</strong> Still needed:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        ${each(parts, ({ section, left }) =>
          each(
            left,
            (error) =>
              html`<li>
                <a
                  class="govuk-link"
                  href="${draftPath(id, section)}${inputOf(formOfSection(section).fields, error)}"
                  >${error.text}</a
                >
              </li>`,
          ),
        )}
      </ul>`,
  })

const sending = (id: string, version: number): Html =>
  html`<h2 class="govuk-heading-m">Send the referral</h2>
    ${paragraph('By sending it you confirm that what you entered is right as far as you know. It opens a pathway, and the coordinator of the site is told that it is waiting. You cannot undo this.')}
    <form method="post" action="${draftPath(id, 'check')}">
      ${hidden('version', String(version))}
      <div class="govuk-button-group">
        ${govuk.button({ text: 'Send the referral', name: 'do', value: 'send', preventDoubleClick: true })}
        <a class="govuk-link" href="${draftPath(id)}">Finish later</a>
      </div>
    </form>`

const later = (id: string): Html =>
  html`<p class="govuk-body">
    <a class="govuk-link" href="${draftPath(id)}">Back to the list of parts</a>
  </p>`

/** The possible duplicates on a page of their own. */
export const matchesScreen = (id: string, matches: MatchesShown): Screen => ({
  title: 'Possible duplicates',
  back: { href: draftPath(id), text: 'Back to the list of parts' },
  body: html`${pageHeading('Possible duplicates', 'Refer somebody')} ${matchesPart(matches)}
    <p class="govuk-body">
      <a class="govuk-link" href="${draftPath(id)}">Back to the list of parts</a>
    </p>`,
})

const matchesPart = ({ lead, rows }: MatchesShown): Html =>
  html`${paragraph(lead)}
  ${
    rows.length > 0 &&
    table(
      'People who may be the same',
      [
        {
          title: 'Who',
          names: true,
          cell: ({ href, who, reference }: MatchRow) =>
            href === undefined
              ? who
              : html`<a class="govuk-link" href="${href}"
                    >${who}<span class="govuk-visually-hidden">, ${reference}</span></a
                  ><br /><span class="tl-meta" aria-hidden="true">${reference}</span>`,
        },
        {
          title: 'How sure',
          cell: ({ sure, certain, agreed }) =>
            html`${certain ? tag(sure, 'late') : sure}${
              agreed !== '' && html`<br /><span class="tl-meta">${agreed}</span>`
            }`,
        },
        { title: 'Site', cell: ({ where }) => where },
        { title: 'Where it stands', cell: ({ standing }) => standing },
      ],
      rows,
    )
  }`
