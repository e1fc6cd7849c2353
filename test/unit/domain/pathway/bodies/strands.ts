import type { Bodies } from './bodies.ts'
import { housing, trust } from '../world.ts'
import type { PathwayCommandName } from '../../../../../domain/pathway/commands/index.ts'
import type { PathwayState } from '../../../../../domain/pathway/state.ts'
import { firstStrand } from '../../../../../domain/pathway/shape/strand.ts'
import { strandOf, strandsOf } from '../../../../../domain/pathway/strands.ts'

/** What can be about one victim, and says which beside what is open in its body. */
export const aboutOne: readonly PathwayCommandName[] = [
  'record-victim-contact',
  'record-contact-attempt',
  'record-victim-view',
  'decline-support',
  'mark-contact-unsafe',
  'set-safe-contact',
  'answer-closure',
  'record-death',
]

/** Whom it is about, if there are several: mostly somebody. */
export function whom(
  state: PathwayState,
  of: <T>(list: readonly T[]) => T | undefined,
): { readonly victim?: string } {
  const letters = strandsOf(state).map(({ id }) => id)
  const victim = letters.length > 1 ? of([...letters, ...letters, undefined]) : undefined
  return victim === undefined ? {} : { victim }
}

/** Bodies about further victims. There are few letters, so that most are of somebody. */
export const strandBodies: Bodies = ({ state, of }) => {
  const letters = strandsOf(state).map(({ id }) => id)
  const anyone = of([...letters, ...letters, 'Z'])
  return {
    'add-victim': {
      victim: of(['victim-2', 'victim-3', 'victim-4']),
      safeToContact: of([true, true, false]),
      safeContact: of([undefined, { channels: ['phone'] }, { channels: ['email'] }]),
      ...of([{}, {}, { advocate: housing }]),
    },
    'correct-victim': {
      victim: anyone,
      of: strandOf(state, anyone ?? firstStrand)?.victim,
      former: of(['shown', 'hidden']),
    },
    'end-strand': {
      victim: anyone,
      ...of([
        { code: 'wish' },
        { code: 'notVictim' },
        { code: 'sameVictim', same: of(letters) },
        { code: 'elsewhere', same: of([undefined, undefined, 'A']) },
      ]),
    },
    'assign-advocate': { victim: of([undefined, anyone]), agency: of([housing, trust]) },
    'disclose-victim': { victim: anyone },
  }
}
