import { z } from 'zod'
import { takenOutId, textId, words } from '../../fields.ts'
import type { PathwayBuilder } from '../builder.ts'
import { type PathwayRule, ruleWith } from '../rule.ts'
import { refuse } from '../../entity/rule.ts'
import { takesOut } from '../shape/closure.ts'
import { unlessErased } from './retention.ts'

/**
 * One text is taken out: a third person's address, a victim's new town. It is out of everybody's sight at once, because it may
 * be read the next minute; under a legal hold too, because nothing is destroyed by it. The edge has looked that the text is of
 * this pathway, or of the minutes of a meeting that heard it.
 */
const restrictWords = ruleWith({
  area: 'record',
  who: [takesOut],
  afterEnd: true,
})({
  label: 'Take out one text',
  body: z.strictObject({ id: textId(), reason: words() }),
  example: {
    id: '0b6f3c1e-5d0a-5b60-9a52-6f1f7c1d2e3a',
    reason: 'It names a place where somebody can be found.',
  },
  allowed: unlessErased,
  decide(builder, { id: text, reason }) {
    const { state, context } = builder
    if (state.takenOut?.some((one) => one.text === text)) return refuse('already-taken-out', 'id')
    builder.record('words-restricted', { text, by: context.by.id, at: context.now, reason })
    builder.open('confirmTakenOut', { about: text })
    return undefined
  },
})

const someTakenOut: PathwayRule['allowed'] = (state, context) =>
  unlessErased(state, context) ??
  (state.takenOut?.some(({ destroyed }) => !destroyed) ? undefined : refuse('not-taken-out'))

/** What a second person does about a text that was taken out: another officer, or the supervisor. */
const secondRule = ruleWith({
  area: 'record',
  who: [takesOut, 'supervisor'],
  afterEnd: true,
  settles: ['confirmTakenOut'],
  allowed: someTakenOut,
})

/** Somebody else than who took it out confirms that: the text is destroyed at once, and cannot be had again. */
const destroyWords = secondRule({
  label: 'Destroy a text that was taken out',
  body: z.strictObject({ id: takenOutId() }),
  example: { id: '0b6f3c1e-5d0a-5b60-9a52-6f1f7c1d2e3a' },
  decide(builder, { id: text }) {
    const found = waiting(builder, text)
    if (!found) return refuse('not-taken-out', 'id')
    if (found.by === builder.context.by.id) return refuse('own-proposal', 'id')
    if (builder.state.retention?.legalHold) return refuse('legal-hold')
    builder.record('words-destroyed', { text })
    builder.settle(['confirmTakenOut'], 'met', text)
    return undefined
  },
})

/** It is put back where it stood, by who took it out or by who was to confirm that. */
const restoreWords = secondRule({
  label: 'Put back a text that was taken out',
  body: z.strictObject({ id: takenOutId(), reason: words() }),
  example: {
    id: '0b6f3c1e-5d0a-5b60-9a52-6f1f7c1d2e3a',
    reason: 'It is an address of the police.',
  },
  decide(builder, { id: text, reason }) {
    if (!waiting(builder, text)) return refuse('not-taken-out', 'id')
    builder.record('words-restored', { text, reason })
    builder.settle(['confirmTakenOut'], 'met', text)
    return undefined
  },
})

/** A text that was taken out and is still there. */
const waiting = ({ state }: PathwayBuilder, text: string) =>
  state.takenOut?.find((one) => one.text === text && !one.destroyed)

/** One text that is taken out of everything. */
export const takenOutCommands = {
  'restrict-words': restrictWords,
  'destroy-words': destroyWords,
  'restore-words': restoreWords,
} as const satisfies Record<string, PathwayRule>
