import type { Actor, Party } from './decider.ts'
import { type Allowed, type Rule, ruleFor } from './rule.ts'
import { messages } from './messages.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { Opening } from '../obligations/owing.ts'

/** What these commands need of a decision about whatever tells others. */
interface Telling<What extends string> {
  readonly state: unknown
  readonly context: { readonly by: Actor }
  owed(...kinds: What[]): Obligation<What>[]
  open(what: What, how: Partial<Opening>): void
}

/** What differs from one kind of entity to another: what it records, and what else follows. */
interface Special<What extends string, B extends Telling<What>> {
  /** The kind of obligation to look at an address. */
  readonly mend: What
  readonly undelivered: Pick<Rule<B>, 'label' | 'afterEnd'> & {
    readonly record: (builder: B, failure: Party & { readonly code: string }) => void
    /** Whether nobody is told of it any more. */
    readonly over?: (builder: B) => boolean
  }
  readonly answered: Pick<Rule<B>, 'label' | 'beforeBeginning'> & {
    readonly allowed?: Allowed<B>
    readonly record: (
      builder: B,
      answer: {
        readonly command: string
        readonly code: string
        readonly name?: string | undefined
      },
    ) => void
  }
}

/** What a post reports to whatever it could not deliver for, and what others answer. Both are commands of the system. */
export function deliveryCommands<What extends string, B extends Telling<What>>({
  mend,
  undelivered,
  answered,
}: Special<What, B>) {
  const rule = ruleFor<B>()
  const { record, over, ...reporting } = undelivered
  const { record: keep, ...answering } = answered
  return {
    'report-undelivered': rule({
      ...reporting,
      area: 'work',
      who: 'system',
      body: messages.pathway['report-undelivered'],
      decide(builder, { agency, role, code }) {
        record(builder, { agency, role, code })
        if (over?.(builder)) return undefined
        // One look at an address at a time, and none at the failure of a notice about such a failure.
        const about = `${agency}/${role}`
        const open = builder.owed(mend)
        const itself = open.some((one) => one.agency === agency && one.role === role)
        if (!itself && !open.some((one) => one.about === about)) builder.open(mend, { about })
      },
    }),
    answered: rule({
      ...answering,
      area: 'work',
      who: 'system',
      afterEnd: true,
      body: messages.pathway.answered,
      decide(builder, answer) {
        keep(builder, answer)
      },
    }),
  }
}
