import { ConfigFault } from '../platform/config-fault.ts'
import { KeyMissing } from '../store/vault/keyring.ts'
import { StartFault } from './supervisor/fault.ts'

/**
 * Runs a command of the operator's. What goes wrong for a known reason is said in its one sentence, anything else with its
 * stack; either way the process ends with 1.
 */
export async function plainly(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    console.error(isPlain(error) ? error.message : error)
    process.exitCode = 1
  }
}

const isPlain = (error: unknown): error is Error =>
  error instanceof StartFault ||
  error instanceof ConfigFault ||
  error instanceof KeyMissing ||
  isOfArguments(error)

/** Node's own complaint about an option says what is wrong with it. */
const isOfArguments = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
