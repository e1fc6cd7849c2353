import { isSeenOrder } from '../../../app/access/filters.ts'
import { caseloadOrders } from '../../../app/views/codes.ts'
import type { CaseRow } from './present.ts'
import { each, html, type Html, type Part } from '../../html.ts'
import { govuk } from '../../govuk/components.ts'
import { nextPage, pageHeading, paragraph, table, tag } from '../../parts.ts'
import { places } from '../../../domain/stages/index.ts'
import { risks } from '../../../domain/codes.ts'
import type { Screen } from '../../page.ts'

/** What the caseload was asked with. */
export type Filters = Readonly<Partial<Record<FilterName, string>>>
export const filterNames = ['site', 'stage', 'risk', 'agency', 'overdue', 'stuck', 'sort'] as const
export type FilterName = (typeof filterNames)[number]

/** A named view that somebody keeps. */
interface SavedView {
  readonly id: string
  readonly name: string
  readonly href: string
}

export interface Model {
  readonly rows: readonly CaseRow[]
  readonly filters: Filters
  readonly sites: readonly { readonly id: string; readonly name: string }[]
  readonly agencies: readonly { readonly id: string; readonly name: string }[]
  /** Whether what is offered may be by facts that this reader is not shown everywhere. */
  readonly showsAll: boolean
  readonly saved: readonly SavedView[]
  readonly next: string | undefined
  readonly first: boolean
  readonly csv: string
  /** Whether this reader may refer somebody, for the empty page. */
  readonly mayRefer: boolean
}

/** The caseload. */
export function view(model: Model): Screen {
  const { rows, next, csv } = model
  return {
    title: 'Caseload',
    body: html`${pageHeading('Caseload')} ${savedViews(model)} ${filters(model)}
    ${rows.length === 0 ? empty(model) : [caseTable('Pathways', rows), nextPage(next)]}
    ${rows.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${csv}">Save what is shown as a spreadsheet (CSV)</a></p>`}`,
  }
}

/** Pathways in a table. */
export const caseTable = (caption: string, rows: readonly CaseRow[]): Html =>
  table(
    caption,
    [
      {
        title: 'Pathway',
        names: true,
        cell: ({ href, who, reference }) =>
          html`<a class="govuk-link" href="${href}">${who}</a><br /><span class="tl-meta"
              >${reference}</span
            >`,
      },
      {
        title: 'Stage',
        cell: ({ stage, age }) => html`${stage}<br /><span class="tl-meta">${age}</span>`,
      },
      {
        title: 'Risk',
        cell: ({ risk, flags }): Part => [
          risk === 'High' ? tag(risk, 'late') : risk,
          each(flags, (flag) => html`<br />${flag}`),
        ],
      },
      {
        title: 'Waiting for',
        width: 'one-third',
        cell: ({ waiting, on }) =>
          waiting === '' ? 'Nothing' : html`${waiting}<br /><span class="tl-meta">${on}</span>`,
      },
      { title: 'Due', cell: ({ due, late }) => (late ? tag(due, 'late') : due || '–') },
      {
        title: 'Next date',
        cell: ({ next }) => html`<span class="tl-nowrap">${next || '–'}</span>`,
      },
    ],
    rows,
  )

function empty({ filters: asked, first, mayRefer }: Model): Html {
  const filtered = Object.keys(asked).some((name) => name !== 'sort')
  if (!first) return paragraph('There are no more.')
  if (filtered)
    return html`${paragraph('Nothing matches these filters.')}
      <p class="govuk-body"><a class="govuk-link" href="/pathways">Show all</a></p>`
  return html`${paragraph('There are no pathways yet that you may see.')}
  ${mayRefer && html`<p class="govuk-body"><a class="govuk-link" href="/refer">Refer somebody</a></p>`}`
}

const savedViews = ({ saved }: Model): Html =>
  saved.length === 0
    ? html``
    : html`<h2 class="govuk-heading-s">Your views</h2>
        <ul class="govuk-list">
          ${each(
            saved,
            ({ id, name, href }) =>
              html`<li>
                <a class="govuk-link" href="${href}">${name}</a>
                <form class="tl-inline" method="post" action="/pathways/views/${id}/forget">
                  <button class="tl-link">
                    Delete<span class="govuk-visually-hidden"> the view ${name}</span>
                  </button>
                </form>
              </li>`,
          )}
        </ul>`

interface Option {
  readonly value: string
  readonly text: string
}

const any: Option = { value: '', text: 'Any' }
const optionsOf = (table: Readonly<Record<string, { readonly title: string }>>): Option[] =>
  Object.entries(table).map(([value, { title }]) => ({ value, text: title }))
const named = (list: readonly { readonly id: string; readonly name: string }[]): Option[] =>
  list.map(({ id, name }) => ({ value: id, text: name }))

function filters(model: Model): Html {
  const { filters: asked, sites, agencies, showsAll } = model
  const select = (name: FilterName, label: string, items: readonly Option[]) =>
    govuk.select({
      id: name,
      name,
      label: { text: label },
      items: items.map((item) => ({ ...item, selected: item.value === (asked[name] ?? '') })),
    })
  const open = Object.keys(asked).some((name) => name !== 'sort')
  return html`<details class="govuk-details" ${open && html`open`}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Filter and sort</span>
    </summary>
    <div class="govuk-details__text">
      <form method="get" action="/pathways" class="tl-filters">
        ${sites.length > 1 && select('site', 'Site', [any, ...named(sites)])}
        ${select('stage', 'Stage', [any, ...optionsOf(places)])}
        ${showsAll && select('risk', 'Risk', [any, ...optionsOf(risks)])}
        ${agencies.length > 0 && select('agency', 'Agency that referred or owes something', [any, ...named(agencies)])}
        ${select('overdue', 'Something is overdue', [any, { value: 'true', text: 'Yes' }, { value: 'false', text: 'No' }])}
        ${select('stuck', 'Everybody has been reminded', [any, { value: 'true', text: 'Yes' }, { value: 'false', text: 'No' }])}
        ${select(
          'sort',
          'Order',
          optionsOf(caseloadOrders).filter(({ value }) => showsAll || isSeenOrder(value)),
        )}
        <div>${govuk.button({ text: 'Show' })}</div>
      </form>
      <form method="post" action="/pathways/views" class="tl-search">
        ${Object.entries(asked).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        ${govuk.input({ id: 'name', name: 'name', label: { text: 'Save this view under a name' }, hint: { text: 'Only you can see it. Do not put anybody’s name in it.' }, classes: 'govuk-input--width-20' })}
        ${govuk.button({ text: 'Save this view', classes: 'govuk-button--secondary' })}
      </form>
    </div>
  </details>`
}
