import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow'

const { reached } = proxyActivities<{ reached(n: number): Promise<void> }>({
  startToCloseTimeout: '5 seconds',
})

/** The least that a command needs of Temporal: a signal wakes a workflow, which runs one activity. */
export async function bare(): Promise<void> {
  const waiting: number[] = []
  setHandler(defineSignal<[number]>('go'), (n) => {
    waiting.push(n)
  })
  for (;;) {
    await condition(() => waiting.length > 0)
    const n = waiting.shift()
    if (n !== undefined && n < 0) return
    if (n !== undefined) await reached(n)
  }
}
