import { by, called, instant, obligation, party, say, type Sentence } from '../sentence.ts'
import { obligationOutcomes } from './kinds.ts'
import type { OwingEventType, OwingFacts } from './facts.ts'
import { titleOf } from '../describe.ts'

type Owed = {
  readonly [T in OwingEventType]: (
    facts: Omit<OwingFacts<string>[T], 'reason' | 'note'>,
  ) => Sentence
}

/** What happens to what is owed, of whatever kind of entity. */
export const owingSentences: Owed = {
  'obligation-opened': ({ what, agency, role, due }) =>
    say`waiting on ${party({ agency, role })} for ${titleOf(what)}, due ${instant(due)}`,
  'obligation-settled': ({ id, outcome }) =>
    say`no longer waiting for ${obligation(id)}: ${called(obligationOutcomes, outcome)}${outcome !== 'ended' && by}`,
  'obligation-moved': ({ id, due, was, because }) => {
    if (due === was) return say`reminders about ${obligation(id)} were planned again`
    return say`the date for ${obligation(id)} was moved to ${instant(due)}${because === undefined && by}`
  },
  'obligation-reassigned': ({ id, agency, role }) =>
    say`${obligation(id)} was reassigned to ${party({ agency, role })}${by}`,
  'obligation-stopped': ({ id }) => say`the clock for ${obligation(id)} stopped`,
  'obligation-resumed': ({ id, due }) =>
    say`the clock for ${obligation(id)} is running again, due ${instant(due)}`,
  'rung-reached': ({ id, to, overtaken }) =>
    overtaken
      ? say`a reminder about ${obligation(id)} to ${party(to)} was overtaken by a later one`
      : say`${party(to)} was reminded about ${obligation(id)}`,
  'reminder-asked': ({ id }) => say`a reminder about ${obligation(id)} was asked for${by}`,
}
