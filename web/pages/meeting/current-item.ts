import { lower } from '../../../domain/sentence.ts'
import { doPath, unseen } from './sending.ts'
import { each, html, type Html, type Part } from '../../html.ts'
import { paragraph, tag } from '../../parts.ts'
import { govuk } from '../../govuk/components.ts'
import { itemName, live, may, returnsTable } from './parts.ts'
import type { ItemModel, Timer } from './items.ts'
import type { Model } from './present.ts'

/** The item at which the table is: what is known of it, who presents it, what is decided. */
export function currentItem(model: Model, decision: Part): Html {
  const { current } = model
  if (!current) return live('item', paragraph('There is no item here that you can see.'))
  return html`<section class="tl-current" aria-labelledby="item">
    ${live('item', [head(model, current), settled(current), stops(current), presenting(model, current)])}
    ${live('returns', known(current))}
    ${decision !== undefined && decision !== false && live('decision', decision, 'tl-decision')}
    ${live('next', onward(model, current))}
  </section>`
}

const head = (model: Model, item: ItemModel): Part => [
  html`<h2 class="govuk-heading-m" id="item">${item.number ? `Item ${item.number}` : 'Item'}</h2>
    <p class="govuk-body-l govuk-!-margin-bottom-2">${itemName(item)}</p>`,
  item.timer && timer(item.timer, model),
  html`<p class="govuk-body">
    Referred by ${item.referrer}. Waiting since ${item.since}.
    ${item.presented !== '' && html`<br />${item.presented}.`}
    ${item.override !== '' && html`<br />Heard without its referrer: ${item.override}`}
  </p>`,
]

/** Drawn by the server with the time at which it began; a script only counts on. */
const timer = ({ started, until, untilAt, left, over }: Timer, { now }: Model): Html =>
  html`<p class="govuk-body tl-timer ${over && 'is-over'}">
    <strong data-until="${untilAt}" data-now="${now}">${left}</strong>
    <span class="tl-meta">began at ${started}, has until ${until}</span>
  </p>`

/** What was decided, or became of it. */
function settled({ outcome, open }: ItemModel): Part {
  if (open || !outcome) return undefined
  return html`<div class="govuk-inset-text">
    <p class="govuk-body">
      <strong>${outcome.title}</strong>${outcome.at !== '' && ` at ${outcome.at}`}
    </p>
    ${outcome.overtaken !== '' && html`<p class="govuk-body">${outcome.overtaken}</p>`}
    ${outcome.words !== '' && html`<p class="govuk-body">${outcome.words}</p>`}
    ${
      outcome.actions.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">
        ${each(outcome.actions, ({ what, why, who, due }) => html`<li>${what}${why !== '' && ` (${why})`} ${who}, due ${due}</li>`)}
      </ul>`
    }
    ${each(outcome.dissent, ({ agency, view }) => html`<p class="govuk-body">${agency} disagrees: ${view}</p>`)}
  </div>`
}

/** Why nothing can be decided about it now. */
function stops({ open, noQuorum, referrerHeard, timer: heard }: ItemModel): Part {
  if (!open) return undefined
  return [
    noQuorum !== '' &&
      html`<p class="govuk-body">${tag('No quorum for this item', 'late')} ${noQuorum}</p>`,
    heard !== undefined &&
      !referrerHeard &&
      html`<p class="govuk-body">
        ${tag('The referrer has not been heard', 'late')} They have not attended, sent information
        or briefed whoever is presenting.
      </p>`,
  ]
}

/** Calling an item up starts its time; its referrer presents it, or somebody whom they have briefed. */
function presenting(model: Model, item: ItemModel): Part {
  if (!item.open || item.timer || !may(model, 'present-item')) return overriding(model, item)
  const seats = model.seats.filter(({ present }) => present)
  if (seats.length === 0) return paragraph('Record who is present. Then the item can be called up.')
  if (item.noQuorum !== '' || model.quorum.unaccepted.length > 0)
    return paragraph(
      'It can be called up as soon as there is a quorum for it and everybody here has accepted the confidentiality statement.',
    )
  const first =
    seats.find(({ value }) => value === item.referrerSeat) ??
    seats.find(({ value }) => value.split('~')[0] === item.referrerSeat.split('~')[0])
  return html`<form class="tl-panel" method="post" action="${doPath(model.id, 'present-item')}">
    ${unseen({ back: `${model.path}?item=${item.id}`, values: { item: item.id } })}
    ${govuk.select({
      id: 'agency',
      name: 'agency',
      label: { text: 'Who presents it' },
      items: [
        ...(first ? [] : [{ value: '', text: 'Choose one' }]),
        ...seats.map(({ value, agency, role }) => ({
          value,
          text: `${agency}, ${lower(role)}`,
          selected: value === first?.value,
        })),
      ],
    })}
    ${
      !first &&
      govuk.checkboxes({
        name: 'briefed',
        idPrefix: 'briefed',
        items: [{ value: 'yes', text: 'The referrer is not here and has briefed them' }],
      })
    }
    ${govuk.button({ text: `Call up item ${item.number} and start its time`, name: 'do', value: 'send', preventDoubleClick: true })}
  </form>`
}

function overriding(model: Model, item: ItemModel): Part {
  const needed = item.open && item.timer && !item.referrerHeard && item.highRisk
  return (
    needed &&
    may(model, 'override-no-show') &&
    html`<p class="govuk-body">
      <a
        class="govuk-link"
        href="${doPath(model.id, 'override-no-show', { item: item.id, back: `${model.path}?item=${item.id}` })}"
        >Hear it without its referrer</a
      >
    </p>`
  )
}

/** What agencies returned: open while it is being heard. */
function known(item: ItemModel): Part {
  if (item.returns.length === 0)
    return html`<p class="govuk-body">No agency was asked about this item.</p>`
  const rows = returnsTable('What agencies returned', item.returns)
  return html`<details class="govuk-details" ${item.open && html`open`} id="returns-of-${item.id}">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text"
        >What agencies returned: ${lower(item.returned)}</span
      >
    </summary>
    <div class="govuk-details__text">${rows}</div>
  </details>`
}

/** On to the next item with one click; away from this one without a decision. */
function onward(model: Model, item: ItemModel): Part {
  const { next, path, id } = model
  return [
    next &&
      next.id !== item.id &&
      html`<p>
        <a
          class="govuk-button ${item.open && 'govuk-button--secondary'}"
          href="${path}?item=${next.id}"
          >Go to item ${next.number}<span class="govuk-visually-hidden"
            >, the next to be heard</span
          ></a
        >
      </p>`,
    item.open &&
      may(model, 'defer-item') &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${doPath(id, 'defer-item', { item: item.id, back: path })}"
          >${item.timer ? 'Defer this item' : 'Defer this item without hearing it'}</a
        >
      </p>`,
  ]
}
