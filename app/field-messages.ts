import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** The rule that an issue breaks, as the end of a sentence that begins with the field. Never the value. */
export function messageOf(issue: Issue): string {
  if (!isZods(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `must be ${listed(issue.values.map(String))}.`
    case 'invalid_format':
      return `must be ${formats[issue.format] ?? 'in the right format'}.`
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return `must ${atMost(issue.origin, Number(issue.maximum))}.`
    case 'invalid_union':
      return 'must be in one of the forms that are documented.'
    default:
      return 'cannot be used.'
  }
}

/** Zod's own words, which a schema of ours did not replace. */
const isZods = (message: string): boolean => /^(Invalid|Too (big|small))/.test(message)

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const formats: Readonly<Record<string, string>> = {
  date: 'a date such as 2026-05-01',
  datetime: 'an instant such as 2026-05-01T09:00:00Z',
  email: 'an e-mail address',
  uuid: 'a UUID',
  url: 'a web address',
}

const listed = (values: readonly string[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`

function tooSmall(origin: string, least: number): string {
  if (origin === 'string')
    return least === 1 ? 'must not be empty.' : `must be at least ${least} characters long.`
  if (origin === 'array') return `must have at least ${entries(least)}.`
  return `must be at least ${least}.`
}

function atMost(origin: string, most: number): string {
  if (origin === 'string') return `be at most ${most} characters long`
  if (origin === 'array') return `have at most ${entries(most)}`
  return `be at most ${most}`
}

const entries = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`
