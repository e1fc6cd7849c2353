import type { ObligationKind } from './kind.ts'

/** What is owed when a pathway has ended, or is about to go to another site. */
export const afterKinds = {
  retentionDecision: {
    title: 'a decision on keeping a record',
    owner: 'dataProtectionOfficer',
    clock: 'retentionDecision',
    ladder: 'civil',
    waivable: false,
    span: 'beside',
  },
  confirmErasure: {
    title: 'a second decision on erasing a record',
    owner: 'supervisor',
    heldBy: ['supervisor', 'dataProtectionOfficer'],
    clock: 'confirmErasure',
    ladder: 'civil',
    waivable: false,
    span: 'beside',
  },
  answerStop: {
    title: 'a view on stopping a pathway',
    owner: 'victimAdvocate',
    clock: 'answerStop',
    ladder: 'urgent',
    waivable: false,
    span: 'beside',
  },
  putRight: {
    title: 'a mistake to be put right',
    owner: 'coordinator',
    heldBy: 'anyRole',
    clock: 'putRight',
    ladder: 'standard',
    waivable: false,
    span: 'beside',
    byHand: true,
  },
  answerTransfer: {
    title: 'an answer to a transfer offer',
    owner: 'coordinator',
    clock: 'answerTransfer',
    ladder: 'standard',
    waivable: false,
    span: 'beside',
  },
  hearOfRefusal: {
    title: 'a refused transfer to be looked into',
    owner: 'coordinator',
    clock: 'hearOfRefusal',
    ladder: 'standard',
    waivable: true,
    span: 'beside',
    byHand: true,
  },
} as const satisfies Record<string, ObligationKind>
