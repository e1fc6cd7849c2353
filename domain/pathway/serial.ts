import { addCivil } from '../calendar/calendar.ts'
import { defaultSerial } from '../policy/care.ts'
import type { PathwayBuilder } from './builder.ts'
import { strandsOf } from './strands.ts'

/** The ends that say that there never was such a victim. */
const neverWas: readonly (string | undefined)[] = ['sameVictim', 'notVictim', 'givenBack']

/**
 * Whoever has had so many victims within so many years is marked serial, and stays so while time passes: ended strands
 * count, mistaken ones do not.
 */
export function markSerial(builder: PathwayBuilder): void {
  const { victims, years } = builder.context.reference.policy.serial ?? defaultSerial
  const { zone } = builder.calendar.hours
  const came = strandsOf(builder.state)
    .filter(({ ended }) => !neverWas.includes(ended))
    .map(({ since = builder.context.receivedAt }) => since)
  const within = (from: number) => {
    const until = addCivil(from, { years }, zone)
    return came.filter((at) => at >= from && at <= until).length
  }
  builder.flag(
    'serial',
    came.some((from) => within(from) >= victims),
  )
}
