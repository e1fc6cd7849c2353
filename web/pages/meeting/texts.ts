import { anyWords, wordLabels } from '../../words/audit-fields.ts'
import { each, html, type Part } from '../../html.ts'
import { folded } from '../../parts.ts'
import { formPath } from '../../forms/paths.ts'
import type { MeetingText } from '../../../app/views/conference/texts.ts'
import { moment } from '../../words/dates.ts'

/** Everything that was written at a meeting, each text with the way to take it out; for whoever may. */
export const textsPart = (texts: readonly MeetingText[] | undefined, back: string): Part =>
  texts !== undefined &&
  texts.length > 0 &&
  folded(
    `Everything written at this meeting (${texts.length})`,
    html`<ul class="tl-list">
      ${each(
        texts,
        ({ id, pathway, sentence, at, field, text }) =>
          html`<li>
            <span class="tl-meta">${moment(at)}: ${sentence}</span>
            <dl class="tl-words">
              <div>
                <dt>${wordLabels[field] ?? anyWords}</dt>
                ${
                  text === null
                    ? html`<dd class="tl-withheld">Taken out</dd>`
                    : html`<dd class="tl-said">${text}</dd>
                        <dd>
                          <a
                            class="govuk-link"
                            href="${formPath('pathway', pathway, 'restrict-words', { id, back })}"
                            >Take this text out</a
                          >
                        </dd>`
                }
              </div>
            </dl>
          </li>`,
      )}
    </ul>`,
  )
