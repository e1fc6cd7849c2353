import { z } from 'zod'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { seedSites } from '../../domain/reference/seed.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** What a sender reads of a pathway before deciding what to send. */
export const viewSchema = z.object({
  id: z.string(),
  stage: z.string(),
  version: z.int(),
  openedAt: z.string(),
  waitingOn: z.array(z.object({ obligationId: z.string(), agency: z.string() })),
  actions: z.array(
    z.object({ id: z.string(), agency: z.string(), outcome: z.string().nullable() }),
  ),
  sessions: z.array(z.object({ id: z.string(), record: z.unknown() })),
  returns: z.array(z.object({ agency: z.string(), answer: z.string() })),
})
/** A pathway as a sender sees it. */
export type View = z.output<typeof viewSchema>

const day = 24 * 60 * 60 * 1000
const risks = ['standard', 'medium', 'high']

/** A body that the edge accepts; undefined where the pathway has nothing that the command could be about. */
export function bodyFor(
  name: PathwayCommandName,
  view: View,
  person: Person,
  random: Random,
): object | undefined {
  const example = pathwayCommands[name].example ?? {}
  const parts = Object.fromEntries(
    Object.entries(partsOf(name, view, person, random)).filter(([field]) => field in example),
  )
  const body = { ...example, ...parts, ...changes(name, view, person, random) }
  return Object.values(body).includes(undefined) ? undefined : body
}

/** The parts of a pathway that the body of a command can name. */
function partsOf(
  name: PathwayCommandName,
  view: View,
  { agency }: Person,
  random: Random,
): Record<string, string | undefined> {
  const mine = view.waitingOn.filter((owed) => owed.agency === agency)
  const unrecorded = view.sessions.filter(({ record }) => record === null)
  const sessions = name === 'record-session' || name === 'move-session' ? unrecorded : view.sessions
  return {
    obligationId: random.maybe(name === 'record-done' && mine.length > 0 ? mine : view.waitingOn)
      ?.obligationId,
    actionId: random.maybe(view.actions)?.id,
    sessionId: random.maybe(sessions)?.id,
    pathwayId: view.id, // a sender knows no other, and the rules refuse this one
  }
}

function changes(
  name: PathwayCommandName,
  view: View,
  person: Person,
  random: Random,
): Record<string, unknown> | undefined {
  const after = (days: number) => new Date(Date.parse(view.openedAt) + days * day).toISOString()
  const agencies = seedSites[person.site].agencies
  switch (name) {
    case 'decide-triage':
      return random.of([
        { outcome: 'conference', risk: random.of(risks) },
        { outcome: 'conference', risk: random.of(risks) },
        { outcome: 'emergencyConference', risk: 'high' },
        { outcome: 'adviceOnly', risk: 'standard' },
        { outcome: 'referOn', risk: 'medium', referTo: 'marac' },
      ])
    case 'record-victim-contact':
      return { result: random.of(['reached', 'notReached', 'wrongContact', 'declined', 'unsafe']) }
    case 'record-return':
      return { agency: person.agency, kind: random.of(['full', 'nil', 'declined']) }
    case 'waive-return':
      return { agency: random.maybe(view.returns)?.agency ?? random.of(agencies) }
    case 'record-conference':
      return {
        ...conference(random),
        actions: [action(random, agencies, after(60))],
        ...{ whyNotMeeting: 'Decided between meetings.', heard: [random.of(agencies)] },
      }
    case 'record-suitability':
      return { result: random.of(['suitable', 'suitable', 'suitableNotReady', 'unsuitable']) }
    case 'plan-sessions':
      return {
        firstAt: after(random.whole(1, 60)),
        count: random.whole(1, 4),
        provider: { agency: person.agency, role: person.role },
      }
    case 'record-session':
      return session(random)
    case 'move-session':
      return { to: after(random.whole(30, 90)) }
    case 'record-review':
      return {
        outcome: random.of(['continue', 'stepUp', 'stepDown', 'close']),
        risk: random.of(risks),
      }
    case 'report-incident':
    case 'raise-urgent-risk':
      return { on: view.openedAt.slice(0, 10) }
    case 'answer-closure':
      return { view: random.of(['agree', 'agree', 'object', 'notReached']) }
    case 'extend':
      return { to: after(random.whole(20, 60)) }
    case 'reassign':
      return { agency: random.of(agencies) }
    default:
      return undefined
  }
}

const conference = (random: Random) => ({
  decision: random.of(['intervene', 'intervene', 'intervene', 'defer', 'adviceOnly', 'close']),
  risk: random.of(risks),
})

const action = (random: Random, agencies: readonly string[], at: string) => ({
  agency: random.of(agencies),
  role: 'agencyWorker',
  what: 'Send a report to the chair.',
  dueOn: at.slice(0, 10),
})

const session = (random: Random) =>
  random.of([
    { held: true, attended: true },
    { held: true, attended: false },
    { held: false, attended: false, absence: 'unacceptable' },
    { held: false, attended: false, absence: 'serviceFault' },
  ])
