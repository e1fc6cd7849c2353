import { refusals, type RefusalCode } from '../domain/refusals.ts'

/** What can be said beside the refusals of the rules: a code that never changes, and a sentence for a person. */
export const declined = {
  'bad-input': { title: 'Some of the values sent cannot be used.' },
  'not-your-site': { title: 'Your account does not cover this site.' },
  'not-found': { title: 'There is nothing here that you may see.' },
  'not-circulated': { title: 'The agenda has not been circulated yet.' },
  'no-minutes': { title: 'There are no minutes for you to read yet.' },
  fault: { title: 'Something went wrong here. It has been logged.' },
  'key-used': { title: 'This Idempotency-Key has already been used for something else.' },
} as const satisfies Record<string, { title: string }>
export type DeclinedCode = keyof typeof declined | RefusalCode

/** One field that cannot be used: where it is, the stable name of the rule it breaks, and the rule in words. Never the value. */
export interface FieldError {
  readonly field: string
  readonly rule: string
  readonly message: string
}

/** What was asked is not done or not shown, with the reason. */
export class Declined extends Error {
  readonly code: DeclinedCode
  readonly errors: readonly FieldError[]

  constructor(
    code: DeclinedCode,
    { errors = [] }: { readonly errors?: readonly FieldError[] } = {},
  ) {
    super(code)
    this.name = 'Declined'
    this.code = code
    this.errors = errors
  }
}

/** Bad input in one field. */
export const badField = (field: string, rule: string, message: string): Declined =>
  new Declined('bad-input', { errors: [{ field, rule, message }] })

/** The sentence of a code, fit to show a person. */
export const sentenceOf = (code: DeclinedCode): string =>
  isOurs(code) ? declined[code].title : refusals[code].title

const isOurs = (code: DeclinedCode): code is keyof typeof declined => Object.hasOwn(declined, code)
