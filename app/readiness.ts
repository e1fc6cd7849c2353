import { many } from './views/many.ts'
import { z } from 'zod'
import { codeOf } from '../domain/titled.ts'
import { partStates } from './views/codes.ts'
import { isAnswering } from '../store/reads/answering.ts'
import { openRestore } from '../store/restores.ts'
import { inWords, WrongClock } from '../platform/clock-watch.ts'
import type { Deps } from './deps.ts'
import { inMegabytes, type Room } from '../platform/free-space.ts'
import type { TemporalHealth } from '../client/health.ts'

const part = codeOf(partStates)

export const readyOut = z
  .object({
    ready: z.boolean(),
    parts: z
      .object({
        postgres: part,
        history: part.meta({
          description:
            '`missing` once the database was found restored to an earlier moment, until `npm run heal` has put back what it lacks.',
        }),
        clock: part.meta({
          description:
            "`missing` while this process's clock is more than two seconds from the database's: whatever changes something is then refused.",
        }),
        space: part.meta({
          description:
            '`missing` while less room is left for data than FREE_SPACE_MEGABYTES. Logs do not count: without room they lose lines, and nothing else.',
        }),
        temporal: part,
        namespace: part,
        searchAttributes: part,
        worker: part,
      })
      .optional(),
    missing: many(z.string()).optional().meta({ description: 'What is missing, in words.' }),
    space: many(z.object({ place: z.string(), freeMegabytes: z.number(), low: z.boolean() }))
      .optional()
      .meta({
        description:
          'The room that is left under DATA_DIR, once for each disk. A database elsewhere is not seen from here.',
      }),
    clock: z
      .object({ speed: z.number(), rehearsal: z.boolean(), now: z.string().nullable() })
      .optional(),
  })
  .meta({ id: 'Ready' })

/** Whether all that is needed is there, and what is missing. */
export async function readiness(deps: Deps): Promise<z.output<typeof readyOut>> {
  const [postgres, restored, temporal, clock, now, rooms] = await Promise.all([
    isAnswering(deps.database),
    openRestore(deps.database).catch(() => undefined),
    deps.temporalHealth(),
    deps.clockWatch.assure().catch((error: unknown) => error),
    deps.clock.now().catch(() => undefined),
    deps.freeSpace.look(),
  ])
  const short = rooms.filter(({ place, low }) => low && place !== 'logs')
  const wrong = clock instanceof WrongClock
  const missing = [
    ...(postgres ? [] : ['PostgreSQL does not answer, or has not been migrated.']),
    ...(restored
      ? [
          'PostgreSQL was restored to an earlier moment and lacks what happened since: run `npm run heal`.',
        ]
      : []),
    ...(wrong
      ? [
          `The clock here is ${inWords(deps.clockWatch.aheadMs ?? 0)} the database's: put it right, and commands are taken again.`,
        ]
      : []),
    ...short.map(
      (room) =>
        `Only ${inMegabytes(room)} MB are free for ${room.title}: make room. Once there is none, commands are refused until there is, and nothing is lost.`,
    ),
    ...missingOf(temporal),
  ]
  const { speed } = deps.clock
  return {
    ready: missing.length === 0,
    parts: {
      postgres: state(postgres),
      history: state(!restored),
      clock: state(!wrong),
      space: state(short.length === 0),
      temporal: state(temporal.reachable),
      namespace: state(temporal.namespace),
      searchAttributes: state(temporal.namespace && temporal.missingSearchAttributes.length === 0),
      worker: state(temporal.workerPolling),
    },
    missing,
    space: rooms.map(roomOut),
    clock: {
      speed,
      rehearsal: speed !== 1,
      now: now === undefined ? null : new Date(now).toISOString(),
    },
  }
}

const roomOut = ({ place, low, freeBytes }: Room) => ({
  place,
  freeMegabytes: inMegabytes({ freeBytes }),
  low,
})

function missingOf({
  reachable,
  namespace,
  missingSearchAttributes: attributes,
  workerPolling,
  otherVersionPolling,
}: TemporalHealth): string[] {
  if (!reachable) return ['Temporal does not answer.']
  if (!namespace) return [`Temporal does not know the namespace: ${prepareIt}.`]
  return [
    ...(attributes.length > 0
      ? [`Temporal is missing search attributes (${attributes.join(', ')}): ${prepareIt}.`]
      : []),
    ...(workerPolling
      ? []
      : [otherVersionPolling ? noneOfCurrent : 'No worker is asking for work.']),
  ]
}

/** True of a server of one's own and of the embedded one, which its supervisor also prepares by itself. */
const prepareIt = 'run `npm run setup:temporal`'

const noneOfCurrent =
  'No worker of the version that is current in Temporal is asking for work, while others are: `npm run versions` shows them.'

const state = (fine: boolean) => (fine ? ('ok' as const) : ('missing' as const))
