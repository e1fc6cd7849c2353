import { formatDate, formatTime } from './calendar/calendar.ts'
import type { Party } from './entity/decider.ts'
import { roles } from './codes.ts'
import { capitalised, titleIn, type Titles } from './titled.ts'

/** What a sentence can name by its id, and what it says if the reader does not know the name. */
const unnamed = {
  agency: 'an agency',
  site: 'another site',
  obligation: 'what was owed',
  session: 'a session',
  action: 'an action',
  order: 'an order',
  item: 'an item',
  meeting: 'a meeting',
  pathway: 'another pathway',
} as const
export type Thing = keyof typeof unnamed

/** Part of a sentence: text, or something that whoever shows it calls by name, links or dates in their own way. */
export type Part =
  | string
  | { readonly is: Thing; readonly id: string }
  | { readonly is: 'person' | 'author' }
  | { readonly is: 'day'; readonly on: string }
  | { readonly is: 'instant'; readonly at: number }
export type Sentence = readonly Part[]

/** A sentence out of text and parts; what is not known is left out. */
export const say = (
  texts: TemplateStringsArray,
  ...parts: readonly (Part | Sentence | number | undefined | false)[]
): Sentence =>
  texts.flatMap((text, n) => {
    const part = parts[n]
    if (part === undefined || part === false) return [text]
    if (typeof part === 'number') return [text, String(part)]
    return [text, ...(isSentence(part) ? part : [part])]
  })

const isSentence = (part: Part | Sentence): part is Sentence => Array.isArray(part)

const named = (is: Thing) => (id: string | undefined) =>
  id === undefined ? unnamed[is] : { is, id }
export const agency = named('agency')
export const site = named('site')
export const obligation = named('obligation')
export const session = named('session')
export const action = named('action')
export const order = named('order')
export const item = named('item')
export const meeting = named('meeting')
export const pathway = named('pathway')

/** Whom the pathway is about. */
export const person: Part = { is: 'person' }

/** " by" and who did it; nothing if time or the system did. */
export const by: Part = { is: 'author' }

export const day = (on: string): Part => ({ is: 'day', on })
export const instant = (at: number): Part => ({ is: 'instant', at })

/** An agency in one of its roles. */
export const party = ({ agency: id, role }: Party): Sentence =>
  say`${agency(id)} (${lower(titleIn(roles, role))})`

/** The title of a code as it stands within a sentence. */
export const called = (table: Titles, code: string): string => lower(titleIn(table, code))

/** Some codes in a row, as "a, b and c". */
export const listed = (table: Titles, codes: readonly string[]): string =>
  inRow(codes.map((code) => called(table, code)))

/** Some texts in a row, as "a, b and c". */
export const inRow = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`

/** So many of something. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** A title within a sentence; an abbreviation and a name of several words keep their capitals. */
export const lower = (title: string): string =>
  /^[A-Z][^A-Z\s]*(?:\s[^A-Z]|$)/.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title

/** What a sentence may use of an event: neither words nor what is for few, so that all who may read the event may read it. */
export type Tellable<Fact, KeptApart> = Omit<Fact, Head<KeptApart>>
type Head<Path> = Path extends `${infer Field}.${string}` ? Field : Extract<Path, string>

/** The paths that a table of words, or of guarded facts, has for a type of event. */
export type PathsIn<Table, Type> = Type extends keyof Table ? keyof Table[Type] : never

/** What the parts of a sentence are called for one reader. Undefined where that is not known, or not for them. */
export interface Names {
  readonly person?: string | undefined
  readonly author?: string | undefined
  readonly thing: (is: Thing, id: string) => string | undefined
  readonly zone: string
  /** How dates are written, if not in the usual way. */
  readonly dates?: WrittenDates | undefined
}

/** How whoever shows a sentence writes its dates. */
export interface WrittenDates {
  readonly day: (on: string) => string
  readonly instant: (at: number) => string
}

/** A sentence as text, with a capital and without a full stop. */
export function sentenceText(sentence: Sentence, names: Names): string {
  const text = sentence.map((part) => partText(part, names)).join('')
  return capitalised(text)
}

function partText(part: Part, names: Names): string {
  if (typeof part === 'string') return part
  switch (part.is) {
    case 'person':
      return names.person ?? 'the person'
    case 'author':
      return names.author === undefined ? '' : ` by ${names.author}`
    case 'day':
      return names.dates?.day(part.on) ?? formatDate(Date.parse(part.on), 'UTC')
    case 'instant':
      return names.dates?.instant(part.at) ?? instantText(part.at, names.zone)
    default:
      return names.thing(part.is, part.id) ?? unnamed[part.is]
  }
}

const instantText = (at: number, zone: string): string =>
  `${formatDate(at, zone)} at ${formatTime(at, zone)}`

/** Who did something, as a sentence says it; undefined of time and the system, which act in no role. */
export function authorText(
  { agency: id, role, name }: { agency: string; role?: string | undefined; name?: string | null },
  agencyName: (id: string) => string | undefined,
): string | undefined {
  if (role === undefined) return undefined
  const at = agencyName(id) ?? id
  const title = called(roles, role)
  return name ? `${name} (${title}, ${at})` : `${at} (${title})`
}

/** What gives the sentence of an event from a table by type; undefined for a type that the table does not know, or no longer. */
export const sentenceFrom =
  (sentences: Readonly<Record<string, (data: never) => Sentence>>) =>
  ({ type, data }: { readonly type: string; readonly data: object }): Sentence | undefined =>
    // the table pairs each type with its own facts, and what is stored is what the rules gave
    Object.hasOwn(sentences, type) ? sentences[type]?.(data as never) : undefined
