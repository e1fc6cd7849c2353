import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'
import { errorFacts } from './error-facts.ts'

/** A logger for one process. Messages are constant and facts are in fields; no request or response is logged whole. */
export function createLogger(config: Pick<Config, 'logLevel' | 'logPretty'>, name: string): Logger {
  return pino({
    name,
    level: config.logLevel,
    base: { name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => errorFacts(error), req: onlyRoute, res: onlyStatus },
    ...(config.logPretty ? { transport: { target: 'pino-pretty', options: prettily } } : {}),
  })
}

const prettily = { ignore: 'pid', translateTime: 'SYS:HH:MM:ss.l', singleLine: true }

/** The route as it is declared, because the address itself may hold a search. */
function onlyRoute(request: { id?: unknown; method?: string; routeOptions?: { url?: string } }) {
  return { id: request.id, method: request.method, route: request.routeOptions?.url }
}

const onlyStatus = (reply: { statusCode?: number }) => ({ status: reply.statusCode })
