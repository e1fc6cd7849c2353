import { capitalised } from '../../../../domain/titled.ts'
import type { Doable } from '../present/doable.ts'
import { each, html, type Html } from '../../../html.ts'
import { folded, linkList, tag } from '../../../parts.ts'

/** What the reader can do now: what they owe as buttons, alarms in red, the rest by area, then what not and why. */
export function doableView(
  { owed, alarms, likely, areas, not }: Doable,
  openedUntil: string | undefined,
): Html {
  const nothing =
    owed.length + alarms.length + likely.length + areas.length === 0 &&
    html`<p class="govuk-body">
      ${
        openedUntil === undefined
          ? 'There is nothing for you to do here at the moment. You will get a message when there is.'
          : `You opened this in an emergency. You can read it until ${openedUntil}, and change nothing.`
      }
    </p>`
  return html`<section class="tl-panel tl-doable" aria-labelledby="doable">
    <h2 class="govuk-heading-s" id="doable">What you can do now</h2>
    ${nothing} ${each(owed.slice(0, most), owedItem)}
    ${
      owed.length > most &&
      folded(`${owed.length - most} more that you owe`, each(owed.slice(most), owedItem))
    }
    ${linkList(alarms, 'govuk-body tl-alarms')} ${linkList(likely)}
    ${each(areas, ({ title, links }) => folded(`${title} (${links.length})`, linkList(links)))}
    ${
      not.length > 0 &&
      folded(
        'What you cannot do now, and why',
        each(
          not,
          ({ why, what }) =>
            html`<p class="govuk-body-s govuk-!-margin-bottom-1"><strong>${why}</strong></p>
              <ul class="govuk-list govuk-list--bullet govuk-body-s">
                ${each(what, (one) => html`<li>${one}</li>`)}
              </ul>`,
        ),
      )
    }
  </section>`
}

const most = 4

const owedItem = ({
  title,
  subject,
  due,
  late,
  forms: [first, ...others],
}: Doable['owed'][number]) =>
  html`<div class="tl-owed${late && ' tl-late'}">
    <p class="govuk-body-s govuk-!-margin-bottom-1">
      You owe
      <strong>${title}</strong
      >${subject !== undefined && `: ${subject}`}<br />${late ? tag(due, 'late') : capitalised(due)}
    </p>
    ${
      first &&
      html`<a href="${first.href}" role="button" class="govuk-button" data-module="govuk-button"
        >${first.text}</a
      >`
    }
    ${linkList(others, 'govuk-body tl-or')}
  </div>`
