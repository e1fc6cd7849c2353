import { readSettings } from '../platform/config.ts'
import { prepareNamespace } from './supervisor/namespace.ts'
import { saying } from './supervisor/fault.ts'

const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = readSettings()
if (!address) {
  console.error(
    'TEMPORAL_ADDRESS is not set: set it to the server to prepare; the embedded one needs no preparing.',
  )
  process.exit(1)
}
try {
  const done = await prepareNamespace(address, namespace)
  const lines = done.length > 0 ? done : ['everything was in place already']
  for (const line of lines) console.log(`${namespace} at ${address}: ${line}.`)
} catch (error) {
  console.error(
    `Temporal at ${address} could not be prepared (${saying(error)}): check TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE, and that the server lets this machine in.`,
  )
  process.exit(1)
}
