import { z } from 'zod'
import { audience, obligationId, words } from '../../fields.ts'
import { defaultReportsByName, defaultUrgentReports } from '../../policy/care.ts'
import { findOwed } from '../../entity/owing-rule.ts'
import { holderOr } from '../../obligations/owing.ts'
import { messages } from '../../entity/messages.ts'
import { owed } from '../state.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { askForResponse, offerReferral } from '../interrupt.ts'
import { rule } from '../rule.ts'
import { unlessErased } from './retention.ts'

const looks = ['lookAtReport', 'lookAtUrgentReport'] as const

/**
 * Takes what somebody reported of a person whom they named, and who was found to be this one. They come to no pathway by it,
 * and are told of none. The coordinator looks at it, and if it is urgent also whom the policy names. So many looks at once
 * are open here; beyond them a report is a fact and reminds who owes the oldest. After the end the coordinator decides on a
 * new referral as well.
 */
const takeReport = rule({
  label: 'Take a report by name',
  area: 'risk',
  who: 'system',
  afterEnd: true,
  body: messages.pathway['take-report'],
  allowed: unlessErased,
  decide(builder, report) {
    builder.record('reported-by-name', report)
    if (builder.state.stage === 'ended') offerReferral(builder)
    const what = report.urgent ? 'lookAtUrgentReport' : 'lookAtReport'
    const { reference } = builder.context
    const { urgentTo, looks: most } = reference.policy.reportsByName ?? defaultReportsByName
    const { reminders } = reference.policy.urgentReports ?? defaultUrgentReports
    const open = owed(builder.state, what)
    const [oldest] = open
    if (oldest && open.length >= most) {
      if (oldest.nudges < reminders) builder.remind(oldest)
      return
    }
    const roles = report.urgent ? urgentTo : (['coordinator'] as const)
    const owners = new Map(
      roles.map((role) => {
        const owner = holderOr(reference, role, builder.state.referrer)
        return [`${owner.agency} ${owner.role}`, owner]
      }),
    )
    for (const owner of owners.values()) builder.open(what, { owner, about: report.report })
  },
})

/** Says that a report is about somebody else: whoever looks at reports that are about nobody known has it then. */
const disownReport = rule({
  label: 'Give back a report about somebody else',
  area: 'risk',
  who: ['coordinator', 'policeLead', 'supervisor'],
  body: z.strictObject({
    obligationId: obligationId(),
    reason: words(),
    audience: audience(),
  }),
  example: { obligationId: 'p1.3', reason: 'Another man of the same name.' },
  settles: looks,
  afterEnd: 'whileOwed',
  allowed: (state) => (owed(state, ...looks).length > 0 ? undefined : refuse('nothing-owed')),
  decide(builder, { obligationId: id, reason }) {
    const look = findOwed(builder, id)
    if ('code' in look) return look
    if (!looks.some((what) => what === look.what) || look.about === undefined)
      return refuse('has-own-command', 'obligationId')
    builder.record('report-disowned', { report: look.about, reason })
    builder.settle(looks, 'met', look.about)
    return undefined
  },
})

/** Takes it that another site's referral may be about the same person: the coordinator looks, once for each site. */
const hearOfMatch = rule({
  label: 'Take a match from another site',
  area: 'referral',
  who: 'system',
  body: messages.pathway['hear-of-match'],
  decide(builder, { site, band }) {
    if (owed(builder.state, 'lookAtMatch').some(({ about }) => about === site)) return
    builder.record('match-elsewhere', { site, band })
    builder.open('lookAtMatch', { about: site })
  },
})

/** Takes it that something was reported on another pathway of the same person: police lead and advocates each owe a response. */
const hearOfReport = rule({
  label: 'Take news of a report about the same person',
  area: 'risk',
  who: 'system',
  body: messages.pathway['hear-of-report'],
  decide(builder, { match, pathway }) {
    builder.record('report-heard', { match, ...optional({ pathway }) })
    askForResponse(builder, 'hearOfReport', pathway ?? match)
  },
})

/** What others say of the person who have no tie to the pathway: by name, or by a referral at another site. */
export const byNameCommands = {
  'take-report': takeReport,
  'disown-report': disownReport,
  'hear-of-match': hearOfMatch,
  'hear-of-report': hearOfReport,
} as const
