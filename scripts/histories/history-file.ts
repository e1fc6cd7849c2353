import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import proto from '@temporalio/proto'

type HistoryObject = Parameters<typeof proto.temporal.api.history.v1.History.fromObject>[0]

const { History } = proto.temporal.api.history.v1
const readable = { longs: String, enums: String, bytes: String }
/** The name of one worker's queue: its process and its machine. */
const ofOneWorker = /^\d+@[0-9a-f]{4}-/

/** Where histories are kept for the replay test. */
export const historiesFolder = path.resolve(import.meta.dirname, '../../test/histories')

/** Writes a history beside the others under a new name, without the machine that it was recorded on, and reports it. */
export function keepHistory(name: string, history: HistoryObject): void {
  const text = JSON.stringify(anonymous(History.toObject(History.fromObject(history), readable)))
  const file = freeName(name)
  writeFileSync(path.join(historiesFolder, file), `${text}\n`)
  const { events } = History.fromObject(history)
  console.log(`${file}: ${events.length} events, ${text.length} bytes`)
}

/** A name that no history has yet. Old ones are never replaced: they stand for pathways that are open somewhere. */
function freeName(name: string): string {
  const names = [name, ...Array.from({ length: 998 }, (_, n) => `${name}.${n + 2}`)]
  const free = names.find((one) => !existsSync(path.join(historiesFolder, `${one}.json`)))
  return `${free ?? name}.json`
}

/** Without the numbers of processes and machines, which say nothing on replay. */
function anonymous(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(anonymous)
  if (typeof value === 'string' && ofOneWorker.test(value)) return 'recorded'
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'identity' ? 'recorded' : anonymous(part),
    ]),
  )
}
