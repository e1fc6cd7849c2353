import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { tryLock } from '../setup/lock.mjs'
import { readRunning } from '../../platform/running.ts'
import { codeOf, StartFault } from './fault.ts'

/** Makes the data folder and takes it for this process alone. Returns how to release it. */
export function takeFolder(dataDir: string): () => void {
  try {
    // PostgreSQL's own account must be able to enter, though not to list it
    if (mkdirSync(dataDir, { recursive: true }))
      chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
    rmSync(mkdtempSync(path.join(dataDir, '.probe-')), { recursive: true })
    mkdirSync(logFolder(dataDir), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartFault(
      `The data folder ${dataDir} cannot be written (${codeOf(error) ?? 'unknown'}): give it to this user, or set DATA_DIR to another.`,
    )
  }
  const { holder, release } = tryLock(path.join(dataDir, 'supervisor.lock'))
  if (release) return release
  const running = readRunning(dataDir)
  throw new StartFault(
    `It is running already over ${dataDir} (process ${holder.pid}${running ? `, ${running.publicUrl}` : ''}): end that one with Ctrl-C, or set DATA_DIR, PORT and TEMPORAL_UI_PORT to run another beside it.`,
  )
}

/** The folder with the logs of everything that is started. */
export function logFolder(dataDir: string): string {
  return path.join(dataDir, 'logs')
}

/** The ports that the data folder's servers had last time. */
export function rememberedPorts(dataDir: string): Partial<Record<string, number>> {
  try {
    const text = readFileSync(path.join(dataDir, 'ports.json'), 'utf8')
    return JSON.parse(text) as Partial<Record<string, number>> // our own file
  } catch {
    return {}
  }
}

/** Remembers the ports for the next start, so that noted addresses stay valid. */
export function rememberPorts(dataDir: string, ports: Readonly<Record<string, number>>): void {
  writeFileSync(path.join(dataDir, 'ports.json'), JSON.stringify(ports, null, 2), { mode: 0o600 })
}
