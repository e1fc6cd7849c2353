import { audienceOf } from './audience.ts'
import type { Actor, EntityKind } from './entity/decider.ts'
import { conferenceWords } from './conference/event-words.ts'
import { eventWords, mapEventWords, type WordsTable } from './event-words.ts'
import { mayRead } from './need-to-know.ts'
import { type Ties, type WordClass, wordClasses } from './word-classes.ts'

/** What the wall in the database knows of a text: its class, and after a colon that it is for everybody on the case. */
export type WallCode = WordClass | `${WordClass}:all`

/** What a text is to the wall, by what its writer said of who may read it. */
export interface Walled {
  /** Where it was written for everybody, where nothing was said, and where it was written not for treatment. */
  readonly all: WallCode
  readonly usual: WallCode
  readonly kept: WallCode
}

const tables: { readonly [K in EntityKind]?: WordsTable } = {
  pathway: eventWords,
  conference: conferenceWords,
}

/** Where texts are among the facts of what happens to an entity of this kind, and of which class. */
export const wordsTableOf = (kind: EntityKind): WordsTable => tables[kind] ?? {}

/** What each text in something that happened is to the wall, by its id. */
export function walledIn(kind: EntityKind, type: string, data: object): [string, Walled][] {
  const found: [string, Walled][] = []
  const see = (what: WordClass, id: string, field: string, beside: object) =>
    found.push([id, walled(what, `${type}.${field}`, beside)])
  mapEventWords(type, data, see, wordsTableOf(kind))
  return found
}

/** What a text of a class is to the wall, by where it is among the facts and what stands beside it. */
export function walled(what: WordClass, field: string, beside: object): Walled {
  const code = (said: 'all' | 'notForTreatment' | null): WallCode =>
    audienceOf(field, beside, said) === 'all' ? `${what}:all` : what
  return { all: code('all'), usual: code(null), kept: code('notForTreatment') }
}

const everyTie: Required<Ties> = {
  referrer: true,
  asked: true,
  owner: true,
  concerned: true,
  author: true,
}

/**
 * What a reader could be shown by their roles, whatever ties them to it: the wall does not know ties. Who may be shown which
 * of it is asked of `mayRead`, which never shows more.
 */
export const reachableBy = (reader: Pick<Actor, 'roles' | 'provides'>): WallCode[] =>
  (Object.keys(wordClasses) as WordClass[]).flatMap((what) => [
    ...(mayRead(what, reader, everyTie, 'all') ? [`${what}:all` as const] : []),
    ...(mayRead(what, reader, everyTie) ? [what] : []),
  ])
