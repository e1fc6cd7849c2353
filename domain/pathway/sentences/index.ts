import { strandOfOwed } from '../strands.ts'
import { theVictim } from './the-victim.ts'
import { called, sentenceFrom, type Thing } from '../../sentence.ts'
import { formatDate, ukZone } from '../../calendar/calendar.ts'
import { orderKinds } from '../order-kinds.ts'
import type { PathwayState } from '../state.ts'
import { titleOf } from '../../describe.ts'
import { afterSentences } from './after.ts'
import { careSentences } from './care.ts'
import { changeSentences } from './change.ts'
import { closureSentences } from './closure.ts'
import { conferenceSentences } from './conference.ts'
import { holdSentences } from './hold.ts'
import { intakeSentences } from './intake.ts'
import { keptOutSentences } from './kept-out.ts'
import { takenOutSentences } from './taken-out.ts'
import { openingSentences } from './opening.ts'
import { listingSentences } from './listing.ts'
import { obligationSentences } from './obligation.ts'
import { orderSentences } from './orders.ts'
import { referralSentences } from './referral.ts'
import { riskSentences } from './risk.ts'
import { treatmentSentences } from './treatment.ts'
import { knownVictimSentences } from './known-victims.ts'
import { strandSentences } from './strands.ts'
import { victimSentences } from './victim.ts'
import { withdrawalSentences } from './withdrawal.ts'
import type { Sentences } from './sentences.ts'

type Owed = Parameters<typeof strandOfOwed>[0]

/** What each type of event on a pathway is in plain English; a type without a sentence does not compile. */
const sentences: Sentences = {
  ...referralSentences,
  ...intakeSentences,
  ...victimSentences,
  ...strandSentences,
  ...knownVictimSentences,
  ...conferenceSentences,
  ...listingSentences,
  ...riskSentences,
  ...treatmentSentences,
  ...careSentences,
  ...closureSentences,
  ...orderSentences,
  ...changeSentences,
  ...afterSentences,
  ...keptOutSentences,
  ...takenOutSentences,
  ...openingSentences,
  ...holdSentences,
  ...withdrawalSentences,
  ...obligationSentences,
}

/** What happened on a pathway, in plain English; undefined for a type that is no longer known. */
export const pathwaySentence = sentenceFrom(sentences)

/** What a sentence about a pathway calls its things, by their kind and date and never by a word. */
export const pathwayThings =
  (
    state: PathwayState | undefined,
    kinds: ReadonlyMap<string, Owed>,
    /** Whether a reader is told which of several victims something is owed for. */
    letters = true,
  ) =>
  (is: Thing, id: string): string | undefined => {
    switch (is) {
      case 'obligation': {
        const one = kinds.get(id)
        const strand = one && letters && state?.strands?.length ? strandOfOwed(one) : undefined
        return (
          one && `${titleOf(one.what)}${strand === undefined ? '' : ` for ${theVictim(strand)}`}`
        )
      }
      case 'session': {
        const at = state?.sessions.find((one) => one.id === id)?.at
        return at === undefined ? undefined : `the session on ${formatDate(at, ukZone)}`
      }
      case 'order': {
        const kind = state?.orders?.find((one) => one.id === id)?.kind
        return kind && `the ${called(orderKinds, kind)}`
      }
      case 'action': {
        const strand = letters && state?.actions.find((one) => one.id === id)?.strand
        return strand ? `an action for ${theVictim(strand)}` : undefined
      }
      default:
        return undefined
    }
  }
