import { keysOf } from '../in-order.ts'
import { leavesOut } from '../kept-out.ts'
import type { PathwayState } from './state.ts'
import type { ListingProfile } from './shape/listing.ts'

/** The profile it would send now. A pathway that nobody has rated is heard as high risk. */
export function profileOf(state: PathwayState): ListingProfile {
  const { flags, risk = 'high', returns, provider, actions, referral } = state
  const open = actions.filter(({ outcome }) => !outcome).map(({ agency }) => agency)
  const called = [...keysOf(returns), ...(provider ? [provider.agency] : []), ...open]
  const agencies = called.filter((agency) => !leavesOut(state.keptOut, agency))
  return {
    children: referral?.children ?? false,
    risk,
    repeat: flags.includes('repeat'),
    agencies: [...new Set(agencies)],
  }
}

/** The changed profile to send, if anything changed. An agency no longer called for is not called off. */
export function changedProfile(state: PathwayState): ListingProfile | undefined {
  const { listing } = state
  if (listing?.at === undefined) return undefined // it is said once the meeting has it
  const { said } = listing
  const now = profileOf(state)
  const same =
    said?.children === now.children &&
    said.risk === now.risk &&
    said.repeat === now.repeat &&
    now.agencies.every((agency) => said.agencies.includes(agency))
  return same ? undefined : now
}
