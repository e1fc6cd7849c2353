import type { Logger } from 'pino'
import type { Config } from '../platform/config.ts'
import type { Database } from '../store/database.ts'
import { readHead } from '../store/audit/chain.ts'
import { writeAnchor } from '../platform/anchors.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Writes the end of the audit log's chain to a file outside the database, at once and then every day, so that a chain that
 * is cut short or made again from some entry on is found out. Gives what ends that.
 */
export function keepAnchors(
  database: Database,
  { auditAnchorFile: file }: Pick<Config, 'auditAnchorFile'>,
  log: Pick<Logger, 'info' | 'error'>,
): () => void {
  const anchor = async () => {
    try {
      const { last } = await readHead(database)
      writeAnchor(file, {
        n: last.n,
        digest: last.digest.toString('hex'),
        at: new Date().toISOString(),
      })
      log.info({ n: last.n }, 'end of the audit log written down')
    } catch (error) {
      log.error({ err: error }, 'end of the audit log could not be written down')
    }
  }
  void anchor()
  const timer = setInterval(() => void anchor(), dayMs)
  timer.unref()
  return () => clearInterval(timer)
}
