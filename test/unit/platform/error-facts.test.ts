// Proves that an error is logged by its codes, wherever they are, and by no word of its own.
import { describe, expect, it } from '@jest/globals'
import { errorFacts } from '../../../platform/error-facts.ts'

const canary = 'Canary Canarysson'
const failing = (fields: object, message = canary) => Object.assign(new Error(message), fields)

describe('what is logged of an error', () => {
  it('is the code, number and call of the system’s', () => {
    const error = failing({ code: 'ECONNREFUSED', errno: -111, syscall: 'connect' })
    expect(errorFacts(error)).toMatchObject({
      type: 'Error',
      code: 'ECONNREFUSED',
      errno: -111,
      syscall: 'connect',
      stack: expect.stringMatching(/^ {4}at /) as unknown,
    })
  })

  it('is the SQLSTATE of PostgreSQL’s, and not the values that it names', () => {
    const error = failing({ code: '23505', severity: 'ERROR', detail: canary, where: canary })
    const facts = errorFacts(error)
    expect(facts).toMatchObject({ code: '23505', sqlstate: '23505', severity: 'ERROR' })
    expect(JSON.stringify(facts)).not.toContain('Canary')
  })

  it('is what a mail server or gRPC answered by number', () => {
    expect(
      errorFacts(failing({ responseCode: 550, command: 'RCPT TO', response: canary })),
    ).toMatchObject({ responseCode: 550, command: 'RCPT TO' })
    expect(errorFacts(failing({ code: 14, details: canary }))).toMatchObject({ code: 14 })
  })

  it('goes down to what caused it, also where several did', () => {
    const cause = failing({ code: 'ETIMEDOUT' })
    const both = new AggregateError([failing({ code: 'ECONNREFUSED' }), cause], canary)
    const facts = errorFacts(new Error(canary, { cause: both }))
    expect(JSON.stringify(facts)).toMatch(/ECONNREFUSED.*ETIMEDOUT/)
    expect(JSON.stringify(facts)).not.toContain('Canary')
  })

  it('has no word of it: not in the message of several lines, the stack, the name or a code', () => {
    const error = failing(
      { code: `${canary}: <b>`, name: `${canary}!` },
      `first\n${canary}\n at ${canary}`,
    )
    expect(JSON.stringify(errorFacts(error))).not.toContain('Canary')
  })

  it('ends, however deep it goes', () => {
    const error = new Error('a')
    error.cause = error
    expect(JSON.stringify(errorFacts(error)).length).toBeLessThan(100_000)
  })

  it('is only the type of what is no error', () => {
    expect(errorFacts(canary)).toEqual({ type: 'string' })
  })
})
