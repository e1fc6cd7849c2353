import type { CoverRow, MeetingRow, Model, TimeRow } from './present.ts'
import {
  figures,
  folded,
  heading,
  notForYou,
  pageHeading,
  paragraph,
  table,
  tag,
} from '../../parts.ts'
import { html, type Html } from '../../html.ts'
import { measuredDays } from '../../../app/agency/agency.ts'
import { rows } from '../work/view.ts'
import type { Screen } from '../../page.ts'

/** An agency, as its own people see it. */
export const view = (model: Model): Screen => ({
  title: 'Our agency',
  body: html`${pageHeading(model.name, 'Our agency')} ${figures(model.figures)}
  ${heading('Waiting for our answer')} ${requests(model)} ${heading('Our actions')}
  ${actions(model)} ${meetings(model)} ${heading('Who covers whom')} ${covers(model)}
  ${heading('Our contacts')} ${contacts(model)} ${heading('How soon we answer')}
  ${times(model.times)}`,
})

const soonest = paragraph('There is too much to show here. Only what is due soonest is shown.')

const requests = ({ requests: list, more }: Model): Html =>
  list.length === 0
    ? paragraph('Nobody is waiting for an answer from us. Requests to us appear here.')
    : html`${paragraph('Each leads to the form that answers it.')}
      ${rows('Waiting for our answer', list, true)} ${more.requests && soonest}`

const actions = ({ actions: list, more }: Model): Html =>
  list.length === 0
    ? paragraph('We have no open actions. Actions that a meeting agrees for us appear here.')
    : html`${rows('Our actions', list, true)} ${more.actions && soonest}`

function meetings({ meetings: list, more }: Model): Html {
  if (!list) return html``
  const title = 'Meetings we are invited to'
  if (list.length === 0)
    return html`${heading(title)}${paragraph('We are not invited to any meetings at the moment.')}`
  return html`${heading(title)}
  ${table<MeetingRow>(
    title,
    [
      {
        title: 'When',
        names: true,
        cell: ({ at, href, title: form }) =>
          html`<a class="govuk-link" href="${href}"
            >${at}<span class="govuk-visually-hidden">: ${form}</span></a
          >`,
      },
      { title: 'Meeting', cell: ({ title: form }) => form },
      { title: 'Returns due', cell: ({ returns }) => returns },
      { title: 'Where it stands', cell: ({ stage }) => stage },
    ],
    list,
  )}
  ${more.meetings && paragraph('The soonest are shown. The others are under Meetings.')}`
}

function covers({ covers: list, pastCovers, mayCover }: Model): Html {
  const add = html`<a
    class="govuk-button govuk-button--secondary"
    href="/agency/cover"
    role="button"
    >Add cover</a
  >`
  return html`${paragraph(
    'While somebody is away, messages for their role can go to another address as well.',
  )}
  ${list.length === 0 ? paragraph('No cover is in force or planned.') : coverTable('Cover now and later', list)}
  ${mayCover && add}
  ${pastCovers.length > 0 && folded(`Past cover (${pastCovers.length})`, coverTable('Past cover', pastCovers))}`
}

const coverTable = (caption: string, list: readonly CoverRow[]): Html =>
  table<CoverRow>(
    caption,
    [
      { title: 'Role', names: true, cell: ({ role }) => role },
      {
        title: 'Messages also go to',
        cell: ({ address, undelivered }) =>
          html`<span class="govuk-!-text-break-word">${address}</span> ${
              undelivered && html`<br />${tag('A message could not be delivered', 'late')}`
            }`,
      },
      { title: 'From', cell: ({ first }) => first },
      { title: 'Until', cell: ({ last }) => last },
      {
        title: 'Added by',
        cell: ({ by, at }) => html`${by ?? notForYou}<br /><span class="tl-meta">${at}</span>`,
      },
      { title: 'State', cell: ({ state, mood }) => tag(state, mood) },
      ...(list.some(({ end }) => end !== undefined) ? [{ title: 'End it', cell: endButton }] : []),
    ],
    list,
  )

const endButton = ({ end, role, address }: CoverRow): Html =>
  end === undefined
    ? html``
    : html`<form method="post" action="${end}">
        <button class="tl-link" data-module="govuk-button">
          End<span class="govuk-visually-hidden"> the cover of ${role} by ${address}</span>
        </button>
      </form>`

function contacts({ contacts: list }: Model): Html {
  if (!list) return html`<p class="govuk-body">${notForYou}</p>`
  if (list.length === 0)
    return paragraph(
      'No address is known, so no message reaches us. Ask an administrator to add one.',
    )
  return html`${table(
    'Our contacts',
    [
      { title: 'Role', names: true, cell: ({ role }) => role },
      {
        title: 'Messages go to',
        cell: ({ address }) => html`<span class="govuk-!-text-break-word">${address}</span>`,
      },
    ],
    list,
  )}
  ${paragraph('An administrator can change them.')}`
}

function times(list: readonly TimeRow[]): Html {
  const days = `the last ${measuredDays} days`
  if (list.length === 0)
    return paragraph(`Nothing that we owed was done in ${days}, so there is nothing to measure.`)
  return html`${paragraph(
    `What we did in ${days}. Half of each kind took no longer than the time shown, nights and weekends counted.`,
  )}
  ${table<TimeRow>(
    `How soon we answer, over ${days}`,
    [
      { title: 'What', names: true, cell: ({ what }) => what },
      { title: 'Done', numeric: true, cell: ({ count }) => count },
      { title: 'Half took at most', numeric: true, cell: ({ median }) => median },
      { title: 'In time', numeric: true, cell: ({ inTime }) => inTime },
    ],
    list,
  )}`
}
