/** What names an error without a word of its own: codes and numbers of the system, of PostgreSQL, of a mail server, of gRPC. */
const codes = [
  'code',
  'errno',
  'syscall',
  'severity',
  'routine',
  'responseCode',
  'command',
  'statusCode',
] as const

const deepest = 4
const codeShape = /^[\w .:+-]{1,60}$/

/**
 * What may be logged of an error: its type, its codes, where it was thrown, and the same of what caused it. Never its message
 * or other fields: those of a driver or a mail server can hold the words that were sent. A code of PostgreSQL's is an SQLSTATE.
 */
export function errorFacts(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const fields = Object.fromEntries<unknown>(Object.entries(error))
  const named = codes.flatMap((name) =>
    isCode(fields[name]) ? [[name, fields[name]] as const] : [],
  )
  const several: unknown[] = error instanceof AggregateError ? error.errors : []
  const causes = [error.cause, ...several]
    .filter((one) => one !== undefined && depth < deepest)
    .slice(0, deepest)
    .map((one) => errorFacts(one, depth + 1))
  return {
    type: isCode(error.name) ? error.name : 'Error',
    ...Object.fromEntries<unknown>(named),
    ...('severity' in fields && isCode(fields['code']) ? { sqlstate: fields['code'] } : {}),
    stack: frames(error.stack),
    ...(causes.length > 0 ? { causes } : {}),
  }
}

const isCode = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && codeShape.test(value))

/** Where it was thrown, without the message above it. */
const frames = (stack = ''): string =>
  stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .join('\n')
