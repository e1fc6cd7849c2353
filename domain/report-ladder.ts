import { asksAtOnce, planRungs } from './obligations/ladder.ts'
import { calendarOf, holderOf, type SiteReference } from './reference/reference.ts'
import type { Actor, Party } from './entity/decider.ts'
import { ladderOf } from './policy/lookup.ts'
import { obligationKinds } from './obligations/kinds.ts'
import type { RungRule } from './policy/policy.ts'

/** A report by name that waits for a look at a site. */
export interface WaitingReport {
  readonly urgent: boolean
  readonly sender: Pick<Actor, 'roles'>
  /** Since when it waits there, and until when it is to be looked at. */
  readonly since: number
  readonly due: number
  /** The highest rung of its ladder that was reached; undefined before the first. */
  readonly reached: number | undefined
}

/** Who looks at reports. */
type Looks = 'coordinator' | 'supervisor'

/** Under which clock and ladder a report is looked at: those of a look that is owed on a pathway. */
export const lookAt = ({ urgent }: Pick<WaitingReport, 'urgent'>) =>
  obligationKinds[urgent ? 'lookAtUrgentReport' : 'lookAtReport']

/**
 * Who owes the look: the coordinator. What a coordinator reported is not shown to whoever reported it, and nobody knows whether
 * there is another, so the supervisor owes that.
 */
export const owesLook = ({ roles }: Pick<Actor, 'roles'>): Looks =>
  roles.includes('coordinator') ? 'supervisor' : 'coordinator'

/** The party that owes a look at a site, or hears that it is late; the coordinator's agency where nobody supervises. */
export function lookedAtBy(looks: Looks, reference: SiteReference): Party | undefined {
  const coordinator = holderOf(reference, 'coordinator')
  if (looks === 'coordinator') return coordinator
  return holderOf(reference, 'supervisor') ?? (coordinator && { ...coordinator, role: looks })
}

/** What becomes of the ladder of a report by now: whom to tell, if anybody; how far it is; and when it goes on. */
export function climb(report: WaitingReport, now: number, reference: SiteReference) {
  const { since, due, reached = -1 } = report
  const ladder = ladderOf(reference.policy, lookAt(report).ladder)
  const first: [number, number][] = asksAtOnce(ladder) ? [[0, since]] : []
  const planned = planRungs(ladder, since, due, calendarOf(reference))
  const left = [...first, ...planned].filter(([index]) => index > reached)
  const last = left.findLast(([, at]) => at <= now)
  const next = left.find(([, at]) => at > now)
  const rung = last && ladder.rungs[last[0]]
  return {
    tells: rung && whoHears(rung, owesLook(report.sender)),
    reached: last ? last[0] : report.reached,
    nextAt: next?.[1],
  }
}

/** Beyond its owner there is the supervisor alone: nobody else may look at reports. */
const whoHears = ({ to }: RungRule, owner: Looks): Looks =>
  to === 'owner' || to === 'coordinator' ? owner : 'supervisor'
