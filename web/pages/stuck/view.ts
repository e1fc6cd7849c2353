import { each, html, type Html } from '../../html.ts'
import { stuckKinds } from '../../../app/views/codes.ts'
import { heading, link, nextPage, pageHeading, paragraph, summary } from '../../parts.ts'
import type { Model, StuckRow } from './present.ts'
import type { Screen } from '../../page.ts'

interface StuckList extends Model {
  readonly kind: keyof typeof stuckKinds | undefined
  readonly next: string | undefined
}

/** What is stuck. */
export function view({ business, technical, kind, next }: StuckList): Screen {
  const none = business.length + technical.length === 0
  return {
    title: 'Stuck',
    body: html`${pageHeading('Stuck')}
    ${paragraph('What is not moving at your sites, longest first. Either nobody is acting, or something in the system has failed.')}
    ${kinds(kind)}
    ${none && paragraph('Nothing is stuck. Reminders are still going out for whatever is late.')}
    ${part(stuckKinds.business.title, business)} ${part(stuckKinds.technical.title, technical)}
    ${nextPage(next)}`,
  }
}

const kinds = (current: StuckList['kind']): Html =>
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

const part = (title: string, rows: readonly StuckRow[]): Html =>
  rows.length === 0
    ? html``
    : html`${heading(`${title} (${rows.length})`)}
        <ul class="tl-list govuk-body">
          ${each(rows, row)}
        </ul>`

const row = ({ what, where, on, since, then, remedies }: StuckRow): Html =>
  html`<li class="tl-late">
    <h3 class="govuk-heading-s">${what}</h3>
    ${summary([
      ...(where ? [['Where', link(where)] as const] : []),
      ...(on === undefined ? [] : [['Waiting on', on] as const]),
      ['Since', since],
      ['What happens next', then],
    ])}
    ${remedies.length > 0 && html`<p class="govuk-body">What you can do: ${each(remedies, (remedy, at) => [at > 0 && ' | ', link(remedy)])}</p>`}
  </li>`
