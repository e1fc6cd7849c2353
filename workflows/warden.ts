import { makeContinueAsNewFunc, proxyActivities, sleep } from '@temporalio/workflow'
import type { Activities, Place } from '../activities/contract.ts'
import { isToContinue, onCurrent } from './continuing.ts'

const { survey } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumInterval: '10 seconds' },
})

/** The greatest `WARDEN_SECONDS`. Whoever reaches the server can start this with any number, and it must not sleep for ever. */
const longest = 3600

/** Real seconds between two rounds, however fast the cases' clock runs. */
interface WardenInput {
  readonly everySeconds: number
  /** After which entity its first round continues to compare. */
  readonly after?: Place
  /** The last beat of the database that it knows of. */
  readonly beat?: number
}

const continueAsNew = makeContinueAsNewFunc<typeof warden>(onCurrent)

/**
 * The one who looks round, as long as the system runs.
 *
 * It waits a minute and then asks for a survey. Whatever has an alarm overdue or a command unjudged is woken, and a
 * workflow that is missing is started. One whose tasks keep failing is ended and started again. Everything else in this
 * folder works without it; it mends what a death at the wrong moment left lying.
 */
export async function warden(input: WardenInput): Promise<void> {
  let { after, beat } = input
  while (!isToContinue()) {
    ;({ after, beat } = await survey(after, beat))
    await sleep(Math.min(longest, Math.max(1, input.everySeconds)) * 1000, {
      summary: 'The next round of the warden.',
    })
  }
  const { everySeconds } = input
  await continueAsNew({
    everySeconds,
    ...(after ? { after } : {}),
    ...(beat === undefined ? {} : { beat }),
  })
}
