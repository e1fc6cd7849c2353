import type { Actor } from './decider.ts'
import { messages } from './messages.ts'
import { ruleFor } from './rule.ts'
import type { Opening } from '../obligations/owing.ts'

/** What this command needs of a decision about whatever can be put back. */
interface Telling<What extends string> {
  readonly state: unknown
  readonly context: { readonly by: Actor }
  owed(...kinds: What[]): readonly unknown[]
  open(what: What, how: Partial<Opening>): void
}

/** What differs from one kind of entity to another: the kind of obligation to look, how it is recorded, and when no more. */
interface Special<What extends string, B extends Telling<What>> {
  readonly look: What
  readonly record: (builder: B, fact: { readonly events: number }) => void
  /** Whether nobody is asked to look any more. */
  readonly over: (builder: B) => boolean
}

/**
 * What an operator's `npm run heal` says once it has put back what a restored database lacked: the facts are there again,
 * but not the words beside them, so somebody looks at what has to be written or asked for once more.
 */
export function restoredCommand<What extends string, B extends Telling<What>>({
  look,
  record,
  over,
}: Special<What, B>) {
  const rule = ruleFor<B>()
  return {
    'note-restored': rule({
      label: 'Note what was put back into a restored database',
      area: 'work',
      who: 'system',
      afterEnd: true,
      body: messages.pathway['note-restored'],
      decide(builder, { events }) {
        record(builder, { events })
        if (!over(builder) && builder.owed(look).length === 0) builder.open(look, {})
        return undefined
      },
    }),
  }
}
