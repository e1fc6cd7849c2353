import { capitalised } from '../../domain/titled.ts'
import { calledIn, type Field } from './field.ts'

/** A fault in what was typed, at the name of its input. */
export interface FormError {
  /** The field as it was sent: `actions.0.dueOn`; none if it is about the form as a whole. */
  readonly field: string | undefined
  /** The part of a date that it is about. */
  readonly part?: 'day' | 'month' | 'year' | 'time'
  readonly text: string
}

const chosen: readonly Field['kind'][] = ['code', 'codes', 'part', 'parts', 'yesNo']

/** What is wrong with a field, in words that say what to do; `rule` is the edge's name of the rule that it breaks. */
export function inWords(rule: string, field: Field): string {
  const called = calledIn(field.text)
  const it = capitalised(called)
  switch (rule) {
    case 'required':
      return missing(field)
    case 'future':
      return `${it} must be today or in the past`
    case 'too-early':
      return `${it} must be in 1900 or later`
    case 'too-late':
      return `${it} must be within the next ten years`
    case 'too-large':
      return tooLarge(field, it)
    case 'too-small':
      return tooSmall(field, it)
    case 'type':
      return field.kind === 'number' ? `${it} must be a whole number` : missing(field)
    case 'control-characters':
    case 'invisible-characters':
      return `${it} must not include hidden characters. Type it again instead of pasting it`
    case 'one-of':
      return `What was selected for ${called} can no longer be chosen. Select it again`
    default:
      return field.kind === 'text' ? `Check ${called}: this cannot be used` : missing(field)
  }
}

function missing(field: Field): string {
  const called = calledIn(field.text)
  if (field.kind === 'rows') return `Add ${field.text.one ?? called}`
  return `${chosen.includes(field.kind) ? 'Select' : 'Enter'} ${called}`
}

function tooLarge(field: Field, it: string): string {
  if (field.kind === 'text' && field.most !== undefined)
    return `${it} must be ${field.most} characters or fewer`
  if (field.kind === 'number' && field.most !== undefined)
    return `${it} must be ${field.most} or fewer`
  if (field.kind === 'rows' && field.most !== undefined) return `${it}: at most ${field.most}`
  return `${it} is too long`
}

function tooSmall(field: Field, it: string): string {
  if (field.kind === 'number' && field.least !== undefined)
    return `${it} must be ${field.least} or more`
  return missing(field)
}
