import type { ObligationKind } from './kind.ts'

/** What is owed because of a hold, of custody, or of a death. */
export const holdKinds = {
  reviewHold: {
    title: 'a review of a hold',
    owner: 'coordinator',
    heldBy: ['coordinator', 'chair'],
    clock: 'reviewHold',
    ladder: 'long',
    waivable: false,
    span: 'beside',
  },
  planRelease: {
    title: 'a plan for a release',
    owner: 'probation',
    heldBy: ['probation', 'policeLead', 'coordinator'],
    clock: 'planRelease',
    ladder: 'standard',
    waivable: false,
    span: 'beside',
    byHand: true,
  },
  tellRelease: {
    title: 'a release date to be passed on',
    owner: 'victimAdvocate',
    clock: 'tellRelease',
    ladder: 'standard',
    waivable: false,
    span: 'beside',
    outlives: true,
  },
  hearOfRelease: {
    title: 'a response to a release',
    owner: 'victimAdvocate',
    clock: 'hearOfRelease',
    ladder: 'urgent',
    waivable: false,
    span: 'beside',
    outlives: true,
    byHand: true,
  },
  hearOfDeath: {
    title: 'news to be passed on',
    owner: 'victimAdvocate',
    clock: 'hearOfDeath',
    ladder: 'urgent',
    waivable: false,
    span: 'beside',
    outlives: true,
  },
} as const satisfies Record<string, ObligationKind>
