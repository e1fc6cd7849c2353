import type { AuditFilters } from '../../../app/audit/view.ts'
import { auditKinds } from '../../../domain/audit.ts'
import type { AuditRow } from './present.ts'
import { each, html, type Html, type Part } from '../../html.ts'
import { errorSummary, folded, link, nextPage, pageHeading, paragraph, table } from '../../parts.ts'
import { govuk } from '../../govuk/components.ts'
import type { Link, Screen } from '../../page.ts'
import { withQuery } from '../../words/query.ts'

/** What was looked for and cannot be, and why. */
export interface Search {
  readonly text: string
  readonly error: string
}

interface Model {
  readonly rows: readonly AuditRow[]
  readonly filters: AuditFilters
  /** Why nothing is looked for: a reference that is not theirs. */
  readonly missing: string | undefined
  readonly search: Search | undefined
  readonly first: boolean
  readonly next: string | undefined
  readonly files: readonly Link[]
}

/** The audit log. */
export const view = (model: Model): Screen => ({
  title: 'Audit log',
  ...(model.search ? { status: 400 } : {}),
  errors: model.missing !== undefined || model.search !== undefined,
  body: html`${model.missing !== undefined && errorSummary([{ href: '#pathway', text: model.missing }])}
  ${model.search && errorSummary([{ href: '#text', text: model.search.error }])}
  ${pageHeading('Audit log')}
  ${paragraph('Who looked at, searched, sent or saved what at your sites, who was refused, and who signed in. That you look is entered too.')}
  ${paragraph(html`${endLink(model.filters)}, ${link({ href: '/access/ended', text: 'whose access was ended' })}`)}
  ${filterForm(model)} ${searchForm(model.search)}
  ${model.rows.length === 0 ? empty(model) : [rowsTable(model), nextPage(model.next), fileLinks(model)]}`,
})

/** Of whoever the entries are filtered by, their access; else somebody's, who is to be named there. */
const endLink = ({ actor }: AuditFilters): Html =>
  actor === undefined
    ? link({ href: '/access/end', text: "End somebody's access" })
    : link({ href: withQuery('/access/end', { subject: actor }), text: "End this person's access" })

function empty({ first, filters, missing }: Model): Html {
  if (missing !== undefined) return html``
  if (!first) return paragraph('There are no more entries.')
  if (Object.values(filters).every((value) => value === undefined))
    return paragraph('Nothing has been entered for your sites yet.')
  const none =
    filters.searched === undefined
      ? 'No entry matches these filters.'
      : 'Nobody has searched for exactly what you typed, as far as these filters go.'
  return html`${paragraph(none)}
    <p class="govuk-body"><a class="govuk-link" href="/audit">Show all</a></p>`
}

const input = (name: keyof AuditFilters, label: string, value: string | undefined, more = {}) =>
  govuk.input({
    ...{ id: name, name, value: value ?? '', label: { text: label } },
    classes: 'govuk-input--width-10',
    autocomplete: 'off',
    spellcheck: false,
    ...more,
  })

function filterForm({ filters, missing }: Model): Html {
  const { pathway, person, from, to, kind, actor, searched } = filters
  const kinds = [
    ['', 'Any'] as const,
    ...Object.entries(auditKinds).map(([code, { title }]) => [code, title] as const),
  ]
  const error = missing === undefined ? {} : { errorMessage: { text: missing } }
  const open = Object.values(filters).some((value) => value !== undefined)
  return html`<details class="govuk-details" ${open && html`open`}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Filter</span>
    </summary>
    <div class="govuk-details__text">
      <form method="get" action="/audit" class="tl-filters" novalidate>
        ${input('pathway', 'Pathway (its reference)', pathway, pathway === undefined ? {} : error)}
        ${input('person', 'All pathways of its person (a reference)', person, pathway === undefined ? error : {})}
        ${govuk.select({
          id: 'kind',
          name: 'kind',
          label: { text: 'What was done' },
          items: kinds.map(([value, text]) => ({ value, text, selected: value === (kind ?? '') })),
        })}
        ${input('from', 'First day', from, { type: 'date' })}
        ${input('to', 'Last day', to, { type: 'date' })}
        ${actor !== undefined && input('actor', 'Done by (their id)', actor)}
        ${searched !== undefined && html`<input type="hidden" name="searched" value="${searched}" />`}
        <div>${govuk.button({ text: 'Show' })}</div>
      </form>
    </div>
  </details>`
}

const searchForm = (search: Search | undefined): Html =>
  html`<details class="govuk-details" ${search && html`open`}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Who searched for a name or a reference</span>
    </summary>
    <div class="govuk-details__text">
      <form method="post" action="/audit/searched" novalidate>
        ${govuk.input({
          id: 'text',
          name: 'text',
          value: search?.text,
          errorMessage: search && { text: search.error },
          label: { text: 'What was typed' },
          hint: {
            text: 'The whole of it, as somebody typed it. The log does not hold what was typed, only a code for it.',
          },
          classes: 'govuk-input--width-20',
          autocomplete: 'off',
          spellcheck: false,
        })}
        ${govuk.button({ text: 'Find' })}
      </form>
    </div>
  </details>`

/** A list shows many people at once: what more it showed is folded, so that entries stay in sight. */
const mostShown = 3

const rowsTable = ({ rows, filters }: Model): Html =>
  table(
    'Entries, newest first',
    [
      {
        title: 'When',
        names: true,
        cell: ({ at, n }) => html`${at}<br /><span class="tl-meta">Entry ${n}</span>`,
      },
      {
        title: 'Who',
        cell: ({ who, as, actor, from }): Part => [
          actor === undefined
            ? who
            : html`<a class="govuk-link" href="${withQuery('/audit', { ...filters, actor })}"
                >${who}<span class="govuk-visually-hidden">: only what they did</span></a
              >`,
          html`<br /><span class="tl-meta">${[as, from].filter(Boolean).join('. ')}</span>`,
        ],
      },
      {
        title: 'What',
        width: 'one-third',
        cell: ({ n, kind, what, outcome, shown }): Part => {
          const list = html`<ul class="govuk-list tl-meta">
            ${each(shown, (one) => html`<li>${one}</li>`)}
          </ul>`
          const title = html`${shown.length} kinds of words<span class="govuk-visually-hidden">
              shown in entry ${n}</span
            >`
          return [
            html`${kind}: ${what}`,
            outcome !== '' && html`<br /><span class="tl-meta">${outcome}</span>`,
            shown.length > mostShown ? folded(title, list) : shown.length > 0 && list,
          ]
        },
      },
      {
        title: 'About',
        width: 'one-quarter',
        cell: ({ n, about, elsewhere }): Part => {
          if (about.length + elsewhere === 0) return '–'
          const list = html`<ul class="tl-link-list">
            ${each(about, (one) => html`<li>${link(one)}</li>`)}
            ${elsewhere > 0 && html`<li>${elsewhere} at other sites</li>`}
          </ul>`
          const title = html`${about.length + elsewhere} records<span class="govuk-visually-hidden">
              of entry ${n}</span
            >`
          return about.length > mostShown ? folded(title, list) : list
        },
      },
    ],
    rows,
  )

const fileLinks = ({ files }: Model): Html =>
  html`<ul class="tl-link-list govuk-body">
    ${each(files, (one) => html`<li>${link(one)}</li>`)}
  </ul>`
