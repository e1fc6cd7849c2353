import type { Attendant } from '../client/temporal.ts'
import type { Logger } from 'pino'
import { temporalHealth } from '../client/health.ts'
import { tellNeed } from '../platform/lifeline.ts'

/**
 * Looks whether Temporal has lost the namespace or its search attributes, after something there failed. If so it is logged,
 * and whoever started this process is told: where Temporal is the embedded one, they make it again.
 */
export async function lookForNamespace(
  { client }: Pick<Attendant, 'client'>,
  namespace: string,
  log: Logger,
): Promise<void> {
  const {
    reachable,
    namespace: known,
    missingSearchAttributes,
  } = await temporalHealth(client, namespace)
  if (!reachable || (known && missingSearchAttributes.length === 0)) return
  log.error({ namespace, known, missingSearchAttributes }, 'Temporal is not prepared')
  tellNeed('namespace')
}
