import { each, html, type Html } from '../../../html.ts'
import { folded, heading, link, pageHeading, paragraph, table } from '../../../parts.ts'
import { govuk } from '../../../govuk/components.ts'
import { draftPath, referPath } from '../paths.ts'
import type { Screen } from '../../../page.ts'
import type { SentShown } from '../present/sent.ts'

/** What became of a referral that was sent. */
export const sentScreen = (id: string, shown: SentShown): Screen => ({
  title: shown.heading,
  body: html`${bodies[shown.state](shown, id)}
    <p class="govuk-body">${link({ href: referPath, text: 'Refer somebody else' })}</p>`,
})

const bodies: Readonly<Record<SentShown['state'], (shown: SentShown, id: string) => Html>> = {
  done: (shown) =>
    html`${govuk.panel({
        titleText: shown.heading,
        html: html`Its reference<br /><strong>${shown.reference}</strong>`,
      })}
      ${heading('What happens next')} ${steps(shown)}
      ${
        shown.ahead.length > 0 &&
        folded(
          'What happens if nobody acts',
          html`<ul class="govuk-list govuk-list--bullet">
            ${each(shown.ahead, (text) => html`<li>${text}</li>`)}
          </ul>`,
        )
      }
      ${paragraph('If the referral lacks something, you are asked to complete it. You can add what you learn later on the pathway’s page.')}
      <p class="govuk-body">
        ${link({ href: `/pathways/${shown.reference}`, text: 'Go to the pathway' })}
      </p>`,
  waiting: (shown, id) =>
    html`${pageHeading(shown.heading, 'Refer somebody')}
      ${paragraph('It is stored and cannot be lost. It opens a pathway as soon as the system is running again. You do not need to send it again.')}
      <p class="govuk-body">
        ${link({ href: draftPath(id, 'sent'), text: 'See whether the pathway is open' })}
      </p>`,
  notDone: (shown) =>
    html`${pageHeading(shown.heading, 'Refer somebody')}
    ${paragraph('It is stored, but something went wrong while its pathway was being opened. Whoever runs Throughline can see it among what is stuck. You do not need to send it again.')}
    ${paragraph(`Its reference: ${shown.reference ?? ''}`)}`,
  byOther: (shown) =>
    html`${pageHeading(shown.heading, 'Refer somebody')}
      ${paragraph('A colleague in your agency has sent it. Its pathway is in the caseload if your role covers it.')}
      <p class="govuk-body">${link({ href: '/pathways', text: 'Go to the caseload' })}</p>`,
}

const steps = ({ steps: list, usual }: SentShown): Html =>
  list.length === 0
    ? html`<ol class="govuk-list govuk-list--number">
        ${each(usual, (text) => html`<li>${text}</li>`)}
        <li>You get a message as soon as something is needed from you.</li>
      </ol>`
    : table(
        'What happens next',
        [
          { title: 'What', names: true, cell: ({ what }) => what },
          { title: 'Who', cell: ({ who }) => who },
          {
            title: 'By when',
            cell: ({ when, soon }) => html`${when}<br /><span class="tl-meta">${soon}</span>`,
          },
        ],
        list,
      )
