import { addresses, type Agency } from './addresses.ts'
import { heading, link, nextPage, pageHeading, paragraph, table, type Column } from '../../parts.ts'
import { each, html, type Html } from '../../html.ts'
import { inLines } from '../../forms/screen.ts'
import type { NumberRow, PartGroup } from './present.ts'
import { roleTitle } from '../../../domain/describe.ts'
import type { Screen } from '../../page.ts'
import { withQuery } from '../../words/query.ts'
import { titleIn, type Titles } from '../../../domain/titled.ts'

interface Site {
  readonly id: string
  readonly name: string
  readonly agencies: readonly string[]
  readonly holders: Readonly<Record<string, string>>
  readonly policyVersion: number
  readonly own: boolean
}

interface Overview {
  readonly sites: readonly Site[]
  readonly agencies: readonly Agency[]
  readonly names: { readonly agencies: Titles; readonly sites: Titles }
  /** Whether the reader changes reference data. */
  readonly may: boolean
  /** Whether the reader may ask for an address of an agency. */
  readonly mayAsk: (agency: string) => boolean
  /** Whether the reader ends links that were sent. */
  readonly mayEnd: boolean
  readonly next: string | undefined
}

const button = (href: string, text: string): Html =>
  html`<a class="govuk-button govuk-button--secondary" href="${href}" role="button">${text}</a>`

const change = (href: string, what: string): Html =>
  html`<a class="govuk-link" href="${href}"
    >Change<span class="govuk-visually-hidden"> ${what}</span></a
  >`

/** Sites and agencies. */
export const overview = ({
  sites,
  agencies,
  names,
  may,
  mayAsk,
  mayEnd,
  next,
}: Overview): Screen => ({
  title: 'Reference data',
  body: html`${pageHeading('Reference data')}
  ${paragraph(
    may
      ? html`What you change here holds for what is decided from then on.
        ${link({ href: '/reference/changes', text: 'Who changed what' })},
        ${link({ href: '/reference/contact-changes', text: 'addresses to be confirmed' })},
        ${link({ href: '/access/end', text: "end somebody's access" })},
        ${link({ href: '/access/ended', text: 'whose access was ended' })}`
      : 'Only administrators can change this.',
  )}
  ${paragraph(link({ href: '/reference/bank-holidays', text: 'Bank holidays' }))}
  ${heading('Sites')} ${siteTable(sites, names.agencies, may)}
  ${may && button('/reference/sites/new', 'Add a site')} ${heading('Agencies')}
  ${agencyTable(agencies, names.sites, { may, mayAsk, mayEnd })} ${nextPage(next)}
  ${may && button('/reference/agencies/new', 'Add an agency')}`,
})

const siteTable = (sites: readonly Site[], agencies: Titles, may: boolean): Html =>
  table<Site>(
    'Sites',
    [
      { title: 'Site', names: true, cell: ({ name }) => name },
      { title: 'Agencies', numeric: true, cell: (site) => site.agencies.length },
      {
        title: 'Who holds which role',
        cell: ({ holders }) =>
          html`<ul class="govuk-list">
            ${Object.entries(holders).map(
              ([role, agency]) => html`<li>${roleTitle(role)}: ${titleIn(agencies, agency)}</li>`,
            )}
          </ul>`,
      },
      {
        title: 'Policy',
        cell: ({ id, name, policyVersion }) =>
          html`<a class="govuk-link tl-nowrap" href="/reference/policies/${id}"
            >Version ${policyVersion}<span class="govuk-visually-hidden"> of ${name}</span></a
          >`,
      },
      ...(may
        ? [
            {
              title: 'Change',
              cell: ({ id, name, own }: Site) =>
                own ? change(`/reference/sites/${id}`, name) : 'Its own administrators do',
            },
          ]
        : []),
    ],
    sites,
  )

const agencyTable = (
  agencies: readonly Agency[],
  sites: Titles,
  { may, mayAsk, mayEnd }: Pick<Overview, 'may' | 'mayAsk' | 'mayEnd'>,
): Html =>
  table<Agency>(
    'Agencies',
    [
      { title: 'Agency', names: true, cell: ({ name }) => name },
      { title: 'Messages go to', cell: (agency) => addresses(agency, sites) },
      ...(may
        ? [
            {
              title: 'Change',
              cell: ({ id, name }: Agency) =>
                html`${change(`/reference/agencies/${id}`, name)}${
                  mayAsk(id) &&
                  html`<br /><a class="govuk-link" href="/reference/agencies/${id}/contact"
                      >Set an address<span class="govuk-visually-hidden"> of ${name}</span></a
                    >`
                }`,
            },
          ]
        : []),
      ...(mayEnd ? [{ title: 'Links in messages', cell: endLinks }] : []),
    ],
    agencies,
  )

const endLinks = ({ id, name }: Agency): Html =>
  html`<a class="govuk-link" href="${withQuery('/links/end', { of: 'agency', id })}"
    >End<span class="govuk-visually-hidden"> every link that was sent to ${name}</span></a
  >`

interface PolicySeen {
  readonly site: string
  readonly name: string
  readonly version: number
  readonly reason: string
  readonly at: string
  readonly clocks: readonly NumberRow[]
  readonly others: readonly PartGroup[]
  readonly may: boolean
}

const numberColumns: readonly Column<NumberRow>[] = [
  { title: 'What', names: true, cell: ({ what }) => what },
  { title: 'How much', cell: ({ value }) => inLines(value) },
  { title: 'Source', cell: ({ source }) => source },
  { title: 'How sure', cell: ({ mark }) => mark },
]

/** A site's policy: each number with its source. */
export const policyScreen = (seen: PolicySeen): Screen => ({
  title: 'Policy',
  back: { href: '/reference', text: 'Reference data' },
  body: html`${pageHeading(`Policy of ${seen.name}`, `Version ${seen.version}`)}
  ${paragraph(`In force since ${seen.at}. Why: ${seen.reason}`)}
  ${paragraph('An open pathway keeps the version it was opened with until somebody applies a newer one.')}
  ${contents(seen)} ${numbers('How long each wait may last', seen, 'clocks', seen.clocks)}
  ${each(
    seen.others.filter(({ rows }) => rows.length > 0),
    ({ title, rows }) => numbers(title, seen, 'parts', rows),
  )}`,
})

/** What the page has, for it is long. */
const contents = ({ others }: Pick<PolicySeen, 'others'>): Html =>
  html`<nav aria-label="On this page">
    <ul class="govuk-list tl-link-list">
      ${each(
        [
          'How long each wait may last',
          ...others.filter(({ rows }) => rows.length > 0).map(({ title }) => title),
        ],
        (title) => html`<li><a class="govuk-link" href="#${anchorOf(title)}">${title}</a></li>`,
      )}
    </ul>
  </nav>`

const anchorOf = (title: string): string => title.toLowerCase().replaceAll(' ', '-')

/** Numbers under their heading, each with a link to its form for those who change them. */
const numbers = (
  title: string,
  { site, may }: Pick<PolicySeen, 'site' | 'may'>,
  of: 'clocks' | 'parts',
  rows: readonly NumberRow[],
): Html =>
  html`<div id="${anchorOf(title)}">${heading(title)}</div>
    ${table(
      title,
      may
        ? [
            ...numberColumns,
            {
              title: 'Change',
              cell: ({ code, what }) => change(`/reference/policies/${site}/${of}/${code}`, what),
            },
          ]
        : numberColumns,
      rows,
    )}`

interface ChangeRow {
  readonly what: string
  readonly by: string | undefined
  readonly at: string
}

/** Who changed what. */
export const changesScreen = (changes: readonly ChangeRow[], next: string | undefined): Screen => ({
  title: 'Changes of reference data',
  back: { href: '/reference', text: 'Reference data' },
  body: html`${pageHeading('Changes of reference data')}
  ${
    changes.length === 0
      ? paragraph('Nothing has been changed since this system was set up.')
      : table<ChangeRow>(
          'Changes, newest first',
          [
            { title: 'What', names: true, cell: ({ what }) => what },
            { title: 'By', cell: ({ by }) => by ?? 'Not known' },
            { title: 'When', cell: ({ at }) => at },
          ],
          changes,
        )
  }
  ${nextPage(next)}`,
})
