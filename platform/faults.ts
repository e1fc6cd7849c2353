import { unlinkSync } from 'node:fs'
import path from 'node:path'

/** The points at which a process can be made to die, to prove that nothing is lost. */
export const faultPoints = {
  'worker-after-commit': 'a turn is committed, and nobody has been told of it',
  'worker-before-answer':
    'a turn is committed and others have been woken, but its workflow has no answer',
  'worker-after-mail': 'the mail server has accepted a message, but that is not noted',
  'api-before-wake': 'a command is stored, but its pathway has not been woken',
} as const
/** A code of one of them. */
export type FaultPoint = keyof typeof faultPoints

/** Ends the process at the point, if that is asked for. */
export type Reach = (point: FaultPoint) => void

/**
 * Ends this process at a point, as a power cut would, if the folder holds a file of that name: one death for each file.
 * Without a folder, as everywhere outside such proofs, it never looks for anything.
 */
export function faultsIn(folder: string | undefined): Reach {
  if (folder === undefined) return () => undefined
  return (point) => {
    try {
      unlinkSync(path.join(folder, point)) // only one of several processes succeeds
    } catch {
      return
    }
    process.kill(process.pid, 'SIGKILL')
  }
}
