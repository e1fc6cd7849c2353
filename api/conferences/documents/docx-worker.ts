import { parentPort, workerData } from 'node:worker_threads'
import { docxOf } from './docx-file.ts'
import { type Paper } from './model.ts'

/** The other thread: draws the one paper that it was given, and ends. */
parentPort?.postMessage(await docxOf(workerData as Paper)) // what `toDocx` handed over
