import { sleep } from '@temporalio/workflow'

/** Has the name of ours, and sleeps where ours asks for a turn. */
export async function pathway(): Promise<void> {
  await sleep('1 hour')
}
