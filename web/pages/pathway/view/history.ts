import { areaTitles } from '../../../../domain/pathway/evolve.ts'
import { each, html, type Html } from '../../../html.ts'
import { folded, link, nextPage, paragraph, tag } from '../../../parts.ts'
import { frame, viewHref, viewTitle } from './frame.ts'
import type { HeadingShown } from '../present/heading.ts'
import type { PartShown } from '../present/history.ts'
import type { Screen } from '../../../page.ts'
import type { SentShown } from '../present/sent.ts'
import { withQuery } from '../../../words/query.ts'
import { entryView } from './happened.ts'

/** What of the history is shown: all of it, one area, or the messages that were sent. */
export const shows = {
  all: { title: 'Everything' },
  ...areaTitles,
  messages: { title: 'Messages that were sent' },
} as const
type Shows = keyof typeof shows

interface HistoryPage {
  readonly heading: HeadingShown
  readonly show: Shows
  readonly next: string | null
}

/** What happened on a pathway. */
export const historyScreen = (
  shown: HistoryPage & { readonly parts: readonly PartShown[] },
): Screen =>
  screenOf(
    shown,
    'What happened',
    shown.parts.length === 0
      ? paragraph(
          shown.show === 'all'
            ? 'Nothing has happened here that your role can see.'
            : 'Nothing of this kind has happened here that your role can see.',
        )
      : html`<div class="moj-timeline">${each(shown.parts, part)}</div>`,
  )

/** What was sent about a pathway, and why. */
export const sentScreen = (shown: HistoryPage & { readonly sent: readonly SentShown[] }): Screen =>
  screenOf(
    shown,
    'Messages that were sent',
    html`${paragraph('A message says only that something is waiting. It never says what it is or whom it is about.')}
    ${
      shown.sent.length === 0
        ? paragraph('Nothing has been sent yet.')
        : html`<ul class="tl-list govuk-body">
            ${each(shown.sent, (one) => message(one, shown.heading.id))}
          </ul>`
    }
    ${
      shown.sent.some(({ links }) => links) &&
      paragraph(
        link({
          href: withQuery('/links/end', { of: 'pathway', id: shown.heading.id }),
          text: 'End every link about this pathway',
        }),
      )
    }`,
  )

const message = (
  { title, to, outcome, mood, when, says, because, links }: SentShown,
  on: string,
): Html =>
  html`<li>
    <div class="tl-row"><strong>${title}</strong> ${tag(outcome, mood)}</div>
    <div>To ${to}</div>
    <div class="tl-meta">${when}</div>
    ${
      links &&
      html`<div class="tl-meta">
        ${links.opened}
        <a
          class="govuk-link"
          href="${withQuery('/links/end', { of: 'message', id: links.message, on })}"
          >End the links of this message<span class="govuk-visually-hidden">: ${title}</span></a
        >
      </div>`
    }
    ${folded(html`Why<span class="govuk-visually-hidden"> this message about ${title}</span>`, html`${paragraph(`“${says}”`)}${paragraph(because)}`)}
  </li>`

const part = (one: PartShown): Html =>
  one.is === 'entry'
    ? entryView(one.entry, 3)
    : html`<div class="moj-timeline__item tl-minor">
        ${folded(
          one.inShort,
          html`<ul class="govuk-list govuk-list--bullet govuk-body-s">
            ${each(one.entries, ({ sentence, when, followed }) =>
              each(
                [sentence, ...followed.map((each) => each.sentence)],
                (text) => html`<li>${text}<br /><span class="tl-meta">${when}</span></li>`,
              ),
            )}
          </ul>`,
        )}
      </div>`

function screenOf({ heading, show, next }: HistoryPage, title: string, inside: Html): Screen {
  const href = viewHref(heading.id, 'history')
  return {
    title: viewTitle(heading, 'history'),
    body: frame(
      heading,
      'history',
      html`<h2 class="govuk-heading-m">${title}</h2>
        ${filter(href, show)} ${inside}
        ${next !== null && nextPage(`${href}?${new URLSearchParams({ show, cursor: next }).toString()}`)}`,
    ),
  }
}

const filter = (href: string, show: Shows): Html =>
  html`<form method="get" action="${href}" class="tl-filter">
    <div class="govuk-form-group">
      <label class="govuk-label" for="show">Show</label>
      <select class="govuk-select" id="show" name="show">
        ${each(
          Object.entries(shows),
          ([code, { title }]) =>
            html`<option value="${code}" ${code === show && html`selected`}>${title}</option>`,
        )}
      </select>
    </div>
    <button class="govuk-button govuk-button--secondary" data-module="govuk-button">Show</button>
  </form>`
