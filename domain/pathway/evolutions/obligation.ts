import type { Evolutions } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'
import { owingEvolutions } from '../../obligations/owing-evolutions.ts'

/** What is owed and what was said about it, as for every entity, and what a date means for the closure. */
export const obligationEvolutions = {
  ...owingEvolutions,
  'obligation-moved': (state, fact) => {
    const moved = owingEvolutions['obligation-moved'](state, fact)
    const { closure } = moved
    if (!closure || moved.obligations[fact.id]?.what !== 'answerClosure') return moved
    // More time for the advocate is more time until the override; never less.
    return {
      ...moved,
      closure: {
        ...closure,
        overrideAt: fact.lapsed ? fact.due : Math.max(closure.overrideAt, fact.due),
      },
    }
  },
  'delivery-failed': unchanged,
  'history-restored': unchanged,
  'answer-received': unchanged,
} satisfies Partial<Evolutions>
