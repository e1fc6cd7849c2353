import { dueAfter } from '../obligations/ladder.ts'
import { holderOf } from '../reference/reference.ts'
import { optional } from '../entity/rule.ts'
import type { Party } from '../entity/decider.ts'
import type { PathwayBuilder } from './builder.ts'
import type { PathwayFacts } from './events.ts'
import { isFirst, strandOfOwed } from './strands.ts'
import { oweTellingOfRelease } from './custody.ts'
import { type StrandBuilder, strandIn } from './strand-builder.ts'

/** What is said of a victim who is added; the rest follows from the pathway. */
type Added = Omit<PathwayFacts['victim-added'], 'at' | 'first' | 'overrideAt'>

/**
 * A victim comes to the pathway. What the other advocates were asked or told already, theirs is too: of a closure that is
 * proposed, for which the time to answer begins again, and of a release to come.
 */
export function addStrand(builder: PathwayBuilder, added: Added): StrandBuilder {
  const { receivedAt } = builder.context
  const { closure, custody, flags } = builder.state
  const { span } = builder.clock('answerClosure')
  builder.record('victim-added', {
    ...added,
    at: receivedAt,
    ...optional({
      first: advocateOfFirst(builder),
      overrideAt: closure && dueAfter(receivedAt, span, builder.calendar),
    }),
  })
  const of = strandIn(builder, added.strand)
  if (closure) {
    builder.settle(['approveClosure'], 'ended')
    of.open('answerClosure')
  }
  const at = flags.includes('personDied') ? undefined : custody?.releaseAt
  if (at !== undefined && at > receivedAt) oweTellingOfRelease(of, { at })
  return of
}

/**
 * Who works for the first victim, where nobody had to say so until there was a second: the service that owes them something
 * already, which need not be the site's.
 */
export function advocateOfFirst(builder: PathwayBuilder): Party | undefined {
  const { state, context } = builder
  if (state.firstStrand?.advocate) return undefined
  const owing = builder
    .owed()
    .find((one) => one.role === 'victimAdvocate' && isFirst(strandOfOwed(one) ?? 'none'))
  return owing
    ? { agency: owing.agency, role: owing.role }
    : holderOf(context.reference, 'victimAdvocate')
}
