import {
  deedsPanel,
  itemName,
  live,
  may,
  papers,
  returnsTable,
  seatsTable,
  waitingList,
} from './parts.ts'
import { doPath, ownForm, sendButton } from './sending.ts'
import { each, html, type Html, type Part } from '../../html.ts'
import { folded, heading, paragraph, summary, tag } from '../../parts.ts'
import { govuk } from '../../govuk/components.ts'
import type { ItemModel } from './items.ts'
import type { Model } from './present.ts'

/** A meeting before it is held: its list, who comes, what is returned. */
export function beforeView(model: Model): Html {
  return html`<div class="tl-two">
      <div>${live('top', [main(model), excess(model)])} ${live('list', list(model))}</div>
      <div>${live('side', [deedsPanel(model), papers(model)])}</div>
    </div>
    ${live('seats', seatsTable(model, 'Who has answered', `${model.path}#live-seats`))}
    ${live('more', [opened(model), waitingList(model)])}`
}

const main = (model: Model): Part => [
  summary([
    [
      'List',
      `${model.stage === 'planned' ? 'closes' : 'closed'} ${model.listCloses.replace(/^closed /, '')}`,
    ],
    ['Returns', model.returnsDue.startsWith('were') ? model.returnsDue : `due ${model.returnsDue}`],
    [
      'Listed',
      html`${model.capacity.text}${model.capacity.ends !== '' && `, until about ${model.capacity.ends}`}`,
    ],
    ['Quorum', model.quorum.rule],
  ]),
  may(model, 'circulate') &&
    html`<p>
      <a class="govuk-button" href="${doPath(model.id, 'circulate', { back: model.path })}"
        >Circulate the agenda</a
      >
    </p>`,
  may(model, 'open-session') &&
    sendButton(
      { meeting: model.id, command: 'open-session', back: model.path, values: {} },
      'Open the session',
      {
        classes: '',
      },
    ),
]

/** That the list is longer than the meeting, and what can be done. */
const excess = (model: Model): Part =>
  model.capacity.over > 0 &&
  govuk.insetText({
    classes: 'tl-late',
    html: html`<strong>${model.capacity.over} more than the meeting can hear.</strong> The agenda
      cannot be circulated until the chair defers items or extends the meeting.
      ${may(model, 'extend-conference') && html`<br /><a class="govuk-link" href="${doPath(model.id, 'extend-conference', { back: model.path })}">Extend the meeting</a>`}
      ${may(model, 'defer-item') && html`<br /><a class="govuk-link" href="${doPath(model.id, 'defer-item', { back: model.path })}">Defer an item</a>`}`,
  })

function list(model: Model): Html {
  const open = model.items.filter((item) => item.open)
  const left = model.items.filter((item) => !item.open)
  const moves = may(model, 'reorder-agenda') && open.length > 1
  const rows = html`<ol class="tl-list tl-items">
    ${each(open, (item, at) => row(model, item, { up: moves && at > 0, down: moves && at < open.length - 1 }))}
  </ol>`
  return html`${heading('The list')}
  ${open.length === 0 && !model.mustAccept && paragraph('Nothing is listed yet. Pathways waiting for a conference are listed automatically. Those who run meetings can also add one by hand.')}
  ${open.length > 0 && (moves ? ownForm(`${model.path}/order`, model.path, rows) : rows)}
  ${
    left.length > 0 &&
    folded(
      `No longer on the list (${left.length})`,
      html`<ul class="govuk-list">
        ${each(left, (item) => html`<li>${itemName(item)} ${item.outcome?.title}</li>`)}
      </ul>`,
    )
  }
  ${added(model)}`
}

interface Moves {
  readonly up: boolean
  readonly down: boolean
}

function row(model: Model, item: ItemModel, { up, down }: Moves): Html {
  const over =
    Number(item.number) > model.items.filter((one) => one.open).length - model.capacity.over
  const button = (way: 'up' | 'down', shown: boolean) =>
    shown &&
    html`<button
      class="govuk-button govuk-button--secondary tl-button-s"
      name="move"
      value="${item.id}:${way}"
    >
      ${way === 'up' ? 'Up' : 'Down'}<span class="govuk-visually-hidden"
        >: item ${item.number}</span
      >
    </button>`
  return html`<li id="${item.id}">
    <div class="tl-item">
      <span class="tl-item__number">${item.number}</span>
      <div class="tl-item__body govuk-body govuk-!-margin-bottom-0">
        ${itemName(item)} ${over && model.capacity.over > 0 && tag('Over capacity', 'late')}
        <p class="govuk-body-s govuk-!-margin-bottom-1">
          Referred by ${item.referrer}. ${item.returned}.
          ${item.missing > 0 && html`<strong>${item.missing} missing.</strong>`}
        </p>
        ${item.returns.length > 0 && folded(`Returns for item ${item.number}`, returnsTable(`Returns for item ${item.number}`, item.returns))}
      </div>
      <div class="tl-buttons">${button('up', up)}${button('down', down)}</div>
    </div>
  </li>`
}

/** A pathway is put on this list by its reference. */
const added = (model: Model): Part =>
  model.mayList &&
  html`<p class="govuk-body">
    <a class="govuk-link" href="${model.path}/list">Add a pathway to this list by hand</a>
  </p>`

const opened = ({ openedBy }: Model): Part =>
  openedBy.length > 0 &&
  folded(
    `Who has opened the agenda (${openedBy.length})`,
    html`<ul class="govuk-list govuk-list--bullet">
      ${each(openedBy, (one) => html`<li>${one}</li>`)}
    </ul>`,
  )
