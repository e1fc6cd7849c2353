import { counted } from '../../../domain/sentence.ts'
import { each, html, type Html, type Part } from '../../html.ts'
import { heading, paragraph } from '../../parts.ts'
import type { bankHolidaysView } from '../../../app/reference/bank-holidays.ts'
import { inSentences, moment } from '../../words/dates.ts'
import { meetingForms } from '../../../domain/policy/meetings.ts'
import { titleIn } from '../../../domain/titled.ts'

type Falls = NonNullable<Awaited<ReturnType<typeof bankHolidaysView>>['falls']>

/** What falls on a day, site by site. */
export const fallsPart = (falls: Falls, on: string): Html =>
  html`${heading(`What falls on ${inSentences.day(on)}`)}
  ${falls.length === 0 && paragraph('Nothing at a site of yours that is counted by this list.')}
  ${each(falls, site)}`

function site({ site: { name }, meetings, sessions, due }: Falls[number]): Html {
  const none = meetings.length + sessions.count + due.count === 0
  return html`<h3 class="govuk-heading-s">${name}</h3>
    ${
      none
        ? paragraph('Nothing.')
        : html`<ul class="govuk-list govuk-list--bullet">
            ${each(
              meetings,
              ({ conferenceId, form, at }) =>
                html`<li>
                  Meeting:
                  <a class="govuk-link" href="/meetings/${conferenceId}"
                    >${titleIn(meetingForms, form)}, ${moment(at)}</a
                  >
                </li>`,
            )}
            ${sessions.count > 0 && html`<li>${counted(sessions.count, 'planned session')}${named(sessions.items)}</li>`}
            ${due.count > 0 && html`<li>${counted(due.count, 'due date')}${named(due.items)}</li>`}
          </ul>`
    }`
}

interface Named {
  readonly pathwayId: string | null
  readonly conferenceId?: string | null
  readonly title?: string
}

/** Which they are, for whoever may know. */
const named = (items: readonly Named[]): Part =>
  items.length > 0 &&
  html`<ul class="govuk-list govuk-list--bullet">
    ${each(
      items,
      ({ pathwayId, conferenceId, title }) =>
        html`<li>
          <a
            class="govuk-link"
            href="${pathwayId === null ? `/meetings/${conferenceId ?? ''}` : `/pathways/${pathwayId}`}"
            >${pathwayId ?? conferenceId}</a
          >${title !== undefined && `: ${title}`}
        </li>`,
    )}
  </ul>`
