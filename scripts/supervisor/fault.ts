/** A reason why nothing can be started, in one plain sentence with the remedy. It is shown without a stack. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

/** What an error says, in one line. */
export function saying(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().split('\n')[0] ?? ''
}

/** The system's code of an error, such as EACCES; undefined where it has none. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
