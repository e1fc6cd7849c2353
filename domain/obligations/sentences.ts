import { agency, by, called, instant, obligation, party, say, type Sentence } from '../sentence.ts'
import { obligationOutcomes } from './kinds.ts'
import type { OwingEventType, OwingFacts } from './facts.ts'
import type { Party } from '../entity/decider.ts'
import { titleOf } from '../describe.ts'

type Owed = {
  readonly [T in OwingEventType]: (
    facts: Omit<OwingFacts<string>[T], 'reason' | 'note'>,
  ) => Sentence
}

/** Why something that an agency owed is not its own any more, for those who are told of that. */
export const becauseOf = (leftOut: string | undefined): Sentence =>
  leftOut === undefined ? [] : say`, because nobody from ${agency(leftOut)} may see this pathway`

/** Who hears that something was asked for in error. */
const toldOfError = (told: readonly Party[] = []): Sentence =>
  told.flatMap(
    (to, n) => say`${n === 0 ? '; told that it was asked for in error: ' : ', '}${party(to)}`,
  )

/** What happens to what is owed, of whatever kind of entity. */
export const owingSentences: Owed = {
  'obligation-opened': ({ what, agency: id, role, due, strand }) =>
    say`waiting on ${party({ agency: id, role })} for ${titleOf(what)}${strand !== undefined && ` for victim ${strand}`}, due ${instant(due)}`,
  'obligation-settled': ({ id, outcome, leftOut, takenBack }) =>
    say`no longer waiting for ${obligation(id)}: ${called(obligationOutcomes, outcome)}${outcome !== 'ended' && by}${becauseOf(leftOut)}${toldOfError(takenBack?.to)}`,
  'obligation-moved': ({ id, due, was, because, extension, lapsed, refused, stands }) => {
    if (refused)
      return say`the later date for ${obligation(id)} was refused${by}, so it is due on ${instant(due)} again`
    if (lapsed)
      return say`the date for ${obligation(id)} is ${instant(due)} again, because no second person confirmed the later one`
    if (extension?.unconfirmed)
      return say`the date for ${obligation(id)} was moved to ${instant(due)}${by}, further than one person may move it, so a second person must confirm it`
    if (stands !== undefined)
      return say`the date for ${obligation(id)} that stands again unless a second person confirms the later one was moved to ${instant(stands)}`
    if (due === was) return say`reminders about ${obligation(id)} were planned again`
    return say`the date for ${obligation(id)} was moved to ${instant(due)}${because === undefined && by}`
  },
  'extension-confirmed': ({ id, due }) =>
    say`the later date for ${obligation(id)}, ${instant(due)}, was confirmed${by}`,
  'obligation-reassigned': ({ id, agency: to, role, leftOut }) =>
    say`${obligation(id)} was reassigned to ${party({ agency: to, role })}${by}${becauseOf(leftOut)}`,
  'obligation-stopped': ({ id }) => say`the clock for ${obligation(id)} stopped`,
  'obligation-resumed': ({ id, due }) =>
    say`the clock for ${obligation(id)} is running again, due ${instant(due)}`,
  'obligation-restored': ({ id, agency: owner, role, due }) =>
    say`waiting again on ${party({ agency: owner, role })} for ${obligation(id)}, due ${instant(due)}`,
  'rung-reached': ({ id, to, overtaken }) =>
    overtaken
      ? say`a reminder about ${obligation(id)} to ${party(to)} was overtaken by a later one`
      : say`${party(to)} was reminded about ${obligation(id)}`,
  'reminder-asked': ({ id }) => say`a reminder about ${obligation(id)} was asked for${by}`,
}
