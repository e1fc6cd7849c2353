import { feelPulse, type PulsePorts } from '../activities/pulse.ts'

const everyMs = 5000

/**
 * Feels the database's pulse as long as the worker runs, so that a restore under it is known within seconds. Gives what ends
 * that. A database that is away is asked again; the first beat after it is compared with the last before it.
 */
export function keepPulse(ports: PulsePorts): () => void {
  let known: number | undefined
  let asking = false
  const ask = async () => {
    if (asking) return
    asking = true
    try {
      known = await feelPulse(ports, 'worker', known)
    } catch (error) {
      ports.log.debug({ err: error }, 'no pulse')
    } finally {
      asking = false
    }
  }
  void ask()
  const timer = setInterval(() => void ask(), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
