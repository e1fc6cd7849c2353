import type { StrandId } from './shape/strand.ts'
import type { PathwayBuilder } from './builder.ts'
import { optional } from '../entity/rule.ts'
import { defaultUrgentReports } from '../policy/care.ts'
import { holderOf } from '../reference/reference.ts'
import { reopen } from './repeat.ts'
import { askAdvocates } from './advocates.ts'
import { owed } from './state.ts'

/**
 * What interrupts at every stage: police and advocate are told at once, and an emergency conference is listed. In the
 * watch it reopens the pathway as a repeat. After the end nothing is left to interrupt, and they are told all the same.
 * `reporter`: the agency that reports, whose reports share one open response; `strand`: the victim whom it is about, if one.
 */
export function interrupt(
  builder: PathwayBuilder,
  because: 'repeat' | 'linked' = 'repeat',
  { reporter, strand }: { readonly reporter?: string; readonly strand?: StrandId } = {},
): undefined {
  if (builder.state.stage === 'ended') {
    askForResponse(builder, 'respondToRisk', reporter)
    return offerReferral(builder)
  }
  if (builder.state.stage === 'watch') {
    reopen(builder, because, strand)
    builder.leave('watch', 'repeat', { owes: [] })
  }
  builder.flag('emergency', true)
  askForResponse(builder, 'respondToRisk', reporter)
  if (owed(builder.state, 'emergencyConference').length === 0) builder.open('emergencyConference')
}

/** After the end the coordinator decides whether somebody is referred again: once for all that is reported until then. */
export function offerReferral(builder: PathwayBuilder): undefined {
  const [open] = owed(builder.state, 'referAgain')
  if (open) builder.remind(open)
  else builder.open('referAgain')
}

/**
 * Police and advocate each owe a response. While one that the same agency's report asked for is open, its further reports
 * are facts on that one: they remind who owes it so often, and open no other.
 */
export function askForResponse(
  builder: PathwayBuilder,
  what: 'respondToRisk' | 'hearOfReport',
  reporter: string | undefined,
): void {
  const { reference } = builder.context
  const open = owed(builder.state, what).filter(
    ({ about }) => about !== undefined && about === reporter,
  )
  const { reminders } = reference.policy.urgentReports ?? defaultUrgentReports
  for (const one of open) if (one.nudges < reminders) builder.remind(one)
  if (open.length > 0) return
  const about = optional({ about: reporter })
  builder.open(what, { ...optional({ owner: holderOf(reference, 'policeLead') }), ...about })
  askAdvocates(builder, what, about)
}
