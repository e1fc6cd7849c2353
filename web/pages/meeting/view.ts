import { acceptPanel } from './accept.ts'
import { afterView } from './after-view.ts'
import { beforeView } from './before-view.ts'
import { duringView, itemPath } from './during-view.ts'
import { html, type Html, type Part } from '../../html.ts'
import { live } from './parts.ts'
import type { MinutesModel } from './minutes.ts'
import type { MeetingText } from '../../../app/views/conference/texts.ts'
import type { Model } from './present.ts'
import { textsPart } from './texts.ts'
import { linkList, pageHeading, paragraph } from '../../parts.ts'
import type { Screen } from '../../page.ts'
import { tags } from '../meetings/view.ts'

/** What besides the meeting itself stands on its page. */
interface Beside {
  readonly sent: Part
  readonly minutes: MinutesModel | undefined
  /** Every text, for whoever may take one out. */
  readonly texts: readonly MeetingText[] | undefined
  /** The form of a decision about the item that is being heard. */
  readonly decision: Part
}

/** The page of a meeting. */
export function view(model: Model, { sent, minutes, texts, decision }: Beside): Screen {
  const { phase, title } = model
  const ended = model.stage === 'locked' || phase === 'cancelled'
  return {
    title: `${title}, ${model.when}`,
    back: { href: '/meetings', text: 'Meetings' },
    live: !ended,
    body: html`${sent} ${pageHeading(title, `${model.when}, ${model.place}`)}
    ${live(
      'head',
      html`<p class="govuk-body">${tags(model.marks)} <span class="tl-meta">${model.site}</span></p>
        ${linkList(model.others)}
        ${model.withheldAgenda !== '' && html`<p class="govuk-body tl-withheld">${model.withheldAgenda}</p>`}`,
    )}
    ${model.mustAccept && phase !== 'cancelled' && acceptPanel(model.id, model.path)}
    ${!ended && following(model)}
    ${phase === 'before' && beforeView(model)}${phase === 'during' && duringView(model, decision)}
    ${phase === 'after' && afterView(model, minutes)}
    ${phase === 'cancelled' && paragraph('This meeting was cancelled. Its items went back to their pathways, or to the meeting that was named.')}
    ${live('texts', textsPart(texts, model.path))}`,
  }
}

/** That others' entries appear by themselves, and a link that does the same without a script. */
function following({ path, version, current, asOf, phase, speed }: Model): Html {
  const here = phase === 'during' && current ? itemPath(path, current) : path
  return html`<p
    class="govuk-body-s"
    id="live"
    data-stream="${path}/stream"
    data-version="${version}"
    data-phase="${phase}"
    data-speed="${speed}"
  >
    <span id="live-as-of" data-live>As of ${asOf}.</span>
    <span data-live-says></span>
    <a class="govuk-link" href="${here}">Show what others have entered since</a>
  </p>`
}
