import { Context } from '@temporalio/activity'
import type { Activities } from './contract.ts'
import {
  type Attendant,
  entityOf,
  nobodyLeft,
  type StartDetails,
  tasksFail,
  workflowIdOf,
} from '../client/temporal.ts'
import { type Attended, findOverlooked, findToRunAmong } from '../store/survey.ts'
import { forgetOldLinks } from '../store/links.ts'
import { forgetRevocations } from '../store/revocations.ts'
import { forgetReports } from '../store/reports/forget.ts'
import { forgetRefusedWords } from '../store/refused-words.ts'
import { deleteOldDrafts } from '../store/old-drafts.ts'
import type { Asked } from '../store/rhythm.ts'
import { askToBeListed } from '../store/waiting-for-list.ts'
import { askToReplan } from '../store/replanning.ts'
import type { Clock } from '../platform/clock.ts'
import { findMissing } from './compare.ts'
import { holidayTable } from '../domain/calendar/holiday-table.ts'
import { loadTable } from '../store/bank-holidays.ts'
import { feelPulse } from './pulse.ts'
import { routeReports } from '../store/reports/route.ts'
import { keepRhythms, type RhythmPorts } from './rhythm.ts'

/** How late an alarm may be, and how long a command may wait to be judged, before the warden steps in. Real time. */
const alarmPatienceMs = 60_000
const commandPatienceMs = 2000
const atOnce = 20

/** What a round of the warden needs of the world. */
export interface SurveyPorts extends RhythmPorts {
  readonly clock: Clock
  /** Sends what addresses are to be told of themselves. */
  readonly tellAddresses?: () => Promise<void>
  readonly attendant: Pick<
    Attendant,
    'failing' | 'abandoned' | 'end' | 'strangers' | 'wake' | 'countRunning' | 'running'
  >
}

/**
 * One round of the warden. It ends workflows that keep failing, or stay with a version of the worker that is gone, and starts those that are missing. It wakes entities that
 * were overlooked, whose dates holidays moved, or that wait for a list which is now open. It keeps every site's meetings to
 * their rhythm, and deletes drafts that nobody has touched for too long, and what was refused or reported long ago. It takes on reports by name that nobody has.
 */
export function createSurvey({
  database,
  clock,
  attendant,
  log,
  namespace,
  tellAddresses,
}: SurveyPorts): Activities['survey'] {
  return async (from, known) => {
    const beat = await feelPulse({ database, log }, 'warden', known)
    const ended = await endUseless({ database, attendant, log })
    const heartbeat = () => Context.current().heartbeat()
    const { missing, after } = await findMissing({ database, attendant }, from, heartbeat)
    const strangers = missing.length === 0 ? [] : await attendant.strangers()
    for (const workflowId of strangers)
      await attendant.end(workflowId, 'it does not attend what its id says')
    const late = await findOverlooked(database, {
      alarmBefore: await clock.ago(alarmPatienceMs),
      storedBefore: Date.now() - commandPatienceMs,
    })
    const moment = { now: await clock.now(), real: Date.now() }
    const { version } = (await loadTable(database)) ?? holidayTable
    const replanned = await askToReplan(database, namespace, version, moment)
    const unlisted = await askToBeListed(database, namespace, moment)
    const meetings = await keepRhythms({ database, namespace, log }, moment)
    const reported = await routeReports(database, { namespace, ...moment })
    const all = unique([
      ...ended.toRestart,
      ...missing,
      ...late,
      ...replanned,
      ...unlisted,
      ...meetings.map(toWake),
      ...reported.map(({ id }): ToWake => ({ kind: 'pathway', id })),
    ])
    for (let n = 0; n < all.length; n += atOnce) {
      const some = all.slice(n, n + atOnce)
      await Promise.all(some.map(({ kind, id, shown }) => attendant.wake(kind, id, shown)))
      heartbeat()
    }
    const forgotten = await deleteOldDrafts(database, await clock.now())
    if (forgotten > 0) log.info({ drafts: forgotten }, 'old drafts deleted')
    const refused = await forgetRefusedWords(database, moment.now)
    if (refused > 0) log.info({ refused }, 'words of refused commands deleted')
    await forgetReports(database, moment.now)
    await forgetOldLinks(database, moment.real)
    await forgetRevocations(database)
    await tellAddresses?.()
    const rested = late.filter(({ ended }) => ended).length // as expected: nothing to mend
    if (rested > 0) log.info({ rested }, 'ended pathways woken for their records')
    const found = {
      failing: ended.failing,
      abandoned: ended.abandoned,
      strangers: strangers.length,
      missing: missing.length,
      late: late.length - rested,
      replanned: replanned.length,
      unlisted: unlisted.length,
    }
    const mended = Object.values(found).some((count) => count > 0)
    if (mended) log.warn(found, 'warden mended what it found')
    return {
      woken: all.length,
      restarted: ended.failing + ended.abandoned,
      beat,
      ...(after ? { after } : {}),
    }
  }
}

/** Ends what keeps failing, and what stays with a version of the worker that is gone. Gives what is to be started again. */
async function endUseless({
  database,
  attendant,
  log,
}: Pick<SurveyPorts, 'database' | 'attendant' | 'log'>) {
  const listed = (ids: Promise<readonly string[]>, what: string) =>
    ids.catch((error: unknown) => {
      log.warn({ err: error, what }, 'workflows could not be listed') // what is missing or late is still looked for
      return []
    })
  const failing = await listed(attendant.failing(), 'failing')
  const abandoned = await listed(attendant.abandoned(Date.now()), 'of no version with a worker')
  const toRestart = await findToRunAmong(
    database,
    [...failing, ...abandoned].flatMap((one) => entityOf(one) ?? []),
  )
  for (const workflowId of failing) await attendant.end(workflowId, tasksFail)
  for (const workflowId of abandoned) await attendant.end(workflowId, nobodyLeft)
  return { failing: failing.length, abandoned: abandoned.length, toRestart }
}

type ToWake = Attended & { readonly shown?: StartDetails }

/** A meeting that is new keeps a copy of its events from the first. */
const toWake = ({ id, site, fresh }: Asked): ToWake => ({
  kind: 'conference',
  id,
  ...(fresh ? { shown: { site, stage: 'unplanned', fresh: true } } : {}),
})

const unique = (all: readonly ToWake[]): ToWake[] => [
  ...new Map(all.map((one) => [workflowIdOf(one.kind, one.id), one])).values(),
]
