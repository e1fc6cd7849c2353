import { readFileSync } from 'node:fs'
import type { Fault } from './config-fault.ts'
import { secretSettings } from './settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The setting that names the file in which a secret is. */
export const fileSetting = (name: string): string => `${name}_FILE`

/**
 * The environment with each secret that is in a file, read from there without the line break at its end, and what cannot be
 * used of it. An empty file counts as nothing set. The names of the files are left out of the result.
 */
export function withSecretFiles(env: Environment): {
  readonly env: Environment
  readonly faults: readonly Fault[]
} {
  const read: Record<string, string | undefined> = { ...env }
  const faults: Fault[] = []
  for (const name of secretSettings) {
    const setting = fileSetting(name)
    const file = env[setting]
    if (!file) continue
    read[setting] = undefined
    if (env[name])
      faults.push({
        setting: `${name}, ${setting}`,
        message: 'are both set: set one of the two, and leave the other out.',
      })
    else
      try {
        read[name] = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
        faults.push({ setting, message: `names a file that cannot be read (${code}).` })
      }
  }
  return { env: read, faults }
}
