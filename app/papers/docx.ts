import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Paper, Rendered } from './model.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const longestMs = 20_000

let thread: Worker | undefined
let before: Promise<unknown> = Promise.resolve()

/**
 * A paper as an editable document. It is written in another thread, because it takes half a second in which nobody else
 * would be answered. One is written at a time, so many at once cannot take the whole machine.
 */
export function toDocx(paper: Paper): Promise<Rendered> {
  const made = before.then(() => written(paper))
  before = made.catch(() => undefined) // whoever asked for that one is told
  return made
}

async function written(paper: Paper): Promise<Rendered> {
  const worker = (thread ??= begin())
  worker.ref()
  try {
    const heard = once(worker, 'message', { signal: AbortSignal.timeout(longestMs) })
    worker.postMessage(paper)
    const [content] = (await heard) as [Uint8Array] // what the worker posts
    return {
      type: docxType,
      content: Buffer.from(content),
      name: `${paper.code}.docx`,
      opens: 'attachment',
    }
  } catch (error) {
    thread = undefined
    await worker.terminate()
    throw error
  } finally {
    worker.unref() // it keeps no process alive
  }
}

function begin(): Worker {
  const worker = new Worker(new URL('./docx-worker.ts', import.meta.url))
  worker.on('error', () => undefined) // whoever is waiting for it is told too
  worker.once('exit', () => {
    if (thread === worker) thread = undefined
  })
  return worker
}
