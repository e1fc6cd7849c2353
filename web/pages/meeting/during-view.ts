import { counted } from '../../../domain/sentence.ts'
import { currentItem } from './current-item.ts'
import { deedsPanel, live, may, papers, seatsTable } from './parts.ts'
import { doPath, ownForm, sendButton } from './sending.ts'
import { each, html, type Html, type Part } from '../../html.ts'
import { heading, table, tag } from '../../parts.ts'
import type { ItemModel } from './items.ts'
import type { Model } from './present.ts'

/** A meeting as it is held: one item at a time, and always whether there is a quorum. `decision` is the form of its decision. */
export function duringView(model: Model, decision: Part): Html {
  const { current, path } = model
  const here = current ? itemPath(path, current) : path
  return html`${live('quorum', bar(model), 'tl-sticky')}
    <div class="tl-two">
      <div>${currentItem(model, decision)}</div>
      <div>${live('side', [agenda(model), ending(model), deedsPanel(model), papers(model)])}</div>
    </div>
    ${live('seats', [seatsTable(model, 'Who is here', `${here}#live-seats`, current), everybody(model, here)])}
    ${live('brought', brought(model, `${here}#live-brought`))}`
}

/** Where an item is shown. */
export const itemPath = (path: string, { id }: Pick<ItemModel, 'id'>): string =>
  `${path}?item=${id}`

/** What must be in view all the time: the quorum and why not, the statement, and how far the meeting is. */
function bar({ quorum, items, current, capacity }: Model): Html {
  const open = items.filter((item) => item.open).length
  const done = items.length - open
  const unaccepted = quorum.unaccepted.length
  return html`<div class="tl-quorum ${quorum.met ? 'is-met' : 'is-missing'}">
    <p class="govuk-body govuk-!-margin-bottom-0">
      <strong>${quorum.text}</strong>.${!quorum.met && ' Nothing can be decided until it is met.'}
      <span class="tl-meta">Needed: ${quorum.rule}.</span>
      ${unaccepted > 0 && html`<br /><strong>${counted(unaccepted, 'person', 'people')} here ${unaccepted === 1 ? 'has' : 'have'} not accepted the confidentiality statement:</strong> ${quorum.unaccepted.join('; ')}.`}
    </p>
    <p class="govuk-body govuk-!-margin-bottom-0">
      ${current?.number ? html`Item ${current.number}. ` : ''}${done} of
      ${counted(items.length, 'item')}
      settled${open > 0 && capacity.ends !== '' && `, until about ${capacity.ends}`}.
      <a class="govuk-link" href="#live-seats">Who is here</a>
    </p>
  </div>`
}

function agenda({ items, current, path }: Model): Html {
  return html`<h2 class="govuk-heading-s">Items</h2>
    <ol class="tl-agenda govuk-body-s">
      ${each(items, (item) => {
        const here = item.id === current?.id
        return html`<li class="${here && 'is-here'}">
          <a class="govuk-link" href="${itemPath(path, item)}" ${here && html`aria-current="true"`}
            >${item.number && `${item.number}. `}${item.who}</a
          >
          ${item.timer ? tag('Being heard', 'good') : item.open ? html`<span class="tl-meta">${item.status}</span>` : html`<strong>${item.status}</strong>`}
        </li>`
      })}
    </ol>`
}

/** Buttons for all seats at once. */
function everybody(model: Model, back: string): Part {
  if (!may(model, 'record-attendance') || !model.runs) return undefined
  const silent = model.seats.filter(({ answered }) => !answered).length
  const unaccepted = model.seats.filter(({ mayAccept }) => mayAccept).length
  const button = (all: string, text: string) =>
    html`<button class="govuk-button govuk-button--secondary tl-button-s" name="all" value="${all}">
      ${text}
    </button> `
  if (silent === 0 && unaccepted === 0) return undefined
  return ownForm(`${model.path}/table`, back, [
    silent > 0 && button('present', 'Mark everybody else as present'),
    unaccepted > 0 && button('accepted', 'Record that everybody present accepts the statement'),
  ])
}

/** How the session ends, and what still stands in the way of it. */
const ending = (model: Model): Part => {
  const here = { back: model.path }
  const open = model.items.filter((item) => item.open).length
  const whyNot = model.deeds.find(({ name }) => name === 'close-session')?.why
  const unreviewed = model.brought.some(({ review }) => review === '')
  return [
    whyNot !== undefined &&
      html`<p class="govuk-body-s">
        <strong>The session cannot be closed yet.</strong> ${whyNot}
        ${unreviewed && html`<a class="govuk-link" href="#live-brought">Open actions to review</a>`}
      </p>`,
    may(model, 'close-session') &&
      html`<p>
        <a
          class="govuk-button ${open > 0 && 'govuk-button--secondary'}"
          href="${doPath(model.id, 'close-session', here)}"
          >Close the session</a
        >
      </p>`,
    may(model, 'adjourn') &&
      html`<p class="govuk-body-s">
        <a class="govuk-link" href="${doPath(model.id, 'adjourn', here)}">Adjourn the meeting</a>
      </p>`,
  ]
}

const reviews = [
  ['done', 'Done'],
  ['notDone', 'Not done'],
  ['noLongerPossible', 'No longer possible'],
  ['carried', 'Carry to the next'],
] as const

/** The open actions that are reviewed at the table, each with one click. */
function brought(model: Model, back: string): Part {
  if (model.brought.length === 0) return undefined
  const reviewing = may(model, 'review-action')
  const title = 'Open actions to review'
  return [
    heading(title),
    table(
      title,
      [
        {
          title: 'Action',
          names: true,
          cell: ({ what, who, agency, due }) =>
            html`${what}<br /><span class="tl-meta">${who}. ${agency}, due ${due}</span>`,
        },
        {
          title: 'How it stands',
          cell: ({ review, value, note, who }) =>
            review === '' && reviewing
              ? html`<div class="tl-buttons">
                  ${reviews.map(([outcome, text]) =>
                    sendButton(
                      {
                        meeting: model.id,
                        command: 'review-action',
                        back,
                        values: { pathway: value, outcome },
                      },
                      text,
                      { about: `: action of ${who}` },
                    ),
                  )}
                </div>`
              : html`${review || 'Not reviewed yet'}${note !== '' && html`<br />${note}`}`,
        },
      ],
      model.brought,
    ),
  ]
}
