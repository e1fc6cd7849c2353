import { lower } from '../../../domain/sentence.ts'
import { doPath, sendButton } from './sending.ts'
import { each, html, type Html, type Part } from '../../html.ts'
import { folded, heading, linkList, table, tag } from '../../parts.ts'
import type { ItemModel, ReturnModel } from './items.ts'
import type { Model } from './present.ts'
import type { SeatModel } from './seats.ts'
import { tags } from '../meetings/view.ts'

/** A part of the page that is drawn again when others have entered something. */
export const live = (name: string, inside: Part, classes = ''): Html =>
  html`<div id="live-${name}" data-live class="${classes}">${inside}</div>`

/** Whether this reader may send a command now. */
export const may = ({ deeds }: Model, name: string): boolean =>
  deeds.some((one) => one.name === name && one.why === undefined)

/** Whom an item is about, with what must be seen at once. */
export const itemName = ({ who, reference, href, marks }: ItemModel): Html =>
  html`<a class="govuk-link" href="${href}">${who}</a> ${tags(marks)}<br /><span class="tl-meta"
      >${reference}</span
    >`

/** The returns about an item. */
export const returnsTable = (caption: string, rows: readonly ReturnModel[]): Html =>
  table(
    caption,
    [
      { title: 'Agency', names: true, width: 'one-third', cell: ({ agency }) => agency },
      {
        title: 'Return',
        width: 'one-quarter',
        cell: ({ state, missing, late, when }) =>
          html`${missing && late ? tag(state, 'late') : state}${when !== '' && html`<br /><span class="tl-meta">${when}</span>`}`,
      },
      {
        title: 'What it says',
        cell: ({ words, kept, missing }) =>
          html`${words || (missing ? 'Nothing yet' : '–')}${kept !== '' && html`<br /><span class="tl-withheld">${kept}</span>`}`,
      },
    ],
    rows,
  )

/** The commands that a page has buttons of its own for; a conflict can also come to mind before the session and after it. */
const placed = new Set([
  'accept-confidentiality',
  'add-addendum',
  'adjourn',
  'approve-minutes',
  'circulate',
  'circulate-minutes',
  'close-session',
  'correct-minutes',
  'decide-item',
  'defer-item',
  'draft-minutes',
  'open-session',
  'override-no-show',
  'present-item',
  'record-attendance',
  'reorder-agenda',
  'review-action',
])

/** What can be done here besides, and what not and why. */
export function deedsPanel(model: Model): Html {
  const besides = model.deeds.filter(({ name }) => !placed.has(name))
  const now = besides.filter(({ why }) => why === undefined)
  const not = besides.filter(({ why }) => why !== undefined)
  const here = model.path
  return html`<section class="tl-panel tl-actions" aria-labelledby="deeds">
    <h2 class="govuk-heading-s" id="deeds">What you can do now</h2>
    ${
      now.length === 0
        ? html`<p class="govuk-body-s">Nothing else at the moment.</p>`
        : linkList(
            now.map(({ name, label }) => ({
              href: doPath(model.id, name, { back: here }),
              text: label,
            })),
            'govuk-body-s',
          )
    }
    ${
      not.length > 0 &&
      folded(
        'What you cannot do now, and why',
        html`<ul class="govuk-list govuk-body-s">
          ${each(not, ({ label, why }) => html`<li>${label}: ${why}</li>`)}
        </ul>`,
      )
    }
  </section>`
}

/** Papers and the invitation. */
export const papers = ({ links }: Model): Part =>
  links.length > 0 &&
  html`<h2 class="govuk-heading-s">Papers</h2>
    <ul class="tl-link-list govuk-body-s">
      ${each(
        links,
        ({ title, href, other }) =>
          html`<li>
            <a class="govuk-link" href="${href}">${title}</a
            >${other !== '' && html` (<a class="govuk-link" href="${other}">${lower(title)} to edit</a>)`}
          </li>`,
      )}
    </ul>`

/** What is waited for, soonest first. */
export const waitingList = ({ waiting }: Model): Part =>
  waiting.length > 0 &&
  folded(
    `What is waited for (${waiting.length})`,
    html`<ul class="govuk-list govuk-list--bullet">
      ${each(waiting, ({ text, late }) => html`<li>${text}${late && html` ${tag('Overdue', 'late')}`}</li>`)}
    </ul>`,
  )

/** Who has a seat, what they answered, and what can be recorded for them. `about` is the item that is being heard. */
export function seatsTable(model: Model, title: string, back: string, about?: ItemModel): Html {
  const during = model.phase === 'during'
  const sending = (command: string, values: Readonly<Record<string, string>>) => ({
    meeting: model.id,
    command,
    back,
    values,
  })
  const buttons = (seat: SeatModel): Part => {
    const who = `${seat.agency}, ${seat.role}`
    return [
      ...seat.buttons.map(({ how, text }) =>
        sendButton(sending('record-attendance', { agency: seat.value, how }), text, {
          about: `: ${who}`,
        }),
      ),
      seat.mayAccept &&
        sendButton(sending('accept-confidentiality', { agency: seat.value }), 'Accepts statement', {
          about: `: ${who}`,
        }),
      during &&
        about?.open === true &&
        seat.mayConflict &&
        seat.present &&
        sendButton(
          sending('declare-conflict', { agency: seat.value, item: about.id }),
          'Conflict here',
          {
            about: `: ${who}, about item ${about.number}`,
          },
        ),
    ]
  }
  const some = model.seats.some(({ buttons: own, mayAccept }) => own.length > 0 || mayAccept)
  return html`${heading(title)}
  ${table(
    title,
    [
      {
        title: 'Seat',
        width: 'one-half',
        names: true,
        cell: ({ agency, role }) => html`${agency}<br /><span class="tl-meta">${role}</span>`,
      },
      {
        title: { before: 'Answer', during: 'Here', after: 'Was there', cancelled: 'Answer' }[
          model.phase
        ],
        cell: ({ how, present, accepted, conflict, answered }) =>
          html`${present ? tag(how, 'good') : answered ? how : html`<span class="tl-meta">${how}</span>`}
          ${during && present && html`<br /><span class="tl-meta">${accepted ? 'Statement accepted' : 'Statement not accepted yet'}</span>`}
          ${conflict !== '' && html`<br />${tag(conflict, 'soon')}`}`,
      },
      ...(some
        ? [
            {
              title: 'Record',
              cell: (seat: SeatModel) => html`<div class="tl-buttons">${buttons(seat)}</div>`,
            },
          ]
        : []),
    ],
    model.seats,
  )}`
}
