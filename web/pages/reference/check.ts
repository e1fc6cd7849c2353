import { answerCode, type No } from '../../../app/answers.ts'
import type { Bounded } from '../../../app/reference/history.ts'
import { changeButton } from '../../forms/screen.ts'
import { html, type Part } from '../../html.ts'
import { govuk } from '../../govuk/components.ts'
import { postedAgain } from '../../forms/drawing.ts'
import { pageHeading, summary } from '../../parts.ts'
import type { Posted, Screen } from '../../page.ts'

/** What is to be changed, where it is sent to, and what the form is called that leads back. */
interface Change {
  readonly what: string
  readonly action: string
  readonly back: string
}

/** What was typed; after another changed the policy, over its present version, so that it can be checked and sent again. */
export const overPresent = (no: No, posted: Posted, present: Posted): Posted =>
  answerCode(no) === 'changed-meanwhile' ? { ...posted, ...present } : posted

/** A count in words. */
export const howMany = ({ count, more }: Bounded): string =>
  more ? `more than ${count.toLocaleString('en-GB')}` : String(count)

/** What changes in a policy, and for whom, before it is saved; everything that was typed is sent again with it. */
export const checkChange = (
  { what, action, back }: Change,
  rows: readonly (readonly [string, Part])[],
  { do: _button, ...typed }: Posted,
): Screen => ({
  title: 'Check the change',
  back: { href: action, text: back },
  body: html`${pageHeading('Check the change', what)} ${summary(rows)}
    <form method="post" action="${action}">
      ${postedAgain(typed)}
      <div class="govuk-button-group">
        ${govuk.button({ text: 'Save the new version', name: 'do', value: 'save', preventDoubleClick: true })}
        ${changeButton}
      </div>
    </form>`,
})
