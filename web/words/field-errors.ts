import type { FieldError } from '../../app/answers.ts'
import { capitalised } from '../../domain/titled.ts'

/** What fields of an address are called, for a page that has no form beside which to say it. */
const called: Readonly<Record<string, string>> = {
  risk: 'the risk',
  sort: 'what the list is sorted by',
  agency: 'the agency',
  site: 'the site',
  stage: 'the stage',
  role: 'the role',
  cursor: 'the place in the list',
  from: 'the first day',
  to: 'the last day',
  month: 'the month',
  show: 'what is shown',
  limit: 'how many are shown',
  kind: 'what was done',
  actor: 'who did it',
  pathway: 'the pathway',
  person: 'the person',
}

/** What is wrong with a field, as a sentence: its message goes on after what the field is called. */
export const fieldSentence = ({ field, message }: Omit<FieldError, 'rule'>): string =>
  capitalised(`${Object.hasOwn(called, field) ? called[field] : `“${field}”`} ${message}`)
