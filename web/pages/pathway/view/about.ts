import type { AboutShown, Known } from '../present/about.ts'
import { each, html, type Html } from '../../../html.ts'

/** Who the people are, how the victim can be reached safely, and what was reported. */
export const aboutView = ({ person, victims, reported, reportedBy, kept }: AboutShown): Html =>
  html`${kept !== undefined && html`<p class="govuk-inset-text tl-kept">${kept}</p>`}
    <div class="tl-cards">
      ${card('The person', 'person', person, '')}
      ${each(victims, ({ title, id, facts, unsafe }) =>
        card(title, id, facts, unsafe ? 'tl-card--danger' : 'tl-card--victim'),
      )}
    </div>
    <section aria-labelledby="reported">
      <h2 class="govuk-heading-m" id="reported">What was reported</h2>
      ${
        'text' in reported
          ? html`<p class="govuk-body tl-said">${reported.text}</p>`
          : html`<p class="govuk-body tl-withheld">${reported.why}</p>`
      }
      ${reportedBy !== undefined && html`<p class="govuk-body tl-meta">${reportedBy}</p>`}
    </section>`

const card = (title: string, id: string, facts: AboutShown['person'], classes: string): Html =>
  html`<section class="tl-card ${classes}" aria-labelledby="${id}">
    <h2 class="govuk-heading-s" id="${id}">${title}</h2>
    ${
      typeof facts === 'string'
        ? html`<p class="govuk-body tl-withheld">${facts}</p>`
        : html`<dl class="tl-facts govuk-body">
            ${each(
              facts,
              ([name, value]) =>
                html`<div>
                  <dt>${name}</dt>
                  ${valueOf(value)}
                </div>`,
            )}
          </dl>`
    }
  </section>`

const valueOf = (value: Known): Html =>
  'text' in value
    ? each(value.text, (one) => html`<dd>${one}</dd>`)
    : html`<dd class="tl-withheld">${value.why}</dd>`
