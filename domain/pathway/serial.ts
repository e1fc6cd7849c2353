import { addCivil, type Calendar } from '../calendar/calendar.ts'
import { defaultSerial } from '../policy/care.ts'
import type { PathwayBuilder } from './builder.ts'
import { strandsOf } from './strands.ts'

/** The ends that say that there never was such a victim. */
const neverWas: readonly (string | undefined)[] = ['sameVictim', 'notVictim', 'givenBack']

/** Whoever has had so many victims within so many years is marked serial: ended strands count, mistaken ones do not. */
export function markSerial(builder: PathwayBuilder): void {
  const { victims, years } = builder.context.reference.policy.serial ?? defaultSerial
  const { hours }: Calendar = builder.calendar
  const from = addCivil(builder.context.receivedAt, { years: -years }, hours.zone)
  const counted = strandsOf(builder.state).filter(
    ({ since, ended }) => !neverWas.includes(ended) && (since ?? from) >= from,
  )
  builder.flag('serial', counted.length >= victims)
}
