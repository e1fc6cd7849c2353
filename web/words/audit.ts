import type { AuditItem } from '../../app/audit/view.ts'
import { edgeCodes } from '../../app/answers.ts'
import { placeTitle } from './audit-places.ts'
import { refusals } from '../../domain/refusals.ts'

/** What was looked at, listed or done, by the code under which the log has it. */
const titles: Readonly<Record<string, string>> = {
  pathway: 'A pathway',
  'pathway page': 'The page of a pathway',
  'history page': 'What happened on a pathway',
  'treatment page': 'The treatment on a pathway',
  'risk page': 'Risk and orders of a pathway',
  timeline: 'What happened, in order',
  obligations: 'What is owed',
  notices: 'What was sent',
  commands: 'What can be done now',
  form: 'A form',
  forecast: 'What happens if nobody acts',
  matches: 'Who may be the same person',
  erasure: 'What would be erased',
  'policy-changes': 'What a newer policy would move',
  'calendar-changes': 'What other bank holidays would move',
  'what followed': 'What followed from something sent',
  'referral sent': 'A referral that was sent',
  link: 'A link in a message',
  conference: 'A meeting',
  meeting: 'The page of a meeting',
  agenda: 'The agenda of a meeting',
  attendance: 'Who is at a meeting',
  seats: 'Who is at a meeting',
  order: 'The order of an agenda',
  minutes: 'The minutes of a meeting',
  items: 'The items of a meeting',
  returns: 'The returns for a meeting',
  stream: 'Whether others entered something at a meeting',
  'pack.html': 'The pack of a meeting, to print',
  'pack.docx': 'The pack of a meeting, to edit',
  'minutes.html': 'The minutes of a meeting, to print',
  'minutes.docx': 'The minutes of a meeting, to edit',
  'invitation.ics': 'The invitation to a meeting',
  caseload: 'The caseload',
  work: 'My work',
  stuck: 'What is stuck',
  agency: 'Their agency',
  agencies: 'The agencies',
  cover: 'Who covers whom',
  'contact changes': 'Addresses to be confirmed',
  'draft matches': 'Possible duplicates of a draft',
  drafts: 'Drafts of referrals',
  reports: 'Reports by name',
  revocations: 'Whose access was ended',
  audit: 'The audit log',
  access: "Somebody's access",
  'command line': 'On the command line of this service',
  'session begun': 'On these pages',
  'role chosen': 'The role in which they work',
  'this browser': 'In this browser',
  'every browser': 'In every browser',
}

type Told = Pick<AuditItem, 'what' | 'facts'>

/** What an entry is about, in words; undefined where the log has a code that has none. */
export function whatTitle({ what, facts }: Told): string | undefined {
  const times = facts['times']
  if (typeof times === 'number') return `${times} in a minute`
  if (Object.hasOwn(titles, what)) return titles[what]
  const [first = '', second = ''] = what.split(' ')
  if (first === 'draft') return 'A draft of a referral'
  if (first === 'report') return 'A report by name'
  const command = facts['command'] ?? facts['name']
  return second.startsWith('/')
    ? placeTitle(first, second, typeof command === 'string' ? command : undefined)
    : undefined
}

const others: Readonly<Record<string, string>> = {
  waiting: 'Stored, not processed yet',
  many: 'Too many to tell apart',
  refused: 'Refused by the rules',
  'not-signed-in': 'Not signed in',
  'session-over': 'The session was over',
  'not-begun-here': 'Not begun in this browser',
  rejected: 'Rejected by the sign-in service',
  'not-set-up': 'No role is set up for them',
}

/** What it came to, in words. */
export function outcomeText(outcome: string | null): string {
  if (outcome === null) return ''
  const known: Readonly<Record<string, { readonly title: string }>> = { ...refusals, ...edgeCodes }
  if (Object.hasOwn(known, outcome)) return known[outcome]?.title ?? outcome
  return others[outcome] ?? outcome
}
