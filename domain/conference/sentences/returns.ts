import { agency, by, called, instant, item, say } from '../../sentence.ts'
import { returnAnswers } from '../codes.ts'
import type { Sentences } from './sentences.ts'

/** What agencies were asked and what they answered. */
export const returnSentences = {
  'item-return-asked': ({ item: id, agency: of, due }) =>
    say`${agency(of)} was asked for a return on ${item(id)} by ${instant(due)}`,
  'item-return-recorded': ({ item: id, agency: of, kind, late, kept, supersedes }) =>
    kept
      ? say`the ${supersedes && 'later '}return of ${agency(of)} on ${item(id)} came ${supersedes ? 'from the pathway' : 'with the item'}: ${called(returnAnswers, kind)}`
      : say`the ${supersedes && 'later '}return of ${agency(of)} on ${item(id)} was recorded${late && ' late'}${by}: ${called(returnAnswers, kind)}`,
  'item-return-waived': ({ item: id, agency: of }) =>
    say`the return of ${agency(of)} on ${item(id)} was waived${by}`,
} satisfies Partial<Sentences>
