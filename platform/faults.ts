import { unlinkSync } from 'node:fs'
import path from 'node:path'

/** The moments at which a process can be made to die, for proofs that nothing is lost by it. */
export const faultPoints = {
  'worker-after-commit': 'a turn is committed, and nobody was told of it',
  'worker-before-answer':
    'a turn is committed and others were woken, and its workflow has no answer',
  'worker-after-mail': 'a message was accepted by the mail server, and that is not noted',
  'api-before-wake': 'a command is stored, and its pathway was not woken',
} as const
export type FaultPoint = keyof typeof faultPoints

/** Dies at the point if that is asked for. */
export type Reach = (point: FaultPoint) => void

/**
 * Ends this process at a point, as a power cut would, where a file of the point's name lies in the folder: one death for
 * each file. Without a folder, as everywhere outside of such proofs, nothing is ever looked for.
 */
export function faultsIn(folder: string | undefined): Reach {
  if (folder === undefined) return () => undefined
  return (point) => {
    try {
      unlinkSync(path.join(folder, point)) // of several processes one succeeds
    } catch {
      return
    }
    process.kill(process.pid, 'SIGKILL')
  }
}
