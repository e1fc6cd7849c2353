import { agency, counted, say } from '../../sentence.ts'
import { owingSentences } from '../../obligations/sentences.ts'
import type { Sentences } from './sentences.ts'

/** What is owed, and what was said about it. */
export const obligationSentences = {
  ...owingSentences,
  'delivery-failed': ({ agency: id }) => say`a message to ${agency(id)} could not be delivered`,
  'history-restored': ({ events }) =>
    say`the database was restored, and ${counted(events, 'event')} put back`,
  'answer-received': () => say`a message to another pathway or a meeting was refused`,
} satisfies Partial<Sentences>
