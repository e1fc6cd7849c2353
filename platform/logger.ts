import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'
import { errorFacts } from './error-facts.ts'

/** How much waits to be written where there is no room, in characters; more is lost. */
const mostWaiting = 1024 * 1024
const retryMs = 1000

/**
 * A logger for one process. Messages are constant and facts are in fields; no request or response is logged whole. Where a
 * line cannot be written, as on a full disk, nothing but lines is lost; how many is logged once there is room.
 */
export function createLogger(
  config: Pick<Config, 'logLevel' | 'logPretty'>,
  name: string,
  output: number = process.stdout.fd,
): Logger {
  const options = {
    name,
    level: config.logLevel,
    base: { name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => errorFacts(error), req: onlyRoute, res: onlyStatus },
  }
  if (config.logPretty)
    return pino({ ...options, transport: { target: 'pino-pretty', options: prettily } })
  const destination = pino.destination({ dest: output, sync: true, maxLength: mostWaiting })
  const log = pino(options, destination)
  let lost = 0
  let retry: NodeJS.Timeout | undefined
  const tryLater = () => {
    retry ??= setTimeout(tryAgain, retryMs).unref()
  }
  const tryAgain = () => {
    retry = undefined
    try {
      destination.flushSync()
    } catch {
      return tryLater()
    }
    const lines = lost
    lost = 0
    if (lines > 0) log.warn({ lines }, 'log lines were lost')
  }
  destination.on('error', tryLater) // it keeps the lines, as far as it may, and would not try again of itself
  destination.on('drop', () => {
    lost++
    tryLater()
  })
  return log
}

const prettily = { ignore: 'pid', translateTime: 'SYS:HH:MM:ss.l', singleLine: true }

/** The route as it is declared, because the address itself may hold a search. */
function onlyRoute(request: { id?: unknown; method?: string; routeOptions?: { url?: string } }) {
  return { id: request.id, method: request.method, route: request.routeOptions?.url }
}

const onlyStatus = (reply: { statusCode?: number }) => ({ status: reply.statusCode })
