import { refusals, type RefusalCode } from '../domain/refusals.ts'

/** What can go wrong at the edge, beside the refusals of the rules: a code that never changes, its status, and a sentence for a person. */
export const problems = {
  'bad-input': { status: 400, title: 'Some of what was sent cannot be used.' },
  'malformed-json': { status: 400, title: 'The body is not well-formed JSON.' },
  'bad-request': { status: 400, title: 'The request cannot be understood.' },
  'not-signed-in': { status: 401, title: 'Sign in first: a valid bearer token is needed.' },
  'not-your-site': { status: 403, title: 'Your account is not for this site.' },
  'not-found': { status: 404, title: 'There is nothing here that you may see.' },
  'not-circulated': { status: 409, title: 'The agenda has not been circulated yet.' },
  'no-minutes': { status: 409, title: 'There are no minutes for you yet.' },
  'too-large': { status: 413, title: 'The body is larger than 256 KB.' },
  'unsupported-media-type': { status: 415, title: 'Send JSON, as application/json.' },
  'key-used': { status: 422, title: 'This Idempotency-Key was used for something else.' },
  fault: { status: 500, title: 'Something went wrong here. It has been logged.' },
  unavailable: {
    status: 503,
    title:
      'This cannot be done at the moment. It is safe to send the same again, under the same key.',
  },
} as const satisfies Record<string, { status: number; title: string }>
export type ProblemCode = keyof typeof problems

/** One field that cannot be used: where it is, the stable name of the rule it breaks, and the rule in words. Never the value. */
export interface FieldError {
  readonly field: string
  readonly rule: string
  readonly message: string
}

interface More {
  readonly errors?: readonly FieldError[]
  readonly headers?: Readonly<Record<string, string>>
  /** Further members of the answer. Ids, codes and numbers only. */
  readonly facts?: Readonly<Record<string, string | number>>
}

/** An answer that is an error, as problem+json. */
export class Problem extends Error {
  readonly status: number
  readonly code: ProblemCode | RefusalCode
  readonly title: string
  readonly more: More

  constructor(code: ProblemCode | RefusalCode, more: More = {}) {
    const { status, title } = isRefusal(code) ? refusals[code] : problems[code]
    super(code)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.title = title
    this.more = more
  }

  /** The body of the answer. */
  get body() {
    const { errors, facts } = this.more
    return {
      type: 'about:blank',
      title: this.title,
      status: this.status,
      code: this.code,
      ...facts,
      ...(errors && errors.length > 0 ? { errors } : {}),
    }
  }
}

/** Bad input in one field. */
export const badField = (field: string, rule: string, message: string): Problem =>
  new Problem('bad-input', { errors: [{ field, rule, message }] })

/** The database or the engine is away; the same request may succeed a little later. */
export const unavailable = (): Problem =>
  new Problem('unavailable', { headers: { 'retry-after': '2' } })

const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)
