import type { Day, MeetingRow } from './present.ts'
import { each, html, type Html, type Part } from '../../html.ts'
import { govuk } from '../../govuk/components.ts'
import { heading, nextPage, pageHeading, paragraph, table, tag } from '../../parts.ts'
import { type Month, monthAfter, monthTitle } from '../../words/months.ts'
import type { Screen } from '../../page.ts'

/** What the list of meetings shows. */
interface ListModel {
  readonly coming: readonly MeetingRow[]
  /** Held, and not finished: a session that runs, minutes that are not approved. */
  readonly open: readonly MeetingRow[]
  readonly severalSites: boolean
  readonly next: string | undefined
  readonly first: boolean
  readonly mayPlan: boolean
  readonly month: Month
}

/** The meetings that come, and those that are not finished. */
export function listView(model: ListModel): Screen {
  const { coming, open, severalSites, next, first, month } = model
  return {
    title: 'Meetings',
    body: html`${pageHeading('Meetings')} ${views('list', month)} ${planButton(model)}
      ${open.length > 0 && [heading('In session, or not finished'), meetingTable('Meetings in session or not finished', open, severalSites)]}
      ${open.length > 0 && heading('Coming up')}
      ${coming.length === 0 ? paragraph(first ? 'No meetings are planned at your sites, and your agency is not invited to any.' : 'There are no more.') : [meetingTable('Meetings coming up', coming, severalSites), nextPage(next)]}
      ${heading('Held before')}
      <p class="govuk-body">
        Meetings that are finished or were cancelled are in the calendar, with their minutes:
        ${monthLink(month)} and ${monthLink(monthAfter(month, -1))}.
      </p>`,
  }
}

interface CalendarModel {
  readonly month: Month
  readonly weeks: readonly (readonly (Day | undefined)[])[]
  readonly mayPlan: boolean
  /** There were more than a calendar shows. */
  readonly more: boolean
}

/** The meetings of a month. */
export function calendarView(model: CalendarModel): Screen {
  const { month, weeks, more } = model
  const empty = weeks.flat().every((day) => !day || day.meetings.length === 0)
  return {
    title: `Meetings in ${monthTitle(month)}`,
    body: html`${pageHeading('Meetings')} ${views('calendar', month)} ${planButton(model)}
    ${heading(monthTitle(month))} ${months(month)}
    ${empty && paragraph('There are no meetings this month.')} ${calendar(month, weeks)}
    ${more && paragraph('There are more meetings this month than can be shown here.')}`,
  }
}

const planButton = ({ mayPlan }: { readonly mayPlan: boolean }): Part =>
  mayPlan &&
  govuk.button({
    text: 'Plan a meeting',
    href: '/meetings/new',
    classes: 'govuk-button--secondary',
  })

/** List or calendar. */
function views(current: 'list' | 'calendar', month: Month): Html {
  const item = (code: string, href: string, text: string) =>
    html`<li class="moj-sub-navigation__item">
      <a
        class="moj-sub-navigation__link"
        href="${href}"
        ${code === current && html`aria-current="page"`}
        >${text}</a
      >
    </li>`
  return html`<nav class="moj-sub-navigation" aria-label="List or calendar">
    <ul class="moj-sub-navigation__list">
      ${item('list', '/meetings', 'List')}
      ${item('calendar', `/meetings?month=${month}`, 'Calendar')}
    </ul>
  </nav>`
}

const monthLink = (month: Month): Html =>
  html`<a class="govuk-link" href="/meetings?month=${month}">${monthTitle(month)}</a>`

const months = (month: Month): Html =>
  html`<nav class="govuk-body tl-months" aria-label="Other months">
    ${monthLink(monthAfter(month, -1))} ${monthLink(monthAfter(month, 1))}
  </nav>`

const meetingTable = (caption: string, rows: readonly MeetingRow[], severalSites: boolean): Html =>
  table(
    caption,
    [
      {
        title: 'Meeting',
        names: true,
        width: severalSites ? 'one-third' : 'one-half',
        cell: ({ href, title, day, time, distance }) =>
          html`<a class="govuk-link" href="${href}">${day} at ${time}</a><br /><span class="tl-meta"
              >${title}${distance !== '' && `, ${distance}`}</span
            >`,
      },
      ...(severalSites ? [{ title: 'Site', cell: ({ site }: MeetingRow) => site }] : []),
      { title: 'Stage', cell: ({ marks }) => tags(marks) },
      { title: 'Items listed', cell: ({ list }) => list },
      { title: 'What comes next', width: 'one-quarter', cell: ({ next }) => next || '–' },
    ],
    rows,
  )

/** Words that stand out, side by side. */
export const tags = (marks: MeetingRow['marks']): Html =>
  each(marks, ({ text, mood }) => html`${tag(text, mood)} `)

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function calendar(month: Month, weeks: CalendarModel['weeks']): Html {
  return html`<table class="govuk-table tl-calendar" role="table">
    <caption class="govuk-table__caption govuk-visually-hidden">
      Meetings in ${monthTitle(month)}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${each(
          weekdays,
          (name) =>
            html`<th scope="col" role="columnheader" class="govuk-table__header">
              <span class="tl-wide-only">${name}</span
              ><span class="tl-narrow-only">${name.slice(0, 3)}</span>
            </th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${each(
        weeks,
        (week) =>
          html`<tr role="row">
            ${each(week, cell)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function cell(day: Day | undefined): Html {
  if (!day) return html`<td role="cell" class="is-empty"></td>`
  const { number, title, today, meetings } = day
  return html`<td role="cell" class="${meetings.length === 0 && 'is-empty '}${today && 'is-today'}">
    <span class="tl-calendar__number tl-wide-only" aria-hidden="true">${number}</span>
    <span class="tl-calendar__day">${title}${today && ' (today)'}</span>
    ${each(
      meetings,
      ({ href, time, title: form, marks }) =>
        html`<p class="govuk-body-s">
          <a class="govuk-link" href="${href}">${time} ${form}</a><br />${tags(marks)}
        </p>`,
    )}
  </td>`
}
