import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { answerCode, errorsIn, isNo, type No, sentenceOf } from '../../../app/answers.ts'
import type { CommandForm } from '../../forms/commands.ts'
import {
  decideReport,
  reportDecision,
  reportsView,
  reportView,
} from '../../../app/reports/inbox.ts'
import { decisionForm, reportForm } from './form.ts'
import { decidedScreen, inboxScreen, receivedScreen, reportScreen } from './view.ts'
import { fieldAt } from '../../forms/field.ts'
import type { FormError } from '../../forms/errors.ts'
import { formScreen } from '../../forms/screen.ts'
import { namesFor } from '../../../app/views/lists/names.ts'
import { type Asking, type Next, page, post } from '../../page.ts'
import { matchLine, oneReport } from './present.ts'
import { receiveReport, reportBody } from '../../../app/reports/report.ts'
import { fieldError, readForm } from '../../forms/read.ts'
import { referenceNames } from '../../../app/reference/named.ts'
import { mayNot, whoMay } from '../../../app/access/roles.ts'
import { type Account, rolesOf } from '../../../app/access/account.ts'

const place = { path: '/report', who: whoMay.reportByName, section: 'report' } as const
const inbox = { who: whoMay.seeReports, section: 'reports' } as const
const params = z.object({ id: z.uuid() })

const screenOf = (key: string) => ({
  ...{ form: reportForm, action: place.path, back: '/work', about: '', facts: [], key },
})

/** An incident is reported about somebody who is only named. */
const newReportPage = page({
  ...place,
  read: ({ deps, by }) => namesFor(deps, by),
  view: ({ sites }) => {
    const choices = { site: sites.map(({ id, name }) => ({ value: id, title: name })) }
    const [only, ...others] = choices.site
    const posted = { site: others.length === 0 ? (only?.value ?? '') : '' }
    return formScreen(screenOf(randomUUID()), { posted, choices, errors: [] })
  },
})

const newReportPost = post({
  ...place,
  cost: 'costly',
  act: async ({ deps, by }, posted): Promise<Next | No> => {
    const { sites } = await namesFor(deps, by)
    const choices = { site: sites.map(({ id, name }) => ({ value: id, title: name })) }
    const { key: typedKey, back: _, do: __, ...typed } = posted
    const key = z.uuid().safeParse(typedKey).data ?? randomUUID()
    const again = (errors: readonly FormError[], status: number, newKey = key) =>
      formScreen(screenOf(newKey), { posted: typed, choices, errors }, status)
    const { parsed, errors } = readForm(reportForm, typed, choices)
    const report = reportBody.safeParse(parsed)
    if (errors.length > 0 || !report.success) return again(errors, 400)
    const answer = await receiveReport(deps, { actor: by, key, raw: typed }, report.data)
    if (!isNo(answer)) return receivedScreen
    return again(faultsIn(reportForm, answer), answer.no === 'bad' ? 400 : 409, randomUUID())
  },
})

/** The reports that are about nobody known, for those who look at them. */
const inboxPage = page({
  ...inbox,
  path: '/reports',
  read: async ({ deps, by }) => {
    const reports = await reportsView(deps, by)
    return isNo(reports) ? reports : { reports: reports.items, names: await referenceNames(deps) }
  },
  view: ({ reports, names }, { now }) =>
    inboxScreen(reports.map((report) => oneReport(report, names.names, now))),
})

type Looking = Pick<Asking<z.output<typeof params>>, 'deps' | 'by' | 'params' | 'now'>

async function opened({ deps, by, params: { id }, now }: Looking) {
  const report = await reportView(deps, by, id)
  if (isNo(report)) return report
  const { names } = await referenceNames(deps)
  return { shown: oneReport(report, names, now), matches: report.matches.map(matchLine) }
}

/** One of them, with whom it may be about, and the form that says what was found. */
const reportPage = page({
  ...inbox,
  path: '/reports/:id',
  cost: 'costly',
  params,
  read: opened,
  view: ({ shown, matches }, { by }) =>
    reportScreen({ shown, matches, mayRefer: mayRefer(by) }, { posted: {}, errors: [] }),
})

const decidePost = post({
  ...inbox,
  path: '/reports/:id',
  cost: 'costly',
  params,
  act: async (asking, posted): Promise<Next | No> => {
    const open = await opened(asking)
    if (isNo(open)) return open
    const { shown, matches } = open
    const { do: _, ...typed } = posted
    const again = (errors: readonly FormError[], status: number) =>
      reportScreen({ shown, matches, mayRefer: mayRefer(asking.by) }, { posted, errors }, status)
    const { parsed, errors } = readForm(decisionForm, typed, {})
    const decision = reportDecision.safeParse(parsed)
    if (errors.length > 0) return again(errors, 400)
    if (!decision.success) return again([unknownPathway], 400) // the reference has signs that none has
    const no = await decideReport(asking.deps, asking.by, asking.params.id, decision.data)
    return no
      ? again(faultsIn(decisionForm, no).map(ofPathway), no.no === 'bad' ? 400 : 409)
      : decidedScreen
  },
})

const mayRefer = (by: Account): boolean => mayNot(whoMay.keepDrafts, rolesOf(by)) === undefined

const unknownPathway: FormError = {
  field: 'pathwayId',
  text: 'No open pathway of your sites has this reference. Check it, or look for the pathway under Search',
}

/** What is wrong with a reference is never its form alone: whoever typed it is told what to do. */
const ofPathway = (error: FormError): FormError =>
  error.field === unknownPathway.field ? unknownPathway : error

/** What is wrong, beside its field where the form has it. */
function faultsIn(form: CommandForm, no: No): FormError[] {
  if (no.no === 'bad') return no.errors.map(({ field, rule }) => fieldError(form, field, rule))
  const at = errorsIn(no)[0]?.field
  const field = at !== undefined && fieldAt(form.fields, at) ? at : undefined
  return [{ field, text: sentenceOf(answerCode(no)) }]
}

/** Reports by name: making one, and looking at those that are about nobody known. */
export const reportPages = [newReportPage, newReportPost, inboxPage, reportPage, decidePost]
