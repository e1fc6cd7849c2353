import { amongOthers } from './world.ts'
import type { Claim } from './always.ts'
import { expect } from '@jest/globals'
import type { Obligation } from '../../../../domain/obligations/obligation.ts'
import { outlives } from '../../../../domain/obligations/kinds.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { pathwayDecider, siteOf } from '../../../../domain/pathway/pathway.ts'
import type { PathwayEvent } from '../../../../domain/pathway/events.ts'
import { retentionAt } from '../../../../domain/pathway/retention.ts'
import type { Turn } from './arbitrary.ts'

const reference = amongOthers('london')
const eventsOf = ({ decision }: Turn) => (decision.ok ? decision.events : [])

/** What is asked of an ended pathway: about its record, about what is reported of it then, and about a decision that is put right. */
const askedAfterEnd: readonly string[] = [
  'putRight',
  ...['retentionDecision', 'confirmErasure'],
  ...[
    'referAgain',
    'lookAtDecision',
    'lookAtCorrected',
    'lookAtWithdrawn',
    'lookAtReport',
    'lookAtUrgentReport',
  ],
]

/** Whether it may be owed after the end: there, or for safety. */
const mayOutlast = ({ what }: Obligation): boolean => askedAfterEnd.includes(what) || outlives(what)

/** The victim is still owed a contact, and what is known of contact with them changes. */
const flagsOfContact: readonly string[] = ['supportDeclined', 'contactUnsafe', 'unreachable']
const moves: readonly string[] = ['stage-entered', 'pathway-ended', 'pathway-reopened', 'risk-set']
const moved = ({ type, data }: PathwayEvent): boolean =>
  type === 'flagged' ? !flagsOfContact.includes(data.flag) : moves.includes(type)

/** Claims about a pathway that has ended, and about its end. */
export const endClaims: Readonly<Record<string, Claim>> = {
  'an end is an end': (turns) => {
    const events = turns.flatMap(eventsOf)
    // A link that is taken back opens the referral again.
    const again = events.findLastIndex(({ type }) => type === 'referral-unlinked')
    const end = events.findIndex(({ type }, n) => n > again && type === 'pathway-ended')
    if (end >= 0) expect(events.slice(end + 1).filter(moved)).toEqual([])
  },

  'after its end it owes a decision on its record, what is owed for safety, an answer to reports and what is to be put right; of one erased time asks nothing':
    (turns) => {
      for (const { after } of turns.filter((turn) => turn.after.stage === 'ended')) {
        const alarm = pathwayDecider.nextAlarm(after, reference)
        const asked = owed(after)
        expect(asked.filter((one) => !mayOutlast(one))).toEqual([])
        const { ended, next } = pathwayDecider.position(after, reference)
        expect(ended).toBe(asked.length === 0)
        if (!ended) continue
        expect(next).toBeUndefined() // whatever attends it may rest
        expect(alarm?.at).toBe(retentionAt(after, siteOf(after, reference)))
        expect(alarm === undefined).toBe(after.retention?.erased !== undefined)
      }
    },

  'no end of a pathway ends what is owed to a victim for safety, unless a link takes it along': (
    turns,
  ) => {
    const lost = turns.flatMap((turn) => {
      const end = eventsOf(turn).find(({ type }) => type === 'pathway-ended')
      if (end?.type !== 'pathway-ended' || end.data.because === 'linked') return []
      const { before, after } = turn
      return owed(before).filter(({ id, what }) => outlives(what) && !after.obligations[id])
    })
    expect(lost).toEqual([])
  },
}
