import type { Asking } from '../page.ts'
import { each, html, type Html, type Part } from '../html.ts'
import { followedView } from '../../app/views/timeline.ts'
import { formFor } from './commands.ts'
import { inSentences } from '../words/dates.ts'
import { govuk } from '../govuk/components.ts'
import { isNo } from '../../app/answers.ts'
import { look } from '../../app/access/look.ts'
import { stateOfCommand } from '../../app/commands/state.ts'

/** What became of a form that was just sent, for the page to which its sender comes back; nothing on any other visit. */
export async function sentBanner(asking: Asking): Promise<Html> {
  const { deps, by, url } = asking
  const key = new URL(url, 'http://own').searchParams.get('sent')
  const state = key === null ? undefined : await stateOfCommand(deps, by, key)
  if (!state || isNo(state)) return html``
  const { name, outcome, problem, pathwayId, conferenceId = '' } = state
  const kind = pathwayId === undefined ? 'conference' : 'pathway'
  const label = formFor(kind, name)?.label ?? ''
  if (outcome === 'waiting')
    return banner(
      'Received',
      label,
      html`<p class="govuk-body">
        Received. It will be processed as soon as the system is running again. You do not need to
        send it again.
        <a class="govuk-notification-banner__link" href="${url}">Check whether it is done</a>
      </p>`,
    )
  if (outcome !== 'done')
    return banner('Not done', label, html`<p class="govuk-body">${problem?.title}</p>`)
  const id = pathwayId ?? conferenceId
  const led = await look(deps, by, { kind, id, what: 'what followed' }, (seen) =>
    followedView(seen, state.key, { dates: inSentences }),
  )
  return banner('Done', label, isNo(led) ? '' : whatFollowed(led), true)
}

const mostShown = 6

const whatFollowed = (sentences: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
      ${each(sentences.slice(0, mostShown), (sentence) => html`<li>${sentence}</li>`)}
    </ul>
    ${
      sentences.length > mostShown &&
      html`<p class="govuk-body">And ${sentences.length - mostShown} more, in the history.</p>`
    }`

const banner = (title: string, label: string, more: Part, success = false): Html =>
  govuk.notificationBanner({
    titleText: title,
    ...(success && { type: 'success' as const }),
    html: html`<p class="govuk-notification-banner__heading">${label}</p>
      ${more}`,
  })
