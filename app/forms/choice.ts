import { civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import { fullDate, time } from '../../domain/calendar/in-words.ts'
import type { ListedMark } from './fields.ts'

/** One choice of a field: what is sent, and one line of plain English that says what it is. */
export interface Choice {
  readonly value: string
  readonly title: string
  /** What another field is filled with when this is chosen: a seat is an agency and a role. */
  readonly with?: Readonly<Record<string, string>>
}

/** Gives the choices of some ids of one kind, as far as they are for the reader. */
type Titler = (ids: readonly string[]) => readonly Choice[] | Promise<readonly Choice[]>
export type Titlers = { readonly [Mark in ListedMark]?: Titler }

/** Choices from what each id is called; what has no title is not for the reader. */
export const choicesBy =
  (titleOf: (id: string) => string | undefined): Titler =>
  (ids) =>
    ids.flatMap((value) => {
      const title = titleOf(value)
      return title === undefined ? [] : [{ value, title }]
    })

/** The same choices, where two read alike with their ids. */
export const distinct = (choices: readonly Choice[]): Choice[] =>
  choices.map((choice) =>
    choices.filter(({ title }) => title === choice.title).length > 1
      ? { ...choice, title: `${choice.title} (${choice.value})` }
      : choice,
  )

/** A day, such as 3 March 2027, of an instant or of a civil date. */
export const dayText = (at: number | string): string =>
  fullDate(typeof at === 'number' ? civilDateOf(at, ukZone) : at)

/** A day and a time, such as 3 March 2027 at 2:30pm. */
export const whenText = (at: number): string => `${dayText(at)} at ${time(at)}`

const longest = 80

/** The beginning of what somebody wrote, in quotation marks. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return `“${line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line}”`
}

/** What there is to say, with commas between. */
export const inLine = (...parts: readonly (string | undefined | false)[]): string =>
  parts.filter((part) => typeof part === 'string').join(', ')
