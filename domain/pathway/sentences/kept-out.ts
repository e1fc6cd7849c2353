import { agency, by, counted, say } from '../../sentence.ts'
import type { Excluded } from '../../kept-out.ts'
import type { Sentences } from './sentences.ts'

/** Who is kept out of a pathway: people are not named. */
export const keptOutSentences = {
  'exclusion-set': (fact) => say`${excluded(fact)} was excluded from this pathway${by}`,
  'representative-named': ({ agency: of }) =>
    say`one person was named who alone speaks for ${agency(of)} here${by}`,
  'exclusion-lifted': (fact) => say`the exclusion of ${excluded(fact)} was lifted${by}`,
  'restriction-set': ({ actors }) =>
    say`this pathway was restricted to ${counted(actors.length, 'person', 'people')}${by}`,
  'restriction-lifted': () => say`the restriction of this pathway to some people was lifted${by}`,
} satisfies Partial<Sentences>

const excluded = (fact: Omit<Excluded, 'reason'>) =>
  'agency' in fact ? agency(String(fact.agency)) : 'a person'
