import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { answerCode, errorsIn, isNo, type No, sentenceOf } from '../../../app/answers.ts'
import { type Asking, type Next, page, post, type Posted } from '../../page.ts'
import { checkScreen, formScreen } from '../../forms/screen.ts'
import type { Choices } from '../../forms/read.ts'
import { conferenceCommands } from '../../../domain/conference/commands/index.ts'
import { conferencesQuery, conferencesView } from '../../../app/views/lists/conferences.ts'
import { fieldAt } from '../../forms/field.ts'
import type { FormError } from '../../forms/errors.ts'
import { html } from '../../html.ts'
import { moment } from '../../words/dates.ts'
import { namesFor } from '../../../app/views/lists/names.ts'
import { pageHeading, paragraph } from '../../parts.ts'
import { planDates } from '../../../app/views/conference/plan-dates.ts'
import { planForm as form } from './form.ts'
import { planSchema } from '../../../app/commands/plan.ts'
import { putOnList } from './listing.ts'
import { fieldError, readForm } from '../../forms/read.ts'
import { sendCommand } from '../../../app/commands/send.ts'

const place = {
  path: '/meetings/new',
  who: conferenceCommands['plan-conference'].who,
  section: 'meetings',
} as const
const query = z.object({
  pathway: z.string().max(60).optional(),
  reconvenes: z.string().max(60).optional(),
})

const screenOf = (key: string) => ({
  form,
  action: place.path,
  back: '/meetings',
  about: '',
  facts: [],
  key,
})

/** A meeting is planned by hand. */
export const newMeetingPage = page({
  ...place,
  query,
  read: choicesFor,
  view: ({ choices }, { query: { pathway = '', reconvenes = '' } }) => {
    const [only, ...others] = choices['site'] ?? []
    const site = others.length === 0 ? (only?.value ?? '') : ''
    const posted = { pathway, reconvenes, site }
    return formScreen(screenOf(randomUUID()), { posted, choices, errors: [] })
  },
})

/** The sites at which somebody may plan, and the adjourned meetings that one can reconvene. */
async function choicesFor({ deps, by }: Pick<Asking, 'deps' | 'by'>) {
  const { sites } = await namesFor(deps, by)
  const adjourned = await conferencesView(
    deps,
    by,
    conferencesQuery.parse({ stage: 'adjourned', limit: 100 }),
  )
  if (isNo(adjourned)) return adjourned
  const choices: Choices = {
    site: sites.map(({ id, name }) => ({ value: id, title: name })),
    reconvenes: adjourned.items.map(({ id, formTitle, at }) => ({
      value: id,
      title: `${formTitle}, ${moment(at)}`,
    })),
  }
  return { choices }
}

/** Its dates are shown first: when its list closes follows from when it meets. Then it is planned, and takes what it is for. */
export const newMeetingPost = post({
  ...place,
  act: async (asking, posted): Promise<Next | No> => {
    const found = await choicesFor(asking)
    if (isNo(found)) return found
    const { choices } = found
    const { key: typedKey, back: _, do: button, ...typed } = posted
    const key = z.uuid().safeParse(typedKey).data ?? randomUUID()
    const again = (errors: readonly FormError[], status: number, newKey = key) =>
      formScreen(screenOf(newKey), { posted: typed, choices, errors }, status)
    const { body, parsed, errors } = readForm(form, typed, choices)
    if (button === 'change') return again([], 200)
    const { pathway, ...rest } = parsed ?? {}
    const plan = planSchema.safeParse(rest)
    if (errors.length > 0 || !plan.success) return again(errors, 400)
    if (button !== 'confirmed') {
      const dates = await planDates(asking.deps, asking.by, plan.data)
      if (isNo(dates)) return again(faultsIn(dates), 400)
      return check(dates, { body, posted: typed, choices, key })
    }
    const answer = await sendCommand(
      asking.deps,
      { key, actor: asking.by, ifMatch: undefined, raw: typed },
      { to: 'newConference', plan: plan.data },
    )
    if (isNo(answer)) return again(faultsIn(answer), answer.no === 'bad' ? 400 : 409, randomUUID())
    const to = `/meetings/${answer.id}`
    if (typeof pathway !== 'string' || pathway === '') return { to }
    const why = await putOnList(asking, {
      pathway,
      conference: answer.id,
      reason: plan.data.reason,
    })
    return why === undefined ? { to } : notListed(to, why)
  },
})

interface Checked {
  readonly body: Readonly<Record<string, unknown>>
  readonly posted: Posted
  readonly choices: Choices
  readonly key: string
}

type Dates = Exclude<Awaited<ReturnType<typeof planDates>>, No>

function check(dates: Dates, { key, ...answers }: Checked) {
  const closes = dates
    ? `Its list closes on ${moment(dates.listClosesAt)}, returns are due on ${moment(dates.returnsDueAt)}, and it hears up to ${dates.capacity} items. Everybody who is invited is told.`
    : 'Everybody who is invited is told.'
  const told = { ...form, text: { ...form.text, confirm: closes } }
  return checkScreen({ ...screenOf(key), form: told }, answers)
}

/** What is wrong, beside its field where the form has it. */
function faultsIn(no: No): FormError[] {
  if (no.no === 'bad') return no.errors.map(({ field, rule }) => fieldError(form, field, rule))
  const at = errorsIn(no)[0]?.field
  const field = at !== undefined && fieldAt(form.fields, at) ? at : undefined
  return [{ field, text: sentenceOf(answerCode(no)) }]
}

const notListed = (to: string, why: string) => ({
  title: 'The meeting is planned',
  back: { href: to, text: 'The meeting' },
  body: html`${pageHeading('The meeting is planned')}
    ${paragraph(html`<strong>The pathway could not be put on its list.</strong> ${why}`)}
    <p class="govuk-body"><a class="govuk-link" href="${to}/list">Add a pathway to its list</a></p>
    <p class="govuk-body"><a class="govuk-link" href="${to}">Go to the meeting</a></p>`,
})
