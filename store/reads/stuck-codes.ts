/** What makes something stuck: because people are late, or because the machine is. */
export const stuckCodes = {
  'past-its-ladder': 'business',
  'agenda-not-circulated': 'business',
  'meeting-not-held': 'business',
  'minutes-overdue': 'business',
  'no-conference-slot': 'business',
  'nothing-owed': 'business',
  'behind-history': 'technical',
  'alarm-overdue': 'technical',
  'rule-at-fault': 'technical',
  'command-unjudged': 'technical',
  'command-faulted': 'technical',
  'message-undelivered': 'technical',
} as const
export type StuckCode = keyof typeof stuckCodes
