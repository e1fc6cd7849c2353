import { each, html, type Html, type Part } from './html.ts'
import { govuk } from './govuk/components.ts'
import type { Link } from './page.ts'

/** A link of ours. */
export const link = ({ href, text }: Link): Html =>
  html`<a class="govuk-link" href="${href}">${text}</a>`

const colours = { late: 'red', soon: 'yellow', calm: 'blue', good: 'green', quiet: 'grey' } as const
export type Mood = keyof typeof colours

/** A word that stands out. Its colour never says anything that the word does not. */
export const tag = (text: string, mood: Mood = 'quiet'): Html =>
  html`<strong class="govuk-tag govuk-tag--${colours[mood]}">${text}</strong>`

/** Facts, each under its name. */
export const summary = (rows: readonly (readonly [name: string, value: Part])[]): Html =>
  html`<dl class="govuk-summary-list govuk-summary-list--no-border">
    ${each(
      rows,
      ([name, value]) =>
        html`<div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">${name}</dt>
          <dd class="govuk-summary-list__value">${value}</dd>
        </div>`,
    )}
  </dl>`

/** What stands where something is kept from this reader, or is not known. */
export const notForYou = html`<span class="tl-withheld">Not for your role</span>`

/** A heading of a section. */
export const heading = (text: Part, size: 'l' | 'm' | 's' = 'm'): Html =>
  html`<h2 class="govuk-heading-${size}">${text}</h2>`

/** The heading of a page, with what it is about above it. */
export const pageHeading = (text: string, about?: Part): Html =>
  html`${about === undefined ? '' : html`<span class="govuk-caption-l">${about}</span>`}
    <h1 class="govuk-heading-l">${text}</h1>`

/** A paragraph. */
export const paragraph = (text: Part): Html => html`<p class="govuk-body">${text}</p>`

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => Part
  /** For numbers. */
  readonly numeric?: boolean
  /** The cell that names its row. */
  readonly names?: boolean
  /** How much of the table's width it takes, so that tables below one another line up. */
  readonly width?: 'one-half' | 'one-third' | 'one-quarter'
}

/** A table that stacks on a telephone; its roles are said, because what is not displayed as a table loses them. */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  captionShown = false,
): Html {
  const cell = ({ title, cell: shown, numeric, names }: Column<Row>, row: Row) =>
    names
      ? html`<th scope="row" role="rowheader" class="govuk-table__header">${shown(row)}</th>`
      : html`<td
          role="cell"
          class="govuk-table__cell${numeric ? ' govuk-table__cell--numeric' : ''}"
          data-label="${title}"
        >
          ${shown(row)}
        </td>`
  return html`<table class="govuk-table tl-stack" role="table">
    <caption
      class="govuk-table__caption govuk-table__caption--m${captionShown ? '' : ' govuk-visually-hidden'}"
    >
      ${caption}
    </caption>
    <thead class="govuk-table__head" role="rowgroup">
      <tr class="govuk-table__row" role="row">
        ${each(
          columns,
          ({ title, numeric, width }) =>
            html`<th
              scope="col"
              role="columnheader"
              class="govuk-table__header${numeric ? ' govuk-table__header--numeric' : ''}${width ? ` govuk-!-width-${width}` : ''}"
            >
              ${title}
            </th>`,
        )}
      </tr>
    </thead>
    <tbody class="govuk-table__body" role="rowgroup">
      ${each(
        rows,
        (row) =>
          html`<tr class="govuk-table__row" role="row">
            ${each(columns, (column) => cell(column, row))}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Something folded away. */
export const folded = (title: Part, inside: Part): Html =>
  html`<details class="govuk-details">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">${title}</span>
    </summary>
    <div class="govuk-details__text">${inside}</div>
  </details>`

/** Numbers with what they count, at the top of a page. */
export const figures = (
  list: readonly (readonly [number: number | string, what: string])[],
): Html =>
  html`<ul class="tl-figures govuk-body">
    ${each(list, ([number, what]) => html`<li><strong>${number}</strong> ${what}</li>`)}
  </ul>`

/** A link to the next page of a list. */
export const nextPage = (href: string | undefined): Html =>
  href === undefined
    ? html``
    : html`<nav class="govuk-pagination" aria-label="Pages">
        <div class="govuk-pagination__next">
          <a class="govuk-link govuk-pagination__link" href="${href}" rel="next"
            ><span class="govuk-pagination__link-title">Next page</span></a
          >
        </div>
      </nav>`

/** What has to be corrected, at the top of a page; each leads to its field. */
export const errorSummary = (errors: readonly Partial<Link>[]): Html =>
  govuk.errorSummary({ titleText: 'There is a problem', errorList: errors })

/** Links below one another; nothing where there is none. */
export const linkList = (links: readonly Link[], classes = 'govuk-body'): Html =>
  links.length === 0
    ? html``
    : html`<ul class="tl-link-list ${classes}">
        ${each(
          links,
          ({ href, text }) =>
            html`<li>
              <a class="govuk-link govuk-link--no-visited-state" href="${href}">${text}</a>
            </li>`,
        )}
      </ul>`
