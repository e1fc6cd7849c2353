import { type Destination, type Outcomes, type StageCode, stages } from './index.ts'

/** What each stage's outcomes are, by the stage. */
type OfStages = { readonly [S in StageCode]: (typeof stages)[S]['outcomes'] }

// The registry's own keys and values; Object.fromEntries loses which belongs to which.
const ofStages = Object.fromEntries(
  Object.entries(stages).map(([code, { outcomes }]) => [code, outcomes]),
) as unknown as OfStages

/** What leads from outside the stages: a referral comes in, and a linked one returns to where it was. */
const outsideStages = {
  received: { submitted: 'referral' },
  ended: { unlinked: 'referral' },
} as const satisfies Record<string, Outcomes>

/** What leads on from any stage. */
export const besideStages = {
  /** What an emergency conference decides while the pathway is at another stage. */
  emergencyConference: {
    intervene: ['suitability', 'sessions'],
    adviceOnly: 'conference',
    referOn: 'conference',
    noAction: 'closure',
    close: 'closure',
  },
  /** What a review out of turn decides at another stage. */
  reviewOutOfTurn: { stepUp: 'conference', close: 'closure' },
  /** The person has died, or a linked referral that interrupted the watch is given back. */
  anywhere: {
    died: 'closure',
    givenBack: 'watch',
    /** It should never have been, or its referrer takes it back. */
    stopped: 'ended',
    referralWithdrawn: 'ended',
    /** What led on from there was entered in error. */
    tookBack: [
      'referral',
      'triage',
      'research',
      'conference',
      'suitability',
      'sessions',
      'review',
      'watch',
    ],
  },
} as const satisfies Record<string, Outcomes>

/** Every way from one place to another. Nothing enters a stage by another. */
export const ways = { ...ofStages, ...outsideStages, ...besideStages } as const
export type WaysFrom = keyof typeof ways
export type OutcomeFrom<F extends WaysFrom> = keyof (typeof ways)[F] & string

type Led<T> = T extends readonly (infer D)[] ? D : T

/** Where an outcome leads, or can lead. */
export type LedTo<F extends WaysFrom, O extends OutcomeFrom<F>> = Led<(typeof ways)[F][O]> &
  Destination
