import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Program } from '../../platform/settings/programs.ts'
import type { ChildPlan, Starting } from './child.ts'
import { logFolder } from './folder.ts'

/** Where the project is. */
export const root = path.resolve(import.meta.dirname, '../..')

/** What our programs are made from at this moment, where it was read for all of them (`contentOfPrograms`). */
interface Sources {
  readonly content?: string | undefined
}

/** One of our own programs as a child: it keeps a channel to us, says when it is ready, and ends when we are gone. */
export function ourChild(
  name: string,
  [program, file]: readonly [Program, string],
  dataDir: string,
  environment: (program: Program) => NodeJS.ProcessEnv,
  { content, ...more }: Partial<Pick<ChildPlan, 'ready' | 'again' | 'ending'>> & Sources = {},
): ChildPlan {
  let known = content
  const args = (): string[] => {
    const asOfNow = known === undefined ? [] : [known]
    known = undefined // a later start reads the sources as they are then
    return ['--disable-warning=ExperimentalWarning', 'scripts/program.ts', file, ...asOfNow]
  }
  return {
    name,
    program,
    log: path.join(logFolder(dataDir), `${name.toLowerCase().replace(' ', '-')}.log`),
    launch: () => ({
      command: process.execPath,
      args: args(),
      env: environment(program),
      cwd: root,
      line: true,
    }),
    ready: saysReady,
    ending: [['SIGTERM', 3_000]],
    ...more,
  }
}

/** Waits until the child says that it is ready. */
export function saysReady({ process: child }: Starting): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), 120_000)
    child.once('exit', () => clearTimeout(late))
    child.on('message', (word) => {
      if (!(word instanceof Object && 'ready' in word)) return
      clearTimeout(late)
      resolve(true)
    })
  })
}

/** Waits until the address answers with success. */
export async function untilHealthy(url: string, gone: () => boolean): Promise<boolean> {
  const end = performance.now() + 60_000
  while (performance.now() < end && !gone()) {
    const signal = AbortSignal.timeout(2_000)
    const answer = await fetch(url, { signal }).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return true
    await pause(50)
  }
  return false
}
