import type { Evolutions } from './evolution.ts'
import { without } from '../../obligations/without.ts'
import type { PathwayFacts } from '../events.ts'
import type { PathwayState } from '../state.ts'

/** What was entered in error no longer counts: what it changed stands as it would without it. */
export const withdrawalEvolutions = {
  'entry-withdrawn': (state, { stood, lacks = [], notes = [] }) => {
    const left = lacks.reduce<PathwayState>(
      (parts, part) => without(parts, part as never), // parts that need not be there
      state,
    )
    const again = { ...left, ...(stood as Partial<PathwayState>) } // parts of a state, by the rule that recorded it
    return notes.length > 0 ? withNotes(again, notes) : again
  },
} satisfies Partial<Evolutions>

/** What agencies said, with these notes in place of theirs. */
function withNotes(
  { returnNotes = {}, ...state }: PathwayState,
  notes: NonNullable<PathwayFacts['entry-withdrawn']['notes']>,
): PathwayState {
  const said = notes.reduce<Readonly<Record<string, string>>>(
    (left, { agency, note }) =>
      note === undefined ? without(left, agency) : { ...left, [agency]: note },
    returnNotes,
  )
  return Object.keys(said).length > 0 ? { ...state, returnNotes: said } : state
}
