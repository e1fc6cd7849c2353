import { mayChangeSite } from '../../../app/access/change.ts'
import { z } from 'zod'
import {
  type Asking,
  type Link,
  type Next,
  page,
  post,
  type Posted,
  type Screen,
} from '../../page.ts'
import { badInput, isNo, type No, refused } from '../../../app/answers.ts'
import { checkChange, howMany, overPresent } from './check.ts'
import { clockChanges } from '../../../app/reference/history.ts'
import type { ClockRule } from '../../../domain/policy/policy.ts'
import { clockTitle } from '../../../domain/describe.ts'
import { numberOf } from './present.ts'
import { errorsFor, type Filled, formScreen, radioField, textField } from './form.ts'
import { errorsOf } from '../../../app/field-errors.ts'
import { guarded } from '../../../domain/policy/choices.ts'
import { inLines } from '../../forms/screen.ts'
import { html } from '../../html.ts'
import { marks } from '../../../domain/policy/provenance.ts'
import { paragraph } from '../../parts.ts'
import { policyBody, writePolicy } from '../../../app/reference/changes.ts'
import { policyView } from '../../../app/reference/reads.ts'
import { titled } from '../../../domain/codes.ts'
import { typedIn, versionIn } from '../../forms/posted.ts'
import { whoMay } from '../../../app/access/roles.ts'

const place = {
  path: '/reference/policies/:site/clocks/:clock',
  who: whoMay.changeReference,
  section: 'reference',
  params: z.object({ site: z.string().max(80), clock: z.string().max(40) }),
} as const
type At = Asking<z.output<typeof place.params>>

const units = titled({
  workingDays: 'Working days',
  days: 'Days',
  hours: 'Hours',
  weeks: 'Weeks',
  months: 'Months',
})
const called = {
  count: 'How long it may last',
  unit: 'The unit',
  guards: 'What it protects',
  source: 'The source',
  mark: 'How sure it is',
  reason: 'The reason',
}

const actionOf = ({ params: { site, clock } }: At) => `/reference/policies/${site}/clocks/${clock}`
const backOf = ({ params: { site } }: At): Link => ({
  href: `/reference/policies/${site}`,
  text: 'Policy',
})

const form = (asking: At, filled: Filled): Screen =>
  formScreen(
    {
      title: 'Change how long a wait may last',
      back: backOf(asking),
      action: actionOf(asking),
      button: 'Continue',
    },
    filled,
    [
      paragraph(html`<strong>${clockTitle(asking.params.clock)}</strong>`),
      html`<input type="hidden" name="version" value="${typedIn(filled.posted, 'version')}" />`,
      textField(filled, 'count', 'How long may it last?', { classes: 'govuk-input--width-4' }),
      radioField(filled, 'unit', 'In what?', units),
      radioField(filled, 'guards', 'What does it protect?', guarded),
      textField(filled, 'source', 'Where does the number come from?'),
      radioField(filled, 'mark', 'How sure is that?', marks),
      textField(filled, 'reason', 'Why is it changed?', {
        hint: 'It is shown with the new version.',
      }),
    ],
  )

/** A clock as its form shows it. */
function typedOf({ span, guards, source, mark }: ClockRule, version: number): Posted {
  const [unit = '', count] = Object.entries(span)[0] ?? []
  return { version: String(version), count: String(count), unit, guards, source, mark }
}

/** The present policy and its clock; none is invented, so that only what the rules use can be changed. */
async function present({ deps, by, params: { site, clock } }: At) {
  if (!mayChangeSite(by, site)) return refused('not-your-site')
  const found = await policyView(deps, site, undefined)
  if (isNo(found)) return found
  const rule = Object.hasOwn(found.policy.clocks, clock) ? found.policy.clocks[clock] : undefined
  return rule ? { ...found, rule } : refused('not-found')
}

const clockPage = page({
  ...place,
  read: async (asking) => {
    const now = await present(asking)
    if (isNo(now)) return now
    const posted = asking.kept ?? typedOf(now.rule, now.version)
    return form(asking, { posted, errors: [] })
  },
  view: (screen) => screen,
})

const clockPost = post({
  ...place,
  act: async (asking, posted): Promise<Next | No> => {
    const now = await present(asking)
    if (isNo(now)) return now
    if (typedIn(posted, 'do') === 'change') return form(asking, { posted, errors: [] })
    const version = String(now.version)
    const again = (no: No) =>
      form(asking, {
        posted: overPresent(no, posted, { version }),
        errors: errorsFor(no, called),
      })
    const { clock, site } = asking.params
    const unit = typedIn(posted, 'unit')
    const count = typedIn(posted, 'count').trim()
    const changed = {
      span: { [unit]: /^\d{1,5}$/.test(count) ? Number(count) : count },
      guards: typedIn(posted, 'guards'),
      source: typedIn(posted, 'source').trim(),
      mark: typedIn(posted, 'mark'),
    }
    const policy = { ...now.policy, clocks: { ...now.policy.clocks, [clock]: changed } }
    const body = { reason: typedIn(posted, 'reason').trim(), policy }
    const parsed = policyBody.safeParse(body)
    if (!parsed.success) return again(badInput(...errorsOf(parsed.error, body).map(atField)))
    const saves = typedIn(posted, 'do') === 'save' // what was saved a moment ago is recognised there
    const from = versionIn(posted)
    if (!saves && from !== now.version) return again(refused('changed-meanwhile'))
    if (!saves) return check(asking, posted, now.rule, changed as ClockRule) // it was just parsed
    const answer = await writePolicy(asking.deps, asking.by, site, parsed.data, from)
    return isNo(answer) ? again(answer) : { to: `/reference/policies/${site}` }
  },
})

/** The field of the form that a part of the policy was typed into. */
function atField(error: { field: string; rule: string; message: string }) {
  const [, , , part = error.field] = error.field.split('.')
  return { ...error, field: part === 'span' ? 'count' : part }
}

/** What changes, and for whom, before it is saved. */
async function check(asking: At, posted: Posted, before: ClockRule, after: ClockRule) {
  const { site, clock } = asking.params
  const moved = await clockChanges(asking.deps, asking.by, site, [clock])
  if (isNo(moved)) return moved
  return checkChange(
    { what: clockTitle(clock), action: actionOf(asking), back: 'Change how long a wait may last' },
    [
      ['Until now', inLines(numberOf(before).value)],
      ['From now on', inLines(numberOf(after).value)],
      ['Source', numberOf(after).source],
      ['How sure', numberOf(after).mark],
      ['Why', typedIn(posted, 'reason')],
      ['New pathways', 'Follow it from the moment it is saved'],
      [
        'Open pathways',
        moved.count === 0
          ? 'Nothing is waiting under this number now'
          : `Now waiting under this number: ${howMany(moved)}. Their dates stay until somebody applies the new version to them`,
      ],
    ],
    posted,
  )
}

/** The form that changes one clock of a site's policy. */
export const clockPages = [clockPage, clockPost]
