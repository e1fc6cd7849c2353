import { atCivil, civilDateOf, shiftWorkingDays, ukZone } from '../../domain/calendar/calendar.ts'
import { castOf, dayOfThePanel } from './cast.ts'
import { type EngineParts, startEngine } from './engine.ts'
import { holdMeetings } from './meetings.ts'
import { live } from './lives.ts'
import { backdatePolicies, renewRehearsal } from '../../store/rehearsal.ts'
import { Stage } from './stage.ts'

/** What is made up. */
interface MakeInput extends EngineParts {
  readonly size: number
  readonly speed: number
  /** The day of the made-up present, a Wednesday; if not the last one. */
  readonly today?: string
}

/** How many working days ago the first meetings of the rhythm are planned. */
const meetingsSince = 20

/**
 * Lives months of made-up work in an empty system, with the real rules and commands. It leaves the clock on a Wednesday at
 * twenty past ten, with London's panel in session. Returns that instant.
 */
export async function makeUp({ size, speed, today: day, ...parts }: MakeInput): Promise<number> {
  const today = day ?? dayOfThePanel(civilDateOf(Date.now(), ukZone))
  const present = atCivil(today, '10:20', ukZone)
  const cast = castOf(size, today)
  const first = cast.map(({ referredOn }) => referredOn).sort()[0] ?? today
  const meetings = shiftWorkingDays(today, -meetingsSince, 'england-and-wales')
  const begins = first < meetings ? first : meetings
  const engine = await startEngine(parts, atCivil(begins, '07:00', ukZone))
  try {
    await backdatePolicies(engine.deps.database, engine.clock.now)
    const stage = new Stage(engine)
    for (const part of cast) stage.begin(() => live(stage, part, parts.log))
    stage.begin(() => holdMeetings(stage, meetings, present, parts.log))
    await stage.pass(present)
    await renewRehearsal(engine.deps.database, speed, Date.now(), present)
  } finally {
    await engine.stop()
  }
  return present
}
