import {
  type AnswerCode,
  answerCode,
  edgeCodes,
  errorsIn,
  type FieldError,
  isNo,
  type No,
  type Standing,
} from '../app/answers.ts'
import { refusals } from '../domain/refusals.ts'

/** What goes wrong with a request before anything is asked with it: a code that never changes, and a sentence. */
const ours = {
  'malformed-json': { title: 'The body is not well-formed JSON.' },
  'bad-request': { title: 'The request cannot be understood.' },
  'not-signed-in': { title: 'Sign in first: a valid bearer token is needed.' },
  misdirected: { title: 'This is not an address of this service.' },
  'too-large': { title: 'The body is larger than 256 KB.' },
  'unsupported-media-type': { title: 'Send JSON, as application/json.' },
} as const satisfies Record<string, { title: string }>
type OurCode = keyof typeof ours

/** What is said in other words over HTTP, where a request has a key. */
const overHttp = {
  'key-used': { title: 'This Idempotency-Key has already been used for something else.' },
  unavailable: {
    title:
      'This cannot be done at the moment. It is safe to send the same again with the same key.',
  },
} as const satisfies { readonly [C in AnswerCode]?: { title: string } }

/** Every code of a problem. */
export const problems = { ...ours, ...edgeCodes, ...refusals, ...overHttp }
type ProblemCode = OurCode | AnswerCode

/** The statuses of those codes that are not refused with 409. */
const statuses: { readonly [C in ProblemCode]?: number } & Readonly<Record<OurCode, number>> = {
  'malformed-json': 400,
  'bad-request': 400,
  'bad-input': 400,
  'not-signed-in': 401,
  'not-your-site': 403,
  'not-yours': 403,
  'not-your-role': 403,
  'other-site': 403,
  'accept-first': 403,
  'system-only': 403,
  'not-found': 404,
  'cannot-be-opened': 404,
  'changed-since': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  misdirected: 421,
  'key-used': 422,
  'too-many-requests': 429,
  fault: 500,
  unavailable: 503,
  'wrong-clock': 503,
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
  /** The same, as the framework asks for it. */
  readonly statusCode: number
  readonly code: ProblemCode
  readonly title: string
  readonly more: More

  constructor(code: ProblemCode, more: More = {}) {
    super(code)
    this.name = 'Problem'
    this.status = statuses[code] ?? 409
    this.statusCode = this.status
    this.code = code
    this.title = problems[code].title
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

/** The database or the engine is away; the same request may succeed a little later. */
export const unavailable = (): Problem =>
  new Problem('unavailable', { headers: { 'retry-after': '2' } })

/** What was asked for; throws the problem if it is not done or not shown. */
export function unwrap<T>(answer: T | No): T {
  if (!isNo(answer)) return answer
  const at = 'at' in answer ? answer.at : undefined
  throw new Problem(answerCode(answer), {
    errors: errorsIn(answer),
    ...(at ? { facts: factsOf(at) } : {}),
  })
}

/** Where something stands, with its id named by its kind. */
export const factsOf = ({ kind, id, stage, version }: Standing) => ({
  ...(kind === 'pathway' ? { pathwayId: id } : { conferenceId: id }),
  stage,
  version,
})
