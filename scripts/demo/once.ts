import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { logFolder } from '../supervisor/folder.ts'
import { makeUp } from './make.ts'
import { openKeyring } from '../../store/vault/open-keyring.ts'
import type { Settings } from '../../platform/settings.ts'
import { StartFault } from '../supervisor/fault.ts'
import { startMailServer } from '../supervisor/mail-server.ts'

/** Where the made-up past goes. */
interface Place {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly publicUrl: string
  readonly given: Settings
  readonly size: number
}

/** Makes up the past of a new data folder; does nothing in one that has it. Throws StartFault in one left half-made. */
export async function makeUpOnce(place: Place): Promise<void> {
  const { databaseUrl, dataDir, publicUrl, given, size } = place
  const begun = path.join(dataDir, 'made-up-begun')
  const done = path.join(dataDir, 'made-up-done')
  if (existsSync(done)) return
  if (existsSync(begun))
    throw new StartFault(
      `Making up the pathways in ${dataDir} was broken off: delete that folder and start again.`,
    )
  writeFileSync(begun, '')
  const log = pino(
    { level: given.LOG_LEVEL },
    pino.destination(path.join(logFolder(dataDir), 'made-up.log')),
  )
  const mailbox = await startMailServer({ dataDir, hostname: '127.0.0.1', port: 0, log })
  try {
    await makeUp({
      size,
      speed: given.CLOCK_SPEED,
      databaseUrl,
      keyring: openKeyring({ dataDir, wordsKeyCommand: given.WORDS_KEY_COMMAND }),
      publicUrl,
      smtpUrl: `smtp://127.0.0.1:${mailbox.port}`,
      mailFrom: given.MAIL_FROM,
      authIssuer: given.AUTH_ISSUER,
      log,
    })
  } finally {
    await mailbox.stop()
  }
  writeFileSync(done, '')
}
