// Proves that an answer says whether something was given, refused, bad or away.
// What comes back of `app/` are codes, and HTTP alone gives them a status.
import { describe, expect, it } from '@jest/globals'
import {
  badField,
  badInput,
  edgeCodes,
  isNo,
  refused,
  refusedByRule,
  sentenceOf,
} from '../../../app/answers.ts'
import { papers } from '../../../app/papers/papers.ts'
import { Problem, problems, unwrap } from '../../../api/problem.ts'
import { refusals } from '../../../domain/refusals.ts'

const at = { kind: 'pathway', id: 'pw0123456789ab', stage: 'triage', version: 7 } as const

function problemOf(answer: Parameters<typeof unwrap>[0]): Problem {
  try {
    unwrap(answer)
  } catch (error) {
    if (error instanceof Problem) return error
  }
  throw new Error('this is no problem')
}

describe('an answer', () => {
  it('that is no is told from whatever was asked for', () => {
    for (const no of [refused('not-found'), badInput(), { no: 'faulted', at }])
      expect(isNo(no)).toBe(true)
    for (const shown of [undefined, null, 3, 'no', {}, { items: [] }, { answer: 'done', ...at }])
      expect(isNo(shown)).toBe(false)
  })

  it('that is no refusal comes back as it is', () => {
    expect(unwrap({ answer: 'waiting', ...at })).toEqual({ answer: 'waiting', ...at })
    expect(unwrap(undefined)).toBeUndefined()
  })

  it('that is refused says where it stands, and at which field', () => {
    const refusal = refusedByRule({ code: 'below-suggestion', field: 'risk' })
    expect(problemOf({ ...refusal, at }).body).toEqual({
      type: 'about:blank',
      title: refusals['below-suggestion'].title,
      status: 409,
      code: 'below-suggestion',
      pathwayId: at.id,
      stage: 'triage',
      version: 7,
      errors: [
        {
          field: 'risk',
          rule: 'below-suggestion',
          message: refusals['below-suggestion'].title,
        },
      ],
    })
  })

  it('that is bad input names each field, and a rule at fault names none', () => {
    const { status, body } = problemOf(badField('cursor', 'cursor', 'is wrong.'))
    expect([status, body.code, body.errors]).toEqual([
      400,
      'bad-input',
      [{ field: 'cursor', rule: 'cursor', message: 'is wrong.' }],
    ])
    const fault = problemOf({ no: 'faulted', at: { ...at, kind: 'conference' } })
    expect(fault.body).toMatchObject({ status: 500, code: 'fault', conferenceId: at.id })
    expect(fault.body).not.toHaveProperty('errors')
  })
})

describe('the status of a refusal', () => {
  it('is 409, except where somebody may not, sees nothing, or used a key for something else', () => {
    const others = (Object.keys(problems) as (keyof typeof problems)[])
      .map((code) => [code, new Problem(code).status] as const)
      .filter(([, status]) => status !== 409)
    expect(Object.fromEntries(others)).toEqual({
      'bad-input': 400,
      'malformed-json': 400,
      misdirected: 421,
      'bad-request': 400,
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
      'too-many-requests': 429,
      'unsupported-media-type': 415,
      'key-used': 422,
      fault: 500,
      unavailable: 503,
      'wrong-clock': 503,
    })
  })
})

describe('a sentence for a person', () => {
  it('says nothing of keys, headers and statuses, which only an API caller has', () => {
    const http = /\bkey\b|header|idempotency|http|\b[2-5]\d\d\b/i
    const codes = Object.keys(edgeCodes) as (keyof typeof edgeCodes)[]
    expect(codes.map((code) => sentenceOf(code)).filter((text) => http.test(text))).toEqual([])
    const described = Object.values(papers).map(({ description }) => description)
    expect(described.filter((text) => http.test(text))).toEqual([])
    expect(new Problem('key-used').title).toContain('Idempotency-Key')
    expect(new Problem('unavailable').title).toContain('with the same key')
  })
})
