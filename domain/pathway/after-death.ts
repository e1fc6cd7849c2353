import type { PathwayCommandName } from './commands/index.ts'

/** What nobody can do any more with or for a person who has died. */
const ofTheLiving: readonly PathwayCommandName[] = [
  'record-suitability',
  'give-consent',
  'withdraw-consent',
  'plan-sessions',
  'book-session',
  'move-session',
  'record-session',
  'cancel-session',
  'follow-up-missed-session',
  'judge-absence',
  'end-programme',
  'hold',
  'record-custody',
]

/** Whether a command makes no sense once the person has died. */
export const isOfTheLiving = (name: PathwayCommandName): boolean => ofTheLiving.includes(name)
