import { asksAtOnce } from './ladder.ts'
import type { Consequence, Message, Notice } from '../entity/decider.ts'
import { messageTo } from '../entity/messages.ts'
import { ladderOf } from '../policy/lookup.ts'
import type { Owing } from './owing.ts'
import type { OwingEvent, OwingFacts } from './facts.ts'
import type { SiteReference } from '../reference/reference.ts'

/**
 * What follows from a change of what is owed. Those who owe it or are above them get notices, and each post may drop what it
 * has not yet sent. `state` is the one after the event.
 */
export function tellOwing<What extends string>(
  state: Owing<What>,
  event: OwingEvent<What>,
  reference: SiteReference,
): readonly Consequence[] {
  switch (event.type) {
    case 'obligation-opened':
      return event.data.stopped === undefined
        ? asked(event.data, reference)
        : toOwner(state, event.data.id, 'stopped', false)
    case 'rung-reached':
      return rung(state, event.data)
    case 'reminder-asked':
      return toOwner(state, event.data.id, `nudge-${event.data.nudge}`, true)
    case 'obligation-moved':
      return tellsOwner(event.data)
        ? [
            ...askAgain(state, event.data.id, 'moved', false),
            ...(event.data.told ?? []).flatMap((to) =>
              rung(state, { id: event.data.id, to, code: 'moved', urgent: false }),
            ),
          ]
        : []
    case 'extension-confirmed':
      return []
    case 'obligation-reassigned':
      // That it was another's is not for everybody who reads what was sent.
      return askAgain(state, event.data.id, event.data.leftOut ? 'asked' : 'reassigned', true)
    case 'obligation-stopped':
      return askAgain(state, event.data.id, 'stopped', false)
    case 'obligation-resumed':
      return askAgain(state, event.data.id, 'resumed', false)
    case 'obligation-restored':
      return event.data.stopped === undefined
        ? askAgain(state, event.data.id, 'restored', isUrgent(event.data, reference))
        : askAgain(state, event.data.id, 'stopped', false)
    case 'obligation-settled':
      return [...withdrawals(event.data.id, event.data.told), ...takenBack(event.data)]
  }
}

/** What is settled needs no more reminders, so each post drops what it has not yet sent. It need not wake for that. */
function withdrawals(obligation: string, told: readonly string[]): Message[] {
  return told.map((agency) => ({
    ...messageTo('post', agency, 'withdraw', { obligation }),
    quiet: true,
  }))
}

/** Whoever had a notice about what was asked for in error hears that it was taken back; it is no longer owed. */
const takenBack = ({ id, takenBack: said }: OwingFacts<string>['obligation-settled']): Notice[] =>
  (said?.to ?? []).map((to) => ({
    ...({ kind: 'notice', to, obligation: id, what: said?.what ?? '' } as const),
    ...{ rung: 'taken-back', urgent: false },
  }))

/** The owner is told of another date that a person gave or that was planned again, but not of other reminders alone. */
const tellsOwner = ({
  due,
  was,
  because,
  reason,
  lapsed,
}: OwingFacts<string>['obligation-moved']): boolean =>
  because === undefined ? reason !== undefined || lapsed === true : was !== due

function asked(
  obligation: OwingFacts<string>['obligation-opened'],
  reference: SiteReference,
): Notice[] {
  const { policy } = reference
  if (!asksAtOnce(ladderOf(policy, obligation.ladder))) return []
  return [
    {
      kind: 'notice',
      to: { agency: obligation.agency, role: obligation.role },
      obligation: obligation.id,
      what: obligation.what,
      rung: 'asked',
      urgent: isUrgent(obligation, reference),
    },
  ]
}

/** Whether whoever owes it is asked at once, by its ladder. */
const isUrgent = ({ ladder }: { readonly ladder: string }, { policy }: SiteReference): boolean =>
  ladderOf(policy, ladder).rungs[0]?.urgent ?? false

type Reached = Pick<OwingFacts<string>['rung-reached'], 'id' | 'to' | 'code' | 'urgent'> &
  Partial<Pick<OwingFacts<string>['rung-reached'], 'at' | 'overtaken'>>

function rung(state: Owing<string>, { id, to, code, urgent, at, overtaken }: Reached): Notice[] {
  const obligation = state.obligations[id]
  if (!obligation) return []
  const { what } = obligation
  return [
    {
      ...({ kind: 'notice', to, obligation: id, what, rung: code, urgent } as const),
      ...(at === undefined ? {} : { since: at }),
      ...(overtaken ? { overtaken } : {}),
    },
  ]
}

function toOwner(state: Owing<string>, id: string, code: string, urgent: boolean): Notice[] {
  const obligation = state.obligations[id]
  return obligation
    ? rung(state, { id, to: { agency: obligation.agency, role: obligation.role }, code, urgent })
    : []
}

/** What was said about it before is void, and its owner hears how it is now. */
const askAgain = (
  state: Owing<string>,
  id: string,
  code: string,
  urgent: boolean,
): Consequence[] => [
  ...withdrawals(id, state.obligations[id]?.told ?? []),
  ...toOwner(state, id, code, urgent),
]
