// Proves that a log that cannot be written costs log lines and nothing else, and that their number is logged.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { expect, it } from '@jest/globals'
import { until } from '../../support/until.ts'
import { createLogger } from '../../../platform/logger.ts'

it('loses lines where there is no room, goes on, and says how many once there is', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-logger-'))
  const file = path.join(folder, 'log')
  const [full, roomy] = [openSync('/dev/full', 'w'), openSync(file, 'a')]
  try {
    const log = createLogger({ logLevel: 'info', logPretty: false }, 'api', full)
    const text = 'x'.repeat(1000)
    const written = 3000
    for (let n = 0; n < written; n++) log.info({ n, text }, 'a line')

    const { [pino.symbols.streamSym]: destination } = log as unknown as Record<
      symbol,
      { fd: number }
    > // pino's own
    if (!destination) throw new Error('it has no destination')
    destination.fd = roomy // as when somebody has made room
    await until(() => readFileSync(file, 'utf8').includes('log lines were lost'))

    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { msg: string; n?: number; lines?: number })
    const kept = lines.filter(({ msg }) => msg === 'a line')
    const said = lines.filter(({ msg }) => msg === 'log lines were lost')
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.map(({ n }) => n)).toEqual(kept.map((_, n) => n))
    expect(said.map((one) => one.lines)).toEqual([written - kept.length])
  } finally {
    for (const one of [full, roomy]) closeSync(one)
    rmSync(folder, { recursive: true })
  }
})
