import damerauLevenshtein from 'damerau-levenshtein'
import { doubleMetaphone } from 'double-metaphone'
import { isShortFor } from '../../domain/matching/short-forms.ts'
import { consonantsOf, type Folded, foldedWords } from './fold.ts'

/** How two names compare, the surest first: `part` is one name alone, `surname` the last one alone. */
export type NamesAgree = 'same' | 'alike' | 'joined' | 'short' | 'part' | 'surname'

const titles = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'sir', 'prof']

/** What forms are filled in with where nobody knows the name, as the justice system's matcher leaves it out (`domain.md` 9). */
const fillers = ['unknown', 'unidentified', 'notknown', 'notentered', 'tbc', 'nk', 'duplicate']
/** What is no name either where nothing else is there: `Unknown Male`. */
const fillersAlone = [...fillers, 'not', 'known', 'entered', 'male', 'female', 'man', 'woman']

/** What belongs to the word after it: `Mc Donald`, `van der Berg`, `Al-Hassan`, `O Brien`. */
const particles = new Set(
  'mc mac o al el abu bin bint ibn ben van von der den de del della di da dos du la le st saint ter ten'.split(
    ' ',
  ),
)

/** A name, taken apart. */
export interface Name {
  readonly words: readonly Folded[]
  /** The same with particles joined to what follows them. */
  readonly joined: readonly Folded[]
}

/** The words of a name, without titles and without what stands for no name. */
export function nameOf(name: string): Name {
  const words = foldedWords(name)
  const named = words.filter(({ word }) => !titles.includes(word) && !fillers.includes(word))
  const left = named.length > 0 || words.some(({ word }) => fillers.includes(word)) ? named : words
  const known = left.every(({ word }) => fillersAlone.includes(word)) ? [] : left
  return { words: known, joined: joinedParticles(known) }
}

function joinedParticles(words: readonly Folded[]): Folded[] {
  const joined: Folded[] = []
  let before = ''
  for (const { word, bare } of words) {
    if (particles.has(word)) before += word
    else {
      joined.push({ word: `${before}${word}`, bare })
      before = ''
    }
  }
  return before === '' ? joined : [...joined, { word: before, bare: false }]
}

/** How a word sounds, by Double Metaphone: one code or two; the word itself where it has no sound. */
export function soundsOf(word: string): string[] {
  const codes = [...new Set(doubleMetaphone(word))].filter((code) => code !== '')
  return codes.length > 0 ? codes : [word]
}

/** How many more comparisons of two words may be made; each takes one away. Beyond them, words count as different. */
export interface Work {
  left: number
}

/** As many as it takes: for a test of the rules. */
const unbounded = (): Work => ({ left: Infinity })

/** How similar two words must look, from 0 to 1, before the same sound counts: many short words sound alike. */
const writtenAlike = 0.5

/** Longer words are compared as they are: names have none, and the cost of comparing grows with the square of the length. */
const longest = 40

/** Whether two words may be the same: a slip of the pen (letters swapped, left out or added), the same sound, or an initial. */
export function wordsAlike(a: string, b: string, work = unbounded()): boolean {
  if (a === b) return true
  if (Math.max(a.length, b.length) > longest) return false
  if (work.left <= 0) return false
  work.left -= 1
  const shorter = Math.min(a.length, b.length)
  if (shorter === 1) return a.startsWith(b) || b.startsWith(a)
  const { steps, similarity } = damerauLevenshtein(a, b)
  if (shorter >= 4 && steps <= (shorter >= 8 ? 2 : 1)) return true
  if (similarity < writtenAlike) return false
  const sounds = soundsOf(b)
  return soundsOf(a).some((sound) => sounds.includes(sound))
}

/** One written without its vowels, and the other with the same consonants. */
const sameConsonants = (a: Folded, b: Folded): boolean =>
  (a.bare || b.bare) && a.word.length >= 3 && consonantsOf(a.word) === consonantsOf(b.word)

function wordAgrees(a: Folded, b: Folded, work: Work): 'alike' | 'short' | undefined {
  if (sameConsonants(a, b) || wordsAlike(a.word, b.word, work)) return 'alike'
  return isShortFor(a.word, b.word) ? 'short' : undefined
}

/**
 * How two names compare; undefined where they have nothing in common. The same words in any order are the same name. Two
 * names of at least two words each are alike where every word of the shorter has a similar one in the longer: a middle name
 * may be missing.
 */
export function namesAgree(a: Name, b: Name, work = unbounded()): NamesAgree | undefined {
  if (a.words.length === 0 || b.words.length === 0) return undefined
  const single = Math.min(a.words.length, b.words.length) === 1
  if (inOrder(a.words) === inOrder(b.words)) return single ? 'part' : 'same'
  if (squashed(a.words) === squashed(b.words)) return 'joined'
  if (single) return someAgree(a.words, b.words, work) ? 'part' : undefined
  const paired = allAgree(a.words, b.words, work)
  if (paired) return paired
  if (allAgree(a.joined, b.joined, work) || joinedInPairs(a, b, work)) return 'joined'
  const [last, other] = [a.words.at(-1), b.words.at(-1)]
  return last && other && last.word.length > 2 && wordAgrees(last, other, work) === 'alike'
    ? 'surname'
    : undefined
}

/** One has as one word what the other has as two next to each other: `Smith-Jones`, `Smithjones`. */
function joinedInPairs(a: Name, b: Name, work: Work): boolean {
  const [fewer, more] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (more.length !== fewer.length + 1) return false
  const words = new Set(fewer.map(({ word }) => word))
  return pairsJoined(more).some(
    (joined) =>
      joined.some(({ word }) => words.has(word)) && allAgree(fewer, joined, work) !== undefined,
  )
}

/** A name's words with each two next to each other joined in turn. */
export const pairsJoined = (words: readonly Folded[]): Folded[][] =>
  words
    .slice(1)
    .map((second, n) => [
      ...words.slice(0, n),
      { word: `${words[n]?.word ?? ''}${second.word}`, bare: second.bare },
      ...words.slice(n + 2),
    ])

/** How all words of the shorter of two names compare with words of the other, each with another one. */
function allAgree(
  a: readonly Folded[],
  b: readonly Folded[],
  work: Work,
): 'alike' | 'short' | undefined {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a]
  if (fewer.length < 2) return undefined
  const left = [...more]
  let short = false
  for (const one of [...fewer].sort((x, y) => y.word.length - x.word.length)) {
    let at = left.findIndex(({ word }) => word === one.word)
    if (at < 0) {
      const all = left.map((other) => wordAgrees(one, other, work))
      at = all.includes('alike') ? all.indexOf('alike') : all.indexOf('short')
      short ||= all[at] === 'short'
    }
    if (at < 0) return undefined
    left.splice(at, 1)
  }
  return short ? 'short' : 'alike'
}

const someAgree = (a: readonly Folded[], b: readonly Folded[], work: Work): boolean =>
  a.some((one) =>
    b.some(({ word, bare }) => word === one.word || wordAgrees(one, { word, bare }, work)),
  )

const inOrder = (words: readonly Folded[]): string =>
  words
    .map(({ word }) => word)
    .sort()
    .join(' ')

const squashed = (words: readonly Folded[]): string => words.map(({ word }) => word).join('')
