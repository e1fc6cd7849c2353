import { defineSearchAttributeKey } from '@temporalio/common'
import {
  CancellationScope,
  condition,
  defineQuery,
  defineSignal,
  isCancellation,
  makeContinueAsNewFunc,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow'
import type { Activities, Kind, EntityStatus, Turn } from '../activities/contract.ts'
import { isToContinue, leaves, onCurrent } from './continuing.ts'
import { type EntityInput, inspectQuery, wakeSignal } from './contract.ts'

const wake = defineSignal(wakeSignal)
const inspect = defineQuery<EntityStatus>(inspectQuery)
const stageKey = defineSearchAttributeKey('Stage', 'KEYWORD')
const siteKey = defineSearchAttributeKey('Site', 'KEYWORD')

/** Tried for ever and at most 2 s apart: a turn is safe to repeat at any point, and nobody else will take it. */
const { judge } = proxyActivities<Activities>({
  startToCloseTimeout: '5 seconds',
  retry: {
    initialInterval: '100 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '2 seconds',
  },
})

/** A message is tried until the activity itself says that it was the last try. */
const { send } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '4 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 minutes' },
})

const continueAsNew = makeContinueAsNewFunc<(input: EntityInput) => Promise<void>>(onCurrent)

const nothingKnown: EntityStatus = { stage: 'unknown', waitingOn: [], details: 'Looking.' }

/** Runs one entity: a turn when something came in or time is due, sleep until then. Holds no rules and no words. */
export async function runEntity(kind: Kind, { id, stands: before }: EntityInput): Promise<void> {
  let stands = before ?? nothingKnown
  let woken = true
  let turns = 0
  let idle = 0
  let sending = false
  const alarm = new Alarm(() => (woken = true))
  setHandler(wake, () => {
    woken = true
  })
  setHandler(inspect, () => stands)

  for (;;) {
    // Before the turn and not after it, or an entity that is always busy would never get here.
    if (turns > 0 && !sending && isToContinue()) return continueAsNew({ id, stands })
    if (woken) {
      woken = false
      const turn = await judge(known(kind, id, stands))
      turns += 1
      const { judged, more } = turn
      const now = positionOf(turn)
      show(stands, now)
      stands = now
      idle = judged > 0 || !past(stands.wakeAt) ? 0 : idle + 1
      woken ||= more === true
      if (stands.send && !sending && !leaves()) {
        // Separate from the loop, one at a time: a mail server that is down must not keep the inbox waiting.
        sending = true
        void send(stands.send).finally(() => {
          sending = false
          woken = true
        })
      }
    } else if (stands.ended && !sending) return
    else {
      await alarm.set(idle > 0 ? pause(idle) : stands.wakeAt, summary(stands))
      await condition(() => woken)
    }
  }
}

/** One timer, kept while the alarm stays where it is, because each new one would cost two events. */
class Alarm {
  private readonly ring: () => void
  private at: number | undefined
  private scope: CancellationScope | undefined
  private ended: Promise<void> = Promise.resolve()

  constructor(ring: () => void) {
    this.ring = ring
  }

  async set(at: number | undefined, summary: string): Promise<void> {
    if (at === this.at) return
    this.at = at
    this.scope?.cancel()
    await this.ended // so that there are never two
    if (at === undefined) return
    // No timer is shorter than 1 ms: one of 0 would write a patch marker.
    const wait = Math.max(1, at - Date.now())
    this.scope = new CancellationScope()
    this.ended = this.scope
      .run(() => sleep(wait, { summary }))
      .then(
        () => {
          this.at = undefined
          this.ring()
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error
        },
      )
  }
}

const known = (kind: Kind, id: string, { seq }: EntityStatus) => ({
  kind,
  id,
  ...(seq === undefined ? {} : { seq }),
})

/** What is kept of a turn; the copy of its events stays in the history and is not carried on. */
function positionOf({
  seq,
  site,
  stage,
  waitingOn,
  alarmAt,
  wakeAt,
  details,
  ended,
  send,
}: Turn): EntityStatus {
  return { seq, site, stage, waitingOn, alarmAt, wakeAt, details, ended, send }
}

/** A workflow's own clock stops at its last task; a turn that was due by then and did nothing would be asked for without end. */
const past = (at: number | undefined): boolean => at !== undefined && at <= Date.now()

const pause = (idle: number): number => Date.now() + Math.min(60, 2 ** (idle - 1)) * 1000

/** What the timer waits for, on the operator's screen. */
const summary = ({ stage, alarmAt }: EntityStatus): string => `${stage} until ${alarmAt ?? 'later'}`

/** What an operator sees: search attributes, which are set only when they change, and where the entity stands in plain words. */
function show(before: EntityStatus, now: EntityStatus): void {
  const changed = [
    ...(now.stage === before.stage ? [] : [{ key: stageKey, value: now.stage }]),
    ...(now.site === undefined || now.site === before.site
      ? []
      : [{ key: siteKey, value: now.site }]),
  ]
  if (changed.length > 0) upsertSearchAttributes(changed)
  setCurrentDetails(now.details)
}
