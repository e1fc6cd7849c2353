import pg from 'pg'

/** SQLSTATE classes: no connection, out of resources, an operator or a time limit intervened, the system failed. */
const passing = ['08', '53', '57', '58']

const network = [
  'EMFILE', // this process has no descriptor left, for a connection or for a file
  'ENFILE', // nor has the machine
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT', // a socket in the file system that is missing
]

/** Messages of the driver that have no code: a connection was lost or did not come in time. */
const uncoded = [
  /^Connection terminated/,
  /^timeout exceeded when trying to connect/,
  /^Query read timeout/,
  /^Client has encountered a connection error/,
  /^Client was closed/,
  /^Cannot use a pool after calling end/,
]

/** What was to be shown or answered could not be entered in the audit log, and so is not shown. */
export class NotRecorded extends Error {
  constructor(cause: unknown) {
    super('the audit log could not be written', { cause })
    this.name = 'NotRecorded'
  }
}

/** Whether an error means that the database, or a means to reach it or a file, is not to be had for the moment: the same may succeed a little later. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if (error instanceof NotRecorded) return true
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown }
  if (error instanceof pg.DatabaseError)
    return passing.some((start) => String(code).startsWith(start))
  if (code !== undefined) return network.some((known) => known === code)
  return uncoded.some((pattern) => pattern.test(String(message))) || isUnavailable(cause)
}

/** What may be logged of an error. Of the database's own errors only codes and names, because a message can repeat a value. */
export function factsOf(error: unknown): object {
  if (error instanceof NotRecorded) return { audit: 'not written', ...factsOf(error.cause) }
  if (!(error instanceof pg.DatabaseError)) return { err: error }
  const { code, table, column, constraint, routine } = error
  // not as `err`, of which a logger keeps what is an error's and drops the rest
  return { database: { sqlstate: code, table, column, constraint, routine } }
}
