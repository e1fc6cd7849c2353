import { z } from 'zod'
import { outcomeTitles } from '../../stages/outcomes.ts'
import { codeOf, pickTitles } from '../../titled.ts'
import { refuse } from '../../entity/rule.ts'
import { atStages, rule, type PathwayRule } from '../rule.ts'
import { reportedChanges } from '../../codes.ts'
import { dosage, endProgramme } from '../programme.ts'
import { nextSession, owed } from '../state.ts'
import { words } from '../../fields.ts'

const early = pickTitles(outcomeTitles, 'withdrawn', 'disengaged', 'breached')

/** A programme that ends before its last session: consent was withdrawn, the person stays away, or breaches an order. */
const endProgrammeEarly = rule({
  label: 'End the programme early',
  area: 'treatment',
  who: ['forensicClinician', 'probation'],
  ofTheLiving: true,
  body: z.strictObject({ outcome: codeOf(early), reason: words() }),
  example: { outcome: 'disengaged', reason: 'Has not come since January.' },
  allowed: (state, context) =>
    atStages('sessions')(state, context) ??
    (nextSession(state) ? undefined : refuse('nothing-owed')),
  decide(builder, { outcome, reason }) {
    endProgramme(builder, outcome, reason)
  },
})

const change = codeOf(reportedChanges)

const reportOwed: PathwayRule['allowed'] = (state, { by }) => {
  const [report] = owed(state, 'closingReport')
  if (!report) return refuse('nothing-owed')
  return report.agency === by.agency ? undefined : refuse('not-yours')
}

/** The result of a programme, separately for each of the rated risks, with the sessions planned and delivered. */
const recordClosingReport = rule({
  label: 'Send the closing report',
  area: 'treatment',
  who: 'anyAgency',
  body: z.strictObject({
    outcomes: z.strictObject({
      violence: change,
      persistence: change,
      recurrence: change,
      psychosocial: change,
    }),
    report: words(),
  }),
  example: {
    outcomes: {
      violence: 'same',
      persistence: 'better',
      recurrence: 'better',
      psychosocial: 'same',
    },
    report: 'Has learnt to notice when he begins to brood.',
  },
  settles: ['closingReport'],
  allowed: reportOwed,
  decide(builder, { outcomes, report }) {
    builder.settle(['closingReport'])
    builder.record('closing-report-recorded', { outcomes, ...dosage(builder.state), report })
  },
})

/** The end of a programme and its closing report. */
export const programmeCommands = {
  'end-programme': endProgrammeEarly,
  'record-closing-report': recordClosingReport,
} as const
