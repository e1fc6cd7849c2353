import { mayChangeSite } from '../../../app/access/change.ts'
import { z } from 'zod'
import { type Asking, type Next, page, post, type Posted } from '../../page.ts'
import {
  badInput,
  errorsIn,
  isNo,
  type No,
  refused,
  sentenceOf,
  answerCode,
} from '../../../app/answers.ts'
import { changeRows, rowChangeIn, withoutEmptyRows } from '../../forms/rows.ts'
import { checkChange, howMany, overPresent } from './check.ts'
import { choicesOfPart, formOfPart, partInWords } from './part-form.ts'
import { errorsOf } from '../../../app/field-errors.ts'
import { fieldError, readForm } from '../../forms/read.ts'
import type { FormError } from '../../forms/errors.ts'
import { formScreen } from '../../forms/screen.ts'
import { inLines } from '../../forms/screen.ts'
import { marks } from '../../../domain/policy/provenance.ts'
import { meetingsToCome, openPathways } from '../../../app/reference/history.ts'
import type { Part } from '../../html.ts'
import {
  partsOf,
  type PartValue,
  type PolicyPart,
  withPart,
} from '../../../app/reference/policy-parts.ts'
import { policyBody, writePolicy } from '../../../app/reference/changes.ts'
import { policyView } from '../../../app/reference/reads.ts'
import { referenceNames } from '../../../app/reference/named.ts'
import { shapeOf } from './part-shapes.ts'
import { titleIn } from '../../../domain/titled.ts'
import { typedIn, versionIn } from '../../forms/posted.ts'
import { typedOf } from '../../forms/typed.ts'
import { whoMay } from '../../../app/access/roles.ts'

const place = {
  path: '/reference/policies/:site/parts/:part',
  who: whoMay.changeReference,
  section: 'reference',
  params: z.object({ site: z.string().max(80), part: z.string().max(200) }),
} as const
type At = Asking<z.output<typeof place.params>>

/** The present policy and one of its parts; none is invented, so that only what the rules use can be changed. */
async function present({ deps, by, params }: At) {
  if (!mayChangeSite(by, params.site)) return refused('not-your-site')
  const found = await policyView(deps, params.site, undefined)
  if (isNo(found)) return found
  const part = partsOf(found.policy).find(({ at }) => at === params.part)
  if (!part) return refused('not-found')
  const { agencies } = (await referenceNames(deps)).names
  const choices = choicesOfPart(agencies)
  return { ...found, part, agencies, choices, form: formOfPart(part) }
}
type Present = Exclude<Awaited<ReturnType<typeof present>>, No>

const addressOf = ({ params: { site, part } }: At) => `/reference/policies/${site}/parts/${part}`
const policyOf = ({ params: { site } }: At) => `/reference/policies/${site}`

/** The form; its key is the version that it was made from, so that nobody overwrites what another changed. */
function screen(asking: At, now: Present, posted: Posted, errors: readonly FormError[], more = {}) {
  const key = typedIn(posted, 'key') || String(now.version)
  const about = 'Part of the policy, with where it comes from'
  return formScreen(
    { form: now.form, action: addressOf(asking), back: policyOf(asking), about, facts: [], key },
    { posted, choices: now.choices, errors, ...more },
    errors.length > 0 ? 400 : 200,
  )
}

const partPage = page({
  ...place,
  read: async (asking) => {
    const now = await present(asking)
    if (isNo(now)) return now
    const { form, part, choices } = now
    const value = part.value && shapeOf(part.at, part.schema).typed(part.value)
    return screen(asking, now, asking.kept ?? typedOf(form.fields, value, choices), [])
  },
  view: (shown) => shown,
})

const partPost = post({
  ...place,
  act: async (asking, posted): Promise<Next | No> => {
    const now = await present(asking)
    if (isNo(now)) return now
    const { form, part, choices } = now
    const button = typedIn(posted, 'do')
    const change = rowChangeIn(button)
    if (change) return screen(asking, now, changeRows(form.fields, posted, change), [])
    if (button === 'change') return screen(asking, now, posted, [])
    const typed = withoutEmptyRows(form.fields, posted)
    const key = String(now.version)
    const again = (no: No) =>
      screen(asking, now, overPresent(no, typed, { key }), faultsIn(no, now))
    const { body, errors } = readForm(form, typed, choices)
    if (errors.length > 0) return screen(asking, now, typed, errors)
    const saves = button === 'save' // what was saved a moment ago is recognised there
    const from = versionIn(posted, 'key')
    if (!saves && from !== now.version) return again(refused('changed-meanwhile'))
    const { reason, ...answers } = body
    const value = shapeOf(part.at, part.schema).stored(answers)
    const sent = { reason, policy: withPart(now.policy, part.at, value) }
    const parsed = policyBody.safeParse(sent)
    if (!parsed.success) return again(badInput(...errorsOf(parsed.error, sent)))
    if (!saves) return check(asking, now, value as PartValue, typed) // it was just parsed
    const { deps, by, params } = asking
    const answer = await writePolicy(deps, by, params.site, parsed.data, from)
    return isNo(answer) ? again(answer) : { to: policyOf(asking) }
  },
})

/** The faults of a no, each at the field of the form in which it was typed, as far as it has one. */
function faultsIn(no: No, { form, part }: Present): FormError[] {
  const found = errorsIn(no).map(({ field, rule, message }): FormError => {
    const inside = field.replace(`policy.${part.at}`, '').replace(/^\./, '')
    const typed = inside.replace(/(rungs\.\d+)\.when\.(?:workingDays|days)$/, '$1.count')
    if (typed !== '') return fieldError(form, typed, rule)
    return { field: undefined, text: `${part.title} ${message}` }
  })
  return found.length > 0 ? found : [{ field: undefined, text: sentenceOf(answerCode(no)) }]
}

/** What changes, and for whom, before it is saved. */
async function check(
  asking: At,
  { part: before, agencies }: Present,
  value: PartValue,
  typed: Posted,
) {
  const after = { ...before, value }
  const whom = await concerned(asking, after)
  if (isNo(whom)) return whom
  const said = (part: PolicyPart) => inLines(partInWords(part, agencies).join('\n'))
  return checkChange(
    { what: after.title, action: addressOf(asking), back: after.title },
    [
      ['Until now', before.value ? said(before) : 'Nothing was set'],
      ['From now on', said(after)],
      ['Source', value.source],
      ['How sure', titleIn(marks, value.mark)],
      ['Why', typedIn(typed, 'reason')],
      ...whom,
    ],
    typed,
  )
}

type Rows = readonly (readonly [string, Part])[]

/** Whom a change concerns: meetings that are not yet circulated, or pathways. */
async function concerned(
  { deps, by, params: { site } }: At,
  { at, area }: PolicyPart,
): Promise<Rows | No> {
  if (area === 'meetings') {
    const [, form = ''] = at.split('.')
    const meetings = await meetingsToCome(deps, by, site, form)
    if (isNo(meetings)) return meetings
    return [
      ['New meetings', 'Follow it from the moment it is saved'],
      [
        'Meetings already planned',
        meetings.count === 0
          ? 'There is none'
          : `To come, with an agenda that is not circulated: ${howMany(meetings)}. Those that nobody moved by hand follow it, too`,
      ],
    ]
  }
  const open = await openPathways(deps, by, site)
  if (isNo(open)) return open
  return [
    ['New pathways', 'Follow it from the moment it is saved'],
    [
      'Open pathways',
      open.count === 0
        ? 'There is none at this site'
        : `Open at this site: ${howMany(open)}. Each keeps its version of the policy until somebody applies the new one to it`,
    ],
  ]
}

/** The form that changes any other part of a site's policy. */
export const partPages = [partPage, partPost]
