import { type ObligationKind } from './kind.ts'

/** What is owed because of a hold. */
export const holdKinds = {
  reviewHold: {
    title: 'a review of a hold',
    owner: 'coordinator',
    heldBy: ['coordinator', 'chair'],
    clock: 'reviewHold',
    ladder: 'long',
    waivable: false,
    span: 'beside',
    metBy: ['review-hold', 'resume'],
  },
} as const satisfies Record<string, ObligationKind>
