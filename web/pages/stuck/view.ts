import { each, html, type Html, type Part } from '../../html.ts'
import { heading, link, nextPage, pageHeading, paragraph, table } from '../../parts.ts'
import type { Screen } from '../../page.ts'
import { stuckKinds } from '../../../app/views/codes.ts'
import type { StuckPart, StuckRow } from './present.ts'

interface Shown {
  readonly parts: readonly StuckPart[]
  readonly kind: keyof typeof stuckKinds | undefined
  /** Whether this is the first page of the list. */
  readonly first: boolean
  readonly next: string | undefined
}

/** What is stuck. */
export const view = ({ parts, kind, first, next }: Shown): Screen => ({
  title: 'Stuck',
  body: html`${pageHeading('Stuck')}
  ${paragraph('What is not moving at your sites, longest first. Either nobody is acting, or something in the system has failed.')}
  ${kinds(kind)}
  ${parts.length === 0 && paragraph(first ? 'Nothing is stuck. Reminders are still going out for whatever is late.' : 'There are no more.')}
  ${kindPart('business', parts)} ${kindPart('technical', parts)} ${nextPage(next)}`,
})

const kinds = (current: Shown['kind']): Html =>
  html`<nav class="moj-sub-navigation" aria-label="Which">
    <ul class="moj-sub-navigation__list">
      ${each(
        [
          ['', 'All'] as const,
          ...Object.entries(stuckKinds).map(([code, { title }]) => [code, title] as const),
        ],
        ([code, title]) =>
          html`<li class="moj-sub-navigation__item">
            <a
              class="moj-sub-navigation__link"
              href="/stuck${code && `?kind=${code}`}"
              ${code === (current ?? '') && html` aria-current="page"`}
              >${title}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`

function kindPart(kind: keyof typeof stuckKinds, parts: readonly StuckPart[]): Part {
  const some = parts.filter((part) => part.kind === kind)
  return (
    some.length > 0 && [
      heading(stuckKinds[kind].title),
      each(
        some,
        ({ title, then, rows }) =>
          html`<h3 class="govuk-heading-s">${title}</h3>
            ${paragraph(then)} ${stuckTable(title, rows)}`,
      ),
    ]
  )
}

const stuckTable = (caption: string, rows: readonly StuckRow[]): Html =>
  table(
    caption,
    [
      {
        title: 'What',
        names: true,
        cell: ({ what, where }) =>
          where
            ? html`${what}<br /><span class="govuk-!-font-weight-regular">${link(where)}</span>`
            : what,
      },
      { title: 'Waiting on', cell: ({ on }) => on || '–' },
      {
        title: 'Since',
        cell: ({ since, age }) => html`${age}<br /><span class="tl-meta">${since}</span>`,
      },
      {
        title: 'What you can do',
        cell: ({ remedies, what, where }): Part =>
          remedies.length === 0
            ? '–'
            : html`<ul class="tl-link-list tl-link-list--row govuk-body-s">
                ${each(
                  remedies,
                  ({ href, text }) =>
                    html`<li>
                      <a class="govuk-link" href="${href}"
                        >${text}<span class="govuk-visually-hidden"
                          >: ${what}${where && `, ${where.text}`}</span
                        ></a
                      >
                    </li>`,
                )}
              </ul>`,
      },
    ],
    rows,
  )
