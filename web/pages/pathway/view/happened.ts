import { each, html, type Html } from '../../../html.ts'
import type { EntryShown, Struck, WordsShown } from '../present/happened.ts'
import { folded, tag } from '../../../parts.ts'

/** What happened, entry by entry, with what followed folded. */
export const timeline = (entries: readonly EntryShown[], level: 2 | 3): Html =>
  html`<div class="moj-timeline">${each(entries, (one) => entryView(one, level))}</div>`

/** One entry of a timeline. */
export const entryView = (
  { sentence, when, who, words, followed, inShort, minor, struck }: EntryShown,
  level: 2 | 3,
) =>
  html`<div class="moj-timeline__item${minor && ' tl-minor'}">
    <div class="moj-timeline__header">
      ${
        level === 2
          ? html`<h2 class="moj-timeline__title">${struckOut(sentence, struck)}</h2>`
          : html`<h3 class="moj-timeline__title">${struckOut(sentence, struck)}</h3>`
      }
    </div>
    <p class="moj-timeline__date">${when}. ${who}.</p>
    ${wordsView(words, 'moj-timeline__description')}
    ${
      followed.length > 0 &&
      folded(
        html`${inShort}<span class="govuk-visually-hidden"> from: ${sentence}</span>`,
        html`<ul class="govuk-list govuk-list--bullet govuk-body-s">
          ${each(
            followed,
            (one) =>
              html`<li>
                ${struckOut(one.sentence, one.struck)}${wordsView(one.words, 'govuk-body-s')}
              </li>`,
          )}
        </ul>`,
      )
    }
  </div>`

/** What no longer counts, struck out and said to be so. */
const struckOut = (sentence: string, struck: Struck): Html =>
  struck ? html`${tag(struck)} <del>${sentence}</del>` : html`${sentence}`

const wordsView = (words: readonly WordsShown[], classes: string): Html =>
  words.length === 0
    ? html``
    : html`<dl class="tl-words ${classes}">
        ${each(
          words,
          ({ label, text, why, takeOut = [] }) =>
            html`<div>
              <dt>${label}</dt>
              ${
                text === undefined
                  ? html`<dd class="tl-withheld">${why}</dd>`
                  : each(
                      text,
                      (one, n) =>
                        html`<dd class="tl-said">${one}</dd>
                          ${
                            takeOut[n] !== undefined &&
                            html`<dd>
                              <a class="govuk-link" href="${takeOut[n]}">Take this text out</a>
                            </dd>`
                          }`,
                    )
              }
            </div>`,
        )}
      </dl>`
