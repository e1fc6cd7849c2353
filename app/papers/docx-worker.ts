import { parentPort } from 'node:worker_threads'
import { docxOf } from './docx-file.ts'
import type { Paper } from './model.ts'

/** The other thread: it writes each paper that it is given. A paper that it cannot write ends it, and the caller is told. */
parentPort?.on('message', (paper: Paper) => {
  void docxOf(paper).then((content) => parentPort?.postMessage(content))
})
