import { rmSync } from 'node:fs'
import path from 'node:path'
import { type ChaosOptions, type ChaosReport, runChaos } from '../../scripts/chaos/run.ts'
import { folderForOneRun } from '../../scripts/chaos/system.ts'

/** One run of chaos over a data folder of its own, which is taken away unless something was violated. */
export async function chaosOnce(
  options: Pick<ChaosOptions, 'kills' | 'commands' | 'seed'>,
): Promise<ChaosReport> {
  const dataDir = folderForOneRun('chaos')
  const report = await runChaos({ ...options, dataDir, clockSpeed: 8640, killEveryMs: 3000 })
  if (report.violations.length === 0)
    rmSync(path.dirname(dataDir), { recursive: true, force: true })
  return report
}
