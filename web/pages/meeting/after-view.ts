import { counted } from '../../../domain/sentence.ts'
import { deedsPanel, live, may, papers, seatsTable, waitingList, itemName } from './parts.ts'
import { doPath, unseen } from './sending.ts'
import { drawFields } from '../../forms/render.ts'
import { each, html, type Html, type Part } from '../../html.ts'
import { folded, heading, paragraph, tag } from '../../parts.ts'
import { formFor } from '../../forms/commands.ts'
import { govuk } from '../../govuk/components.ts'
import type { ItemModel } from './items.ts'
import type { MinutesModel, Written } from './minutes.ts'
import type { Model } from './present.ts'

/** A meeting after it was held: its minutes, and what was decided. */
export function afterView(model: Model, minutes: MinutesModel | undefined): Html {
  return html`<div class="tl-two">
    <div>
      ${minutes && minutesParts(model, minutes)} ${live('items', decided(model))}
      ${live('seats', seatsTable(model, 'Who was there', model.path))}
      ${live('more', [reviewed(model), waitingList(model)])}
    </div>
    <div>${live('side', [papers(model), deedsPanel(model)])}</div>
  </div>`
}

function minutesParts(model: Model, minutes: MinutesModel): Html {
  const { status, circulated, approved } = minutes
  return html`${heading('Minutes')}
  ${live('minutes', [
    html`<p class="govuk-body">
      ${tag(status, minutes.locked ? 'good' : 'soon')}
      ${circulated !== '' && html`<br />Circulated on ${circulated}.`}
      ${approved !== '' && html`<br />Approved on ${approved}.`}
    </p>`,
    text(minutes),
    writtenList('Corrections', minutes.corrections),
    writtenList('Added after approval', minutes.addenda),
    steps(model),
  ])}
  ${may(model, 'draft-minutes') && live('draft', draftForm(model, minutes))}`
}

const text = ({ text: written, earlier }: MinutesModel): Part =>
  written &&
  html`<div class="tl-card tl-written">${lines(written.text)}</div>
    <p class="govuk-body-s tl-meta">
      ${written.by}${earlier > 0 && `. ${counted(earlier, 'earlier version is', 'earlier versions are')} kept.`}
    </p>`

const lines = (words: string): Part =>
  words
    .split(/\n{2,}/)
    .map((paragraphed) => html`<p class="govuk-body">${withBreaks(paragraphed)}</p>`)

const withBreaks = (words: string): Part =>
  words.split('\n').map((line, at) => (at === 0 ? line : html`<br />${line}`))

const writtenList = (title: string, list: readonly Written[]): Part =>
  list.length > 0 && [
    html`<h3 class="govuk-heading-s">${title}</h3>`,
    html`<ul class="tl-list">
      ${each(list, ({ text: words, by }) => html`<li>${words}<br /><span class="tl-meta">${by}</span></li>`)}
    </ul>`,
  ]

/** What comes next of the minutes, for whoever may do it. */
function steps(model: Model): Part {
  const link = (name: string, label: string, main: boolean) =>
    may(model, name) &&
    html`<a
      class="govuk-button ${!main && 'govuk-button--secondary'}"
      href="${doPath(model.id, name, { back: model.path })}"
      >${label}</a
    > `
  return html`<div class="govuk-button-group">
    ${link('circulate-minutes', 'Circulate the minutes', true)}
    ${link('approve-minutes', 'Approve and lock the minutes', true)}
    ${link('correct-minutes', 'Correct something', false)}
    ${link('add-addendum', 'Add to the minutes', false)}
  </div>`
}

/** The draft begins with what was recorded, and is the coordinator's to change. */
const draftForm = (model: Model, { draft, text: written }: MinutesModel): Html =>
  html`<form method="post" action="${doPath(model.id, 'draft-minutes')}">
    ${unseen({ back: model.path, values: {} })}
    ${govuk.textarea({
      id: 'text',
      name: 'text',
      label: { text: written ? 'Change the draft' : 'The draft', classes: 'govuk-label--s' },
      hint: {
        text: written
          ? 'You can change it until it is circulated. Every version is kept.'
          : 'This starts from what was recorded. Change it and add what is missing. Names are not needed: the references lead to the pathways.',
      },
      value: draft,
      rows: 18,
    })}
    ${drawFields(
      formFor('conference', 'draft-minutes')?.fields.filter(({ name }) => name === 'audience') ??
        [],
      { posted: {}, choices: {}, errors: [] },
    )}
    ${govuk.button({ text: 'Save the draft', name: 'do', value: 'send', preventDoubleClick: true })}
  </form>`

const decided = (model: Model): Part => [
  heading('What was decided'),
  model.items.length === 0
    ? paragraph('There was no item that you can see.')
    : html`<ul class="tl-list">
        ${each(model.items, row)}
      </ul>`,
]

function row(item: ItemModel): Html {
  const { outcome, override } = item
  return html`<li class="govuk-body">
    ${itemName(item)}
    <p class="govuk-body govuk-!-margin-bottom-1">
      <strong>${outcome?.title ?? 'Not decided'}</strong
      >${outcome && outcome.at !== '' && ` at ${outcome.at}`}${item.presented !== '' && html`. <span class="tl-meta">${item.presented}.</span>`}
    </p>
    ${outcome && outcome.overtaken !== '' && html`<p class="govuk-body govuk-!-margin-bottom-1">${outcome.overtaken}</p>`}
    ${outcome && outcome.words !== '' && html`<p class="govuk-body govuk-!-margin-bottom-1">${outcome.words}</p>`}
    ${override !== '' && html`<p class="govuk-body">Heard without its referrer: ${override}</p>`}
    ${
      outcome &&
      outcome.actions.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">
        ${each(outcome.actions, ({ what, who, due }) => html`<li>${what} ${who}, due ${due}</li>`)}
      </ul>`
    }
    ${outcome && each(outcome.dissent, ({ agency, view }) => html`<p class="govuk-body">${agency} disagrees: ${view}</p>`)}
  </li>`
}

const reviewed = ({ brought }: Model): Part =>
  brought.length > 0 &&
  folded(
    `Open actions (${brought.length})`,
    html`<ul class="govuk-list govuk-list--bullet">
      ${each(brought, ({ what, who, agency, review }) => html`<li>${what} ${who}, ${agency}: ${review || 'not reviewed'}</li>`)}
    </ul>`,
  )
