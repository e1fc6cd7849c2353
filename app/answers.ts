import { refusals, type RefusalCode } from '../domain/refusals.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import { mostDrafts } from '../domain/drafts.ts'
import { factsOf, isUnavailable } from '../store/unavailable.ts'

/** What can be said besides the refusals of the rules: a code that never changes, and a sentence for a person. */
export const edgeCodes = {
  'bad-input': { title: 'Some of the values sent cannot be used.' },
  'not-your-site': { title: 'Your account does not cover this site.' },
  'second-person': { title: 'An administrator of another site has to agree to this.' },
  'not-found': { title: 'There is nothing here that you may see.' },
  'changed-since': {
    title: 'Somebody else has changed this since you opened it. Open it again and look first.',
  },
  'accept-first': {
    title: 'Accept the confidentiality statement of this meeting before you read its papers.',
  },
  'not-circulated': { title: 'The agenda has not been circulated yet.' },
  'no-minutes': { title: 'There are no minutes for you to read yet.' },
  'key-used': { title: 'This request has already been used for something else.' },
  'too-many-drafts': {
    title: `You have ${mostDrafts} drafts that have not been sent, which is as many as one person may have. Send or delete one first.`,
  },
  'too-many-requests': {
    title: 'You have sent too many requests in a short time. Wait a little, then try again.',
  },
  fault: { title: 'Something went wrong here. It has been logged.' },
  unavailable: { title: 'This cannot be done at the moment. It is safe to try again.' },
  'wrong-clock': {
    title:
      'The clock of this service is wrong, so nothing can be recorded until it has been put right.',
  },
} as const satisfies Record<string, { title: string }>
export type AnswerCode = keyof typeof edgeCodes | RefusalCode

/** One field that cannot be used: where it is, the stable name of the rule it breaks, and the rule in words. Never the value. */
export interface FieldError {
  readonly field: string
  readonly rule: string
  readonly message: string
}

/** What people send commands to. */
export type Addressee = Exclude<EntityKind, 'post'>

/** Where something stands that commands are sent to. */
export interface Standing {
  readonly kind: Addressee
  readonly id: string
  readonly stage: string
  readonly version: number
}

interface Refused {
  readonly no: 'refused'
  readonly code: AnswerCode
  readonly errors: readonly FieldError[]
  readonly at?: Standing
}

/** Why something is not done or not shown: refused with a code, bad input field by field, or a rule that failed. */
export type No =
  | Refused
  | { readonly no: 'bad'; readonly errors: readonly FieldError[] }
  | { readonly no: 'faulted'; readonly at: Standing }

/** What a command is answered with: it is done; it is stored and waits to be judged, where nothing has changed yet; or not. */
export type Answer = ({ readonly answer: 'done' | 'waiting' } & Standing) | No

/** Whether this says that something is not done or not shown. */
export const isNo = (answer: unknown): answer is No =>
  typeof answer === 'object' && answer !== null && 'no' in answer

/** Refused with this code. */
export const refused = (code: AnswerCode, ...errors: readonly FieldError[]): Refused => ({
  no: 'refused',
  code,
  errors,
})

/** Bad input in these fields. */
export const badInput = (...errors: readonly FieldError[]): No => ({ no: 'bad', errors })

/** Bad input in one field. */
export const badField = (field: string, rule: string, message: string): No =>
  badInput({ field, rule, message })

/** Refused by the rules, at the field that they name. */
export const refusedByRule = ({ code, field }: { code: RefusalCode; field?: string }): Refused =>
  field === undefined
    ? refused(code)
    : refused(code, { field, rule: code, message: sentenceOf(code) })

/** The code of a no. */
export function answerCode(no: No): AnswerCode {
  if (no.no === 'bad') return 'bad-input'
  return no.no === 'faulted' ? 'fault' : no.code
}

/** The fields that a no names. */
export const errorsIn = (no: No): readonly FieldError[] => (no.no === 'faulted' ? [] : no.errors)

/** The sentence of a code, fit to show a person. */
export const sentenceOf = (code: AnswerCode): string =>
  isOurs(code) ? edgeCodes[code].title : refusals[code].title

const isOurs = (code: AnswerCode): code is keyof typeof edgeCodes => Object.hasOwn(edgeCodes, code)

/** What an exception says: that the database is away for the moment, or that something is at fault; and what may be logged of it. */
export const failureOf = (
  error: unknown,
): { readonly failure: 'away' | 'fault'; readonly facts: object } => ({
  failure: isUnavailable(error) ? 'away' : 'fault',
  facts: factsOf(error),
})
