// Prepares a Temporal server: namespace, retention and search attributes. One of one's own, or the embedded one while it runs.
import path from 'node:path'
import { ConfigFault, readSettings, readTemporalPlace } from '../platform/config.ts'
import type { TemporalPlace } from '../platform/temporal-place.ts'
import { prepareNamespace } from './supervisor/namespace.ts'
import { saying } from './supervisor/fault.ts'
import { readRunning } from '../platform/running.ts'
import { temporalTrouble } from '../client/trouble.ts'

try {
  const { TEMPORAL_NAMESPACE: namespace, DATA_DIR } = readSettings()
  const place = readTemporalPlace() ?? embedded(DATA_DIR)
  if (place) await prepare(place, namespace)
  else
    fail(
      'TEMPORAL_ADDRESS is not set: set it to the server to prepare; the embedded one is prepared by each start, and by this command while it runs.',
    )
} catch (error) {
  if (!(error instanceof ConfigFault)) throw error
  fail(error.message)
}

async function prepare(place: TemporalPlace, namespace: string): Promise<void> {
  const { address } = place
  try {
    const done = await prepareNamespace(place, namespace)
    const lines = done.length > 0 ? done : ['everything was in place already']
    for (const line of lines) console.log(`${namespace} at ${address}: ${line}.`)
  } catch (error) {
    const trouble = await temporalTrouble(place)
    const advice = trouble?.ofSettings
      ? trouble.why
      : `${saying(error)}): check TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and TEMPORAL_API_KEY, and that the server lets this machine in`
    fail(
      `Temporal at ${address} could not be prepared${trouble?.ofSettings ? ': ' : ' ('}${advice}.`,
    )
  }
}

/** The embedded server of the system that runs over this data folder, if one does. */
function embedded(dataDir: string): TemporalPlace | undefined {
  const running = readRunning(path.resolve(dataDir))
  return running && { address: running.temporalAddress }
}

function fail(why: string): void {
  console.error(why)
  process.exitCode = 1
}
