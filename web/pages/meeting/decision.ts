import type { Choices } from '../../forms/read.ts'
import { doPath, unseen } from './sending.ts'
import { drawFields } from '../../forms/render.ts'
import { formFor } from '../../forms/commands.ts'
import { govuk } from '../../govuk/components.ts'
import { html, type Html } from '../../html.ts'
import type { Model } from './present.ts'

/** The command that decides. */
export const deciding = 'decide-item'

/** The decision about the item that is being heard, with dissent and actions, on one form; then comes the next item. */
export function decisionForm(model: Model, choices: Choices): Html | undefined {
  const { current, next, id, path } = model
  const form = formFor('conference', deciding)
  if (!form || !current?.timer) return undefined
  const fields = form.fields.filter(({ name }) => name !== 'item')
  const back = next && next.id !== current.id ? `${path}?item=${next.id}` : path
  const drawing = { posted: { 'actions-rows': '1' }, choices, errors: [] }
  return html`<form
    class="tl-panel"
    method="post"
    action="${doPath(id, deciding)}"
    novalidate
    autocomplete="off"
    aria-labelledby="decision-of"
  >
    <h3 class="govuk-heading-m" id="decision-of">Decision about item ${current.number}</h3>
    <button
      class="govuk-visually-hidden"
      tabindex="-1"
      aria-hidden="true"
      name="do"
      value="send"
    ></button>
    ${unseen({ back, values: { item: current.id } })} ${drawFields(fields, drawing)}
    ${govuk.button({ text: back === path ? 'Record the decision' : 'Record the decision and go to the next item', name: 'do', value: 'send', preventDoubleClick: true })}
  </form>`
}
