import { sendable } from '../../app/commands/asked.ts'

/** What each address of a page or of the API is called, without what comes before its own part. A part in braces is an id. */
const places: Readonly<Record<string, string>> = {
  '/': 'The first page',
  '/work': 'My work',
  '/work/seen': 'My work, marked as seen',
  '/worklist': 'The worklist',
  '/pathways': 'The caseload',
  '/pathways/csv': 'The caseload as a spreadsheet',
  '/pathways/views': 'A view of the caseload, saved',
  '/pathways/views/{}/forget': 'A view of the caseload, deleted',
  '/referrals': 'A referral',
  '/refer': 'Drafts of referrals',
  '/refer/{}': 'A draft of a referral',
  '/refer/{}/{}': 'Part of a draft of a referral',
  '/refer/{}/check': 'A draft of a referral, to be checked and sent',
  '/refer/{}/matches': 'Possible duplicates of a draft of a referral',
  '/refer/{}/sent': 'A referral that was sent',
  '/refer/{}/delete': 'A draft of a referral, to be deleted',
  '/drafts': 'Drafts of referrals',
  '/drafts/{}': 'A draft of a referral',
  '/drafts/{}/submit': 'A draft of a referral, sent',
  '/search': 'Search',
  '/stuck': 'What is stuck',
  '/supervision/stuck': 'What is stuck',
  '/report': 'A report by name',
  '/reports': 'Reports by name',
  '/reports/{}': 'A report by name',
  '/reports/{}/decision': 'What a report by name is about',
  '/reports/received/{}': 'That a report by name was received',
  '/agency': 'Their agency',
  '/agency/cover': 'Who covers whom',
  '/agency/cover/{}/end': 'A cover, ended',
  '/covers': 'Who covers whom',
  '/covers/{}': 'A cover',
  '/audit': 'The audit log',
  '/audit/export.json': 'The audit log as JSON, signed',
  '/audit/export.csv': 'The audit log as a spreadsheet, signed',
  '/audit/searched': 'Who searched for a text',
  '/reference': 'Reference data',
  '/reference/changes': 'Who changed which reference data',
  '/reference/sites/{}': 'A site',
  '/reference/agencies/{}': 'An agency',
  '/reference/agencies/{}/contact': 'Addresses of an agency',
  '/reference/contact-changes': 'Addresses to be confirmed',
  '/reference/contact-changes/{}/agree': 'A new address, agreed to',
  '/reference/contact-changes/{}/withdraw': 'A new address, taken back',
  '/reference/bank-holidays': 'Bank holidays',
  '/reference/bank-holidays/change': 'A bank holiday, to be changed',
  '/bank-holidays': 'Bank holidays',
  '/bank-holidays/{}/{}': 'A bank holiday, changed',
  '/reference/policies/{}': 'A policy',
  '/reference/policies/{}/clocks/{}': 'A clock of a policy',
  '/reference/policies/{}/parts/{}': 'Part of a policy',
  '/sites': 'The sites',
  '/sites/{}': 'A site',
  '/agencies': 'The agencies',
  '/agencies/{}': 'An agency',
  '/agencies/{}/contacts/{}': 'An address of an agency',
  '/policies/{}': 'A policy',
  '/contact-changes': 'Addresses to be confirmed',
  '/contact-changes/{}': 'A new address, taken back',
  '/contact-changes/{}/agree': 'A new address, agreed to',
  '/w/{}': 'A link in a message',
  '/w/{}/open': 'A link in a message',
  '/confirm/{}': 'An address to be confirmed',
  '/links/end': 'Links in messages, to be ended',
  '/links/revoke': 'Links in messages, ended',
  '/access/end': "Somebody's access, to be ended",
  '/access/ended': 'Whose access was ended',
  '/access/revoke': "Somebody's access, ended",
  '/access/revocations': 'Whose access was ended',
  '/notices': 'What was sent',
  '/commands/{}': 'What became of something sent',
  '/conferences': 'The meetings',
  '/meetings': 'The meetings',
  '/meetings/new': 'A new meeting',
  '/sign-in': 'Signing in',
  '/sign-out': 'Signing out',
  '/signed-out': 'Signed out',
  '/sign-in/again': 'Signing in again',
  '/sign-in/return': 'Signing in',
  '/sign-in/as': 'The role in which to work',
  '/sign-out/everywhere': 'Signing out in every browser',
  '/accessibility': 'Accessibility',
  '/docs': 'The documentation of the API',
  '/openapi.json': 'The documentation of the API',
}

/** What each part of a pathway or of a meeting is called, by the end of its address. */
const parts: Readonly<Record<string, string>> = {
  '': 'Where it stands',
  history: 'What happened',
  timeline: 'What happened',
  treatment: 'Treatment',
  risk: 'Risk and orders',
  matches: 'Who may be the same person',
  forecast: 'What happens if nobody acts',
  erasure: 'What would be erased',
  'policy-changes': 'What a newer policy would move',
  'calendar-changes': 'What other bank holidays would move',
  obligations: 'What is owed',
  notices: 'What was sent',
  commands: 'What can be done now',
  agenda: 'The agenda',
  attendance: 'Who is there',
  minutes: 'The minutes',
  items: 'The items',
  returns: 'The returns',
  list: 'A pathway put on the list',
  order: 'The order of the agenda',
  table: 'Who is there',
  stream: 'Whether others entered something',
  'pack.html': 'The pack, to print',
  'pack.docx': 'The pack, to edit',
  'minutes.html': 'The minutes, to print',
  'minutes.docx': 'The minutes, to edit',
  'invitation.ics': 'The invitation for a calendar',
}

const of: Readonly<Record<string, string>> = {
  pathways: 'a pathway',
  conferences: 'a meeting',
  meetings: 'a meeting',
}

const kinds = { pathways: 'pathway', conferences: 'conference', meetings: 'conference' } as const

/** What an address is called, as the log has it: `GET /api/pathways/:id/timeline`. Undefined for one that is none of ours. */
export function placeTitle(method: string, address: string, command: string | undefined) {
  const path = address.replace(/^\/api(?=\/)/, '').replace(/:[a-z]+|\{[a-z]+\}/gi, '{}')
  const known = Object.hasOwn(places, path) ? places[path] : undefined
  if (known !== undefined) return known
  const [, group = '', part = ''] = /^\/([a-z]+)\/\{\}(?:\/(.*))?$/.exec(path) ?? []
  if (!Object.hasOwn(of, group)) return undefined
  const name = commandIn(part, command)
  if (name !== undefined) return formTitle(kinds[group as keyof typeof kinds], method, name) // the same keys
  const title = Object.hasOwn(parts, part) ? parts[part] : undefined
  return title && `${title}, of ${of[group]}`
}

/** The command that an address is for, or that it named: `do/{}`, `commands/accept-referral`, `commands/{}/choices`. */
function commandIn(part: string, named: string | undefined): string | undefined {
  if (part === 'do/{}' || part === 'commands/{}/choices') return named ?? ''
  return /^commands\/([a-z-]+)$/.exec(part)?.[1]
}

function formTitle(kind: keyof typeof sendable, method: string, name: string): string {
  const label = sendable[kind].find((one) => one.name === name)?.label
  const called = label === undefined ? 'a command' : `“${label}”`
  return method === 'GET' ? `The form for ${called}` : label === undefined ? 'A command' : called
}
