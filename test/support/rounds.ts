import type { Engine } from './engine.ts'
import { until } from './until.ts'
import { wardenId } from '../../workflows/contract.ts'

/** How many rounds the warden of an engine has gone since it began. */
export async function roundsOf({ attendant }: Engine): Promise<number> {
  const { events } = await attendant.client.workflow.getHandle(wardenId).fetchHistory()
  return (events ?? []).filter((event) => event.activityTaskCompletedEventAttributes).length
}

/** Waits until the warden has gone so many more rounds, of which it goes the first only after this. */
export async function rounds(engine: Engine, more: number): Promise<void> {
  const before = await roundsOf(engine)
  await until(async () => (await roundsOf(engine)) > before + more) // one may be under way
}
