import { each, html, type Html } from '../../../html.ts'
import { figures, paragraph, summary, table, tag } from '../../../parts.ts'
import { frame, viewTitle } from './frame.ts'
import type { HeadingShown } from '../present/heading.ts'
import { hereView } from './here.ts'
import type { Screen } from '../../../page.ts'
import type { SessionShown, TreatmentShown } from '../present/treatment.ts'

/** The treatment of a pathway: programme, dosage, attendance. */
export const treatmentScreen = (heading: HeadingShown, shown: TreatmentShown): Screen => ({
  title: viewTitle(heading, 'treatment'),
  body: frame(
    heading,
    'treatment',
    html`<div class="tl-split">
      <div class="tl-split__side">${hereView(shown.links)}</div>
      <div class="tl-split__main">
        <section aria-labelledby="treatment">
          <h2 class="govuk-heading-m" id="treatment">Treatment</h2>
          ${shown.none !== undefined && paragraph(shown.none)}
          ${shown.facts.length > 0 && summary(shown.facts)}
        </section>
        ${shown.sessions.length > 0 && sessions(shown)}
      </div>
    </div>`,
  ),
})

const sessions = ({ figures: numbers, attendance, sessions: all }: TreatmentShown): Html =>
  html`<section aria-labelledby="sessions">
    <h2 class="govuk-heading-m" id="sessions">Sessions</h2>
    ${figures(numbers)}
    ${attendance !== undefined && html`<p class="govuk-inset-text">${attendance}</p>`}
    ${table(
      'Sessions, and how they were attended',
      [
        {
          title: 'Session',
          names: true,
          cell: ({ number }) => html`<span class="tl-nowrap">Session ${number}</span>`,
        },
        { title: 'When', cell: ({ when }) => when },
        { title: 'Attendance', cell: ({ what, mood }) => tag(what, mood) },
        { title: 'Notes', cell: notes },
      ],
      all,
    )}
  </section>`

const notes = ({ notes: said, kept }: SessionShown): Html =>
  html`${each(said, (one) => html`<div class="tl-said">${one}</div>`)}
  ${kept && html`<span class="tl-withheld">Notes are not for your role</span>`}
  ${said.length === 0 && !kept && html`<span class="tl-meta">None</span>`}`
