import { parentPort } from 'node:worker_threads'
import { docxOf } from './docx-file.ts'
import { type Paper } from './model.ts'

/** The other thread: writes each paper that it is given. What it cannot write ends it, and whoever waits hears of that. */
parentPort?.on('message', (paper: Paper) => {
  void docxOf(paper).then((content) => parentPort?.postMessage(content))
})
