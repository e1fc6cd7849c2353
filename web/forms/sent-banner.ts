import type { Asking } from '../page.ts'
import { formFor } from './commands.ts'
import { govuk } from '../govuk/components.ts'
import { html, type Html } from '../html.ts'
import { isNo } from '../../app/answers.ts'
import { stateOfCommand } from '../../app/commands/state.ts'

/** What became of a form that was just sent, for the page to which its sender comes back; nothing on any other visit. */
export async function sentBanner({ deps, by, url }: Asking<unknown, unknown>): Promise<Html> {
  const key = new URL(url, 'http://own').searchParams.get('sent')
  const state = key === null ? undefined : await stateOfCommand(deps, by, key)
  if (!state || isNo(state)) return html``
  const { name, outcome, problem } = state
  const kind = state.pathwayId === undefined ? 'conference' : 'pathway'
  const label = formFor(kind, name)?.label ?? ''
  if (outcome === 'done') return banner('Done', label, '', true)
  if (outcome === 'waiting')
    return banner(
      'Received',
      label,
      html`It will be done as soon as the engine is back. You need not send it again.
        <a class="govuk-notification-banner__link" href="${url}">See whether it is done</a>`,
    )
  return banner('Not done', label, problem?.title ?? '')
}

const banner = (title: string, label: string, more: string | Html, success = false): Html =>
  govuk.notificationBanner({
    titleText: title,
    ...(success && { type: 'success' as const }),
    html: html`<p class="govuk-notification-banner__heading">${label}</p>
      ${more !== '' && html`<p class="govuk-body">${more}</p>`}`,
  })
