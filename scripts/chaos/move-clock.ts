import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What to import into a process, before anything else, so that its clock is off by the milliseconds in a file. */
export function movedClock(file: string): string {
  const url = pathToFileURL(path.join(import.meta.dirname, 'moved-clock.mjs'))
  url.searchParams.set('file', file)
  return url.href
}
