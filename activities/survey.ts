import { Context } from '@temporalio/activity'
import { type Activities } from './contract.ts'
import { type Attendant, type Shown, workflowIdOf } from '../client/temporal.ts'
import { type Attended, overlooked, shouldRun } from '../store/survey.ts'
import { deleteOldDrafts } from '../store/drafts.ts'
import { type Asked } from '../store/rhythm.ts'
import { askToBeListed } from '../store/waiting-for-list.ts'
import { askToReplan } from '../store/replanning.ts'
import { type Clock } from '../platform/clock.ts'
import { holidayTableVersion } from '../domain/calendar/holidays.ts'
import { keepRhythms, type RhythmPorts } from './rhythm.ts'

/** An alarm may be late by so much, and a command unjudged for so long, before the warden steps in. Real time. */
const alarmPatienceMs = 60_000
const commandPatienceMs = 2000
const atOnce = 20

export interface SurveyPorts extends RhythmPorts {
  readonly clock: Clock
  readonly attendant: Attendant
}

/**
 * One round of the warden: ends what keeps failing, starts what is missing, wakes what was overlooked, what holidays moved,
 * and what waits for a list that is open; sees to the meetings of every site's rhythm; and deletes the drafts that nobody has
 * touched for too long.
 */
export function createSurvey({
  database,
  clock,
  attendant,
  log,
  namespace,
}: SurveyPorts): Activities['survey'] {
  return async () => {
    const failing = await attendant.failing().catch((error: unknown) => {
      log.warn({ err: error }, 'failing workflows could not be listed') // what is missing or late is looked for all the same
      return []
    })
    const entities = await shouldRun(database)
    for (const workflowId of failing) await attendant.end(workflowId, 'its tasks keep failing')
    const running = await attendant.running()
    for (const workflowId of failing) running.delete(workflowId)
    const missing = entities.filter(({ kind, id }) => !running.has(workflowIdOf(kind, id)))
    const late = await overlooked(database, {
      alarmBefore: await clock.ago(alarmPatienceMs),
      storedBefore: Date.now() - commandPatienceMs,
    })
    const moment = { now: await clock.now(), real: Date.now() }
    const replanned = await askToReplan(database, namespace, holidayTableVersion, moment)
    const unlisted = await askToBeListed(database, namespace, moment)
    const meetings = await keepRhythms({ database, namespace, log }, moment)
    const all = unique([...missing, ...late, ...replanned, ...unlisted, ...meetings.map(toWake)])
    for (let n = 0; n < all.length; n += atOnce) {
      const some = all.slice(n, n + atOnce)
      await Promise.all(some.map(({ kind, id, shown }) => attendant.wake(kind, id, shown)))
      Context.current().heartbeat()
    }
    const forgotten = await deleteOldDrafts(database, await clock.now())
    if (forgotten > 0) log.info({ drafts: forgotten }, 'old drafts deleted')
    const rested = late.filter(({ ended }) => ended).length // as it should be, and no mending
    if (rested > 0) log.info({ rested }, 'ended pathways woken for their records')
    const found = {
      failing: failing.length,
      missing: missing.length,
      late: late.length - rested,
      replanned: replanned.length,
      unlisted: unlisted.length,
    }
    const mended = Object.values(found).some((count) => count > 0)
    if (mended) log.warn(found, 'warden mended what it found')
    return { woken: all.length, restarted: failing.length }
  }
}

type ToWake = Attended & { readonly shown?: Shown }

/** A meeting that has just been asked for keeps a copy of its events from the first. */
const toWake = ({ id, site, fresh }: Asked): ToWake => ({
  kind: 'conference',
  id,
  ...(fresh ? { shown: { site, stage: 'unplanned', fresh: true } } : {}),
})

const unique = (all: readonly ToWake[]): ToWake[] => [
  ...new Map(all.map((one) => [workflowIdOf(one.kind, one.id), one])).values(),
]
