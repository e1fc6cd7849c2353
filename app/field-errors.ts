import type { z } from 'zod'
import type { FieldError } from './answers.ts'
import { messageOf } from './field-messages.ts'
import { uncarried } from '../domain/text.ts'

const mostErrors = 30

/** The faults of some input, at most thirty; `part` is the field if the input as a whole is at fault. */
export function errorsOf(error: z.ZodError, data: unknown, part = 'body'): FieldError[] {
  return error.issues.flatMap((issue) => fieldErrors(issue, data, part)).slice(0, mostErrors)
}

function fieldErrors(issue: z.core.$ZodIssue, data: unknown, part: string): FieldError[] {
  const at = fieldOf(issue.path, part)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: fieldOf([...issue.path, key], part),
      rule: 'unknown-field',
      message: 'is not a field of this request.',
    }))
  if (issue.code === 'invalid_type' && valueAt(data, issue.path) === undefined)
    return [{ field: at, rule: 'required', message: 'must be given.' }]
  return [{ field: at, rule: ruleOf(issue), message: messageOf(issue) }]
}

/**
 * The texts in some input, names of fields among them, that no database can hold or no document carry. Fields for words
 * refuse them and more; this is for all others, of which one would be forgotten.
 */
export function unstorableIn(data: unknown, part = 'body'): FieldError[] {
  const found: FieldError[] = []
  const see = (value: unknown, path: readonly PropertyKey[]): void => {
    if (found.length >= mostErrors) return
    if (typeof value === 'string' && !isStorable(value))
      found.push({
        field: fieldOf(path, part),
        rule: 'control-characters',
        message: 'must not contain control characters.',
      })
    if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) {
        if (!isStorable(name)) see(name, [...path, name])
        see(one, [...path, name])
      }
  }
  see(data, [])
  return found
}

const isStorable = (text: string): boolean => !uncarried.test(text)

/** Zod's codes are its own; those of the answers are ours, and stay when Zod's change. */
const rules: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'type',
  invalid_value: 'one-of',
  invalid_union: 'type',
  too_big: 'too-large',
  too_small: 'too-small',
  not_multiple_of: 'multiple',
  invalid_key: 'key',
  invalid_element: 'element',
  custom: 'not-allowed',
}

const formats: Readonly<Record<string, string>> = {
  date: 'date',
  datetime: 'instant',
  email: 'email',
  uuid: 'uuid',
  regex: 'pattern',
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_format') return formats[issue.format] ?? 'format'
  const kind = /(control|invisible) characters/.exec(issue.message)?.[1]
  if (issue.code === 'custom' && kind !== undefined) return `${kind}-characters`
  if (issue.code === 'custom' && typeof issue.params?.['rule'] === 'string')
    return issue.params['rule'] // a schema of ours names the rule that it holds
  return rules[issue.code] ?? 'invalid'
}

/** A path as a person reads it. What does not look like a name of a field or an index is not repeated. */
function fieldOf(path: readonly PropertyKey[], part: string): string {
  const steps = path.map((step) =>
    /^[A-Za-z0-9_-]{1,40}$/.test(String(step)) ? String(step) : '…',
  )
  return steps.length === 0 ? part : steps.join('.')
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<PropertyKey, unknown>)[step] // an object that has the step
  }
  return value
}
