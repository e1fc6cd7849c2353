import type { Bodies } from './bodies.ts'
import { housing, trust } from '../world.ts'
import { strandsOf } from '../../../../../domain/pathway/strands.ts'

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
