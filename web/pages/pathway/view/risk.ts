import { each, html, type Html } from '../../../html.ts'
import { folded, link, notForYou, paragraph, summary, table, tag } from '../../../parts.ts'
import { frame, viewTitle } from './frame.ts'
import type { HeadingShown } from '../present/heading.ts'
import { hereView } from './here.ts'
import type { OrderShown, RiskShown } from '../present/risk.ts'
import { ratedRisks } from '../../../../domain/codes.ts'
import { riskPicture } from '../../../pictures/risk.ts'
import type { Screen } from '../../../page.ts'

/** The risk of a pathway, its orders, actions and meetings. */
export const riskScreen = (heading: HeadingShown, shown: RiskShown): Screen => ({
  title: viewTitle(heading, 'risk'),
  body: frame(
    heading,
    'risk',
    html`<div class="tl-split">
      <div class="tl-split__side">${hereView(shown.links)}</div>
      <div class="tl-split__main">
        ${section('risk', 'Risk', shown.whole ? riskPart(shown) : paragraph(notForYou))}
        ${section('orders', 'Orders', shown.whole ? orders(shown.orders) : paragraph(notForYou))}
        ${section('actions', 'Actions', actions(shown.actions))}
        ${section('meetings', 'Meetings', shown.whole ? meetings(shown.meetings) : paragraph(notForYou))}
      </div>
    </div>`,
  ),
})

const section = (id: string, title: string, inside: Html): Html =>
  html`<section aria-labelledby="${id}">
    <h2 class="govuk-heading-m" id="${id}">${title}</h2>
    ${inside}
  </section>`

const riskPart = ({ course, set, assessments, changes }: RiskShown): Html =>
  html`${
    set.length + assessments.length === 0
      ? paragraph('The risk has not been rated yet. It is rated at triage.')
      : html`<figure class="tl-figure">${riskPicture(course)}</figure>`
  }
  ${
    set.length > 0 &&
    table(
      'Overall risk, as people set it',
      [
        { title: 'Date', names: true, cell: ({ when }) => when },
        { title: 'Risk', cell: ({ risk }) => risk },
        { title: 'Set at', cell: ({ why }) => why },
      ],
      set,
      true,
    )
  }
  ${
    assessments.length > 0 &&
    html`${table(
      'Assessments: four separate ratings',
      [
        {
          title: 'Date and instrument',
          names: true,
          cell: ({ when, instrument }) =>
            html`${when}<br /><span class="tl-regular">${instrument}</span>`,
        },
        ...Object.entries(ratedRisks).map(([code, { title }]) => ({
          title,
          cell: ({ ratings }: RiskShown['assessments'][number]) => {
            const rating = ratings.find(({ of }) => of === code)
            return rating && tag(rating.text, rating.mood)
          },
        })),
      ],
      assessments,
      true,
    )}
    ${each(
      assessments.filter(({ notes, kept }) => notes.length > 0 || kept),
      ({ when, instrument, by, notes, kept }) =>
        folded(
          `Formulation of ${when}`,
          html`<p class="govuk-body-s tl-meta">${instrument}, ${by}</p>
            ${each(notes, (one) => html`<p class="govuk-body-s tl-said">${one}</p>`)}
            ${kept && html`<p class="govuk-body-s tl-withheld">Notes are not for your role</p>`}`,
        ),
    )}`
  }
  ${
    changes.length > 0 &&
    table(
      'Changes in the person’s life',
      [
        { title: 'Date', names: true, cell: ({ on }) => on },
        { title: 'Change', cell: ({ what }) => what },
        { title: 'Note', cell: ({ note }) => html`<span class="tl-said">${note}</span>` },
      ],
      changes,
      true,
    )
  }`

const orders = (all: readonly OrderShown[]): Html =>
  all.length === 0
    ? paragraph('No order or condition is recorded.')
    : each(
        all,
        ({ title, status, mood, facts, prohibitions, requirements, kept, clocks, breaches }) =>
          html`<div class="tl-card tl-order">
            <h3 class="govuk-heading-s">${title} ${tag(status, mood)}</h3>
            ${each(clocks, ({ text, late }) => html`<p class="govuk-body${late && ' tl-late'}">${text}</p>`)}
            ${summary(facts)} ${conditions('It forbids', prohibitions)}
            ${conditions('It requires', requirements)} ${conditions('Breaches', breaches)}
            ${kept && html`<p class="govuk-body tl-withheld">Some of its words are not for your role</p>`}
          </div>`,
      )

const conditions = (title: string, texts: readonly string[]): Html =>
  texts.length === 0
    ? html``
    : html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${title}</strong></p>
        <ul class="govuk-list govuk-list--bullet">
          ${each(texts, (one) => html`<li>${one}</li>`)}
        </ul>`

const actions = (all: RiskShown['actions']): Html =>
  all.length === 0
    ? paragraph('No action has been agreed.')
    : table(
        'Actions that were agreed',
        [
          { title: 'Action', names: true, cell: ({ what }) => what },
          { title: 'Whose', cell: ({ who }) => who },
          { title: 'State', cell: ({ state, mood }) => tag(state, mood) },
        ],
        all,
      )

const meetings = (all: RiskShown['meetings']): Html =>
  all.length === 0
    ? paragraph('It has not been on the list of any meeting.')
    : html`<ul class="tl-list govuk-body">
        ${each(all, (one) => html`<li>${link(one.link)}<br />${one.what}</li>`)}
      </ul>`
