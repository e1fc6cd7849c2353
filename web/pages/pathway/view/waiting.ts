import { counted } from '../../../../domain/sentence.ts'
import { each, html, type Html } from '../../../html.ts'
import { folded, link, paragraph, tag } from '../../../parts.ts'
import type { Link } from '../../../page.ts'
import type { WaitingShown } from '../present/waiting.ts'

const shownAtOnce = 5

interface Waiting {
  readonly waiting: readonly WaitingShown[]
  readonly hearing: Link | undefined
  /** Whether this reader sees what everybody owes. */
  readonly whole: boolean
  /** Set for whoever reads it in an emergency: no list has it for them, so nor does this one. */
  readonly openedUntil: string | undefined
}

/** Whom a pathway waits for, overdue first, and which meeting is to hear it. */
export const waitingView = ({ waiting, hearing, whole, openedUntil }: Waiting): Html =>
  html`<section aria-labelledby="waiting">
    <h2 class="govuk-heading-m" id="waiting">
      Waiting for${waiting.length > 0 && ` (${waiting.length})`}
    </h2>
    ${hearing && paragraph(html`On the list of ${link(hearing)}.`)}
    ${
      waiting.length === 0 &&
      paragraph(
        openedUntil !== undefined
          ? 'What is owed is not listed for you while you read this in an emergency.'
          : whole
            ? 'Nobody owes anything here at the moment.'
            : 'Your agency owes nothing here. What others owe is not for you.',
      )
    }
    ${list(waiting.slice(0, shownAtOnce))}
    ${
      waiting.length > shownAtOnce &&
      folded(
        counted(
          waiting.length - shownAtOnce,
          'more thing is waited for',
          'more things are waited for',
        ),
        list(waiting.slice(shownAtOnce)),
      )
    }
  </section>`

const list = (waiting: readonly WaitingShown[]): Html =>
  waiting.length === 0
    ? html``
    : html`<ul class="tl-list govuk-body">
        ${each(
          waiting,
          ({ title, subject, who, ours, due, when, mood, ladder, source }) =>
            html`<li class="${mood === 'late' && 'tl-late'}">
              <div class="tl-row">
                <strong>${title}${subject !== undefined && `: ${subject}`}</strong>
                ${tag(when, mood)}
              </div>
              <div>${who}${ours && ' (your agency)'}</div>
              <div class="tl-meta">${due}</div>
              ${folded(
                html`Reminders<span class="govuk-visually-hidden"> of ${title}</span>`,
                html`${
                    ladder.length === 0
                      ? paragraph('No reminder is planned.')
                      : html`<ol class="govuk-list govuk-body-s">
                          ${each(ladder, (one) => html`<li>${one}</li>`)}
                        </ol>`
                  }
                  <p class="govuk-body-s tl-meta">Its clock: ${source}</p>`,
              )}
            </li>`,
        )}
      </ul>`
