import { decisionForm } from './form.ts'
import type { Drawing } from '../../forms/drawing.ts'
import { drawFields } from '../../forms/render.ts'
import { each, html } from '../../html.ts'
import { errorsOf, inLines } from '../../forms/screen.ts'
import { govuk } from '../../govuk/components.ts'
import { heading, link, pageHeading, paragraph, summary, table, tag } from '../../parts.ts'
import type { MatchLine, ReportShown } from './present.ts'
import type { Screen } from '../../page.ts'

/** All that whoever reported something is told, whoever it is about. */
export const receivedScreen: Screen = {
  title: 'Report received',
  back: { href: '/work', text: 'My work' },
  body: html`${govuk.panel({ titleText: 'Report received' })}
  ${paragraph('Whoever has to look at it is told, and knows that you reported it. For the person’s sake you are told nothing else here.')}
  ${paragraph('If somebody is in danger now, ring 999.')}`,
}

/** The reports that are about nobody known, or about several. */
export const inboxScreen = (reports: readonly ReportShown[]): Screen => ({
  title: 'Reports by name',
  body: html`${pageHeading('Reports by name')}
  ${paragraph('Reports of incidents about people who are not known, or could be several. Look at each: say which pathway it is about, or refer the person.')}
  ${reports.length === 0 ? paragraph('None is waiting.') : waiting(reports)}`,
})

const waiting = (reports: readonly ReportShown[]) =>
  table(
    'Reports that wait for a look',
    [
      {
        title: 'Whom it names',
        names: true,
        cell: ({ href, who }: ReportShown) => html`<a class="govuk-link" href="${href}">${who}</a>`,
      },
      {
        title: 'What',
        cell: ({ what, urgent }) => html`${what}${urgent && html`<br />${tag('Urgent', 'late')}`}`,
      },
      { title: 'From', cell: ({ from }) => from },
      { title: 'Owed by', cell: ({ owedBy }) => owedBy },
      { title: 'Due', cell: ({ due, mood }) => (mood === 'quiet' ? due : tag(due, mood)) },
    ],
    reports,
  )

/** One of them, with whom it may be about, and the form that says what was found. */
export const reportScreen = (
  {
    shown: report,
    matches,
    mayRefer,
  }: {
    readonly shown: ReportShown
    readonly matches: readonly MatchLine[]
    readonly mayRefer: boolean
  },
  { posted, errors }: Pick<Drawing, 'posted' | 'errors'>,
  status = 200,
): Screen => ({
  title: 'A report by name',
  ...{ status, errors: errors.length > 0 },
  back: { href: '/reports', text: 'Reports by name' },
  body: html`${errors.length > 0 && errorsOf(decisionForm, errors)}
    ${pageHeading(report.who, 'A report by name')}
    ${report.urgent && html`<p class="govuk-body">${tag('Urgent', 'late')}</p>`}
    ${summary([
      ['Date of birth', report.born],
      ['What', report.what],
      ['When', report.on],
      ['What was said', inLines(report.note)],
      ['Reported by', report.from],
      ['Received', report.receivedAt],
      ['Due', report.due],
    ])}
    ${heading('Whom it may be about')}
    ${
      matches.length === 0
        ? paragraph('Nobody who is known here.')
        : html`<ul class="govuk-list">
            ${each(
              matches,
              ({ pathway, said }) =>
                html`<li>
                  ${pathway !== undefined && html`<a class="govuk-link" href="/pathways/${pathway}">${pathway}</a>. `}${said}
                </li>`,
            )}
          </ul>`
    }
    ${mayRefer && html`<p class="govuk-body">If nobody has referred the person yet, ${link({ href: '/refer', text: 'start a referral' })} first.</p>`}
    <form method="post" action="${report.href}" novalidate autocomplete="off">
      ${drawFields(decisionForm.fields, { posted, errors, choices: {} })}
      ${govuk.button({ text: decisionForm.label, name: 'do', value: 'send', preventDoubleClick: true })}
    </form>`,
})

/** A report was looked at. */
export const decidedScreen: Screen = {
  title: 'Decided',
  back: { href: '/reports', text: 'Reports by name' },
  body: html`${pageHeading('The report was decided')}
    <p class="govuk-body"><a class="govuk-link" href="/reports">Reports by name</a></p>`,
}
