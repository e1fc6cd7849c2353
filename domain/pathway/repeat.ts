import { defaultRepeat } from '../policy/care.ts'
import type { PathwayBuilder } from './builder.ts'
import { incidentKinds } from '../codes.ts'
import type { PathwayState } from './state.ts'
import { optional } from '../entity/rule.ts'
import type { StrandId } from './shape/strand.ts'
import type { SiteReference } from '../reference/reference.ts'
import type { AttachedPlan } from './shape/treatment.ts'

/** Whether an incident in the watch is a repeat, by the site's policy. The older definition requires what would be a crime. */
export function isRepeat(kind: keyof typeof incidentKinds, { policy }: SiteReference): boolean {
  const { definition } = policy.repeat ?? defaultRepeat
  return definition === 'anyAbuse' || incidentKinds[kind].criminalType
}

/**
 * Leads out of the watch to a conference, with the old plan attached. What is owed stays owed, and the pathway keeps
 * its age. Only a repeat is a new referral, from which twelve months are counted again; a `linked` referral is already
 * known. `strand`: the one victim with whom it is a repeat; with all of them, if none is named.
 */
export function reopen(
  builder: PathwayBuilder,
  because: 'repeat' | 'stepUp' | 'linked',
  strand?: StrandId,
): void {
  const { lastReferralAt = builder.context.receivedAt } = builder.state
  builder.record('pathway-reopened', {
    lastReferralAt: because === 'repeat' ? builder.context.receivedAt : lastReferralAt,
    because: because === 'stepUp' ? 'stepUp' : 'repeat',
    plan: attached(builder.state),
    open: true,
    ...(because === 'repeat' && builder.state.strands?.length ? optional({ strand }) : {}),
  })
  if (because !== 'stepUp') builder.flag('repeat', true)
}

const attached = ({ plan, actions }: PathwayState): AttachedPlan => ({
  ...plan,
  actions: {
    open: actions.filter(({ outcome }) => !outcome).map(({ id }) => id),
    ended: actions.filter(({ outcome }) => outcome).map(({ id }) => id),
  },
})
