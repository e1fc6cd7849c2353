import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { actionOutcomes } from '../shape/conference.ts'
import { owed } from '../state.ts'
import { defaultActionFailures } from '../../policy/defaults.ts'
import type { PathwayBuilder } from '../builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { reassignAction } from '../left-out.ts'
import { rule, type PathwayRule, ruleWith } from '../rule.ts'
import { audience, words, actionId } from '../../fields.ts'

const ownsOpen: PathwayRule['allowed'] = (state, { by }) => {
  const open = state.actions.filter(({ outcome }) => !outcome)
  if (open.length === 0) return refuse('nothing-owed')
  return open.some(({ agency }) => agency === by.agency) ? undefined : refuse('not-yours')
}

/** The agency's own open action of this id, or why there is none. */
function findOwnAction(builder: PathwayBuilder, id: string) {
  const action = builder.state.actions.find((one) => one.id === id)
  if (!action) return refuse('no-such-action', 'actionId')
  if (action.outcome) return refuse('already-ended', 'actionId')
  if (action.agency !== builder.context.by.agency) return refuse('not-yours', 'actionId')
  return action
}

/** What the owner of an action does with it. */
const ownerRule = ruleWith({
  area: 'actions',
  who: 'anyAgency',
  guest: 'action',
  allowed: ownsOpen,
})

/** The owner takes an action on. It is owed all the same until then. */
const acceptAction = ownerRule({
  label: 'Accept an action',
  body: z.strictObject({ actionId: actionId() }),
  example: { actionId: 'a1' },
  decide(builder, { actionId: id }) {
    const action = findOwnAction(builder, id)
    if ('code' in action) return action
    if (action.accepted) return refuse('already-decided', 'actionId')
    builder.record('action-accepted', { id })
  },
})

/** The owner says how an action ended; "no longer possible" and "not done" are kept apart. The coordinator verifies it. */
const endAction = ownerRule({
  label: 'End an action',
  body: z.strictObject({
    actionId: actionId(),
    outcome: codeOf(actionOutcomes),
    note: words().optional(),
    audience: audience(),
  }),
  example: { actionId: 'a1', outcome: 'done', note: 'Interim order made.' },
  settles: ['action'],
  decide(builder, { actionId: id, outcome, note }) {
    const action = findOwnAction(builder, id)
    if ('code' in action) return action
    builder.settle(['action'], outcome === 'done' ? 'met' : 'ended', id)
    builder.record('action-ended', { id, outcome, ...optional({ note }) })
    // Nobody is asked to check their own word.
    if (!builder.context.by.roles.includes('coordinator'))
      builder.open('verifyAction', { about: id, ...optional({ strand: action.strand }) })
    if (outcome === 'notDone') tellPersistentFailure(builder, action.agency)
  },
})

/** The coordinator agrees with what the owner said of an action, or opens it again. */
const verifyAction = rule({
  label: 'Verify an action',
  area: 'actions',
  who: ['coordinator'],
  body: z.strictObject({
    actionId: actionId(),
    agreed: z.boolean(),
    note: words().optional(),
    audience: audience(),
  }),
  example: { actionId: 'a1', agreed: true, note: 'Seen the order.' },
  settles: ['verifyAction'],
  allowed: (state) => (owed(state, 'verifyAction').length ? undefined : refuse('nothing-owed')),
  decide(builder, { actionId: id, agreed, note }) {
    const action = builder.state.actions.find((one) => one.id === id)
    if (!action) return refuse('no-such-action', 'actionId')
    if (!owed(builder.state, 'verifyAction').some(({ about }) => about === id))
      return refuse('already-decided', 'actionId')
    builder.settle(['verifyAction'], 'met', id)
    builder.record('action-verified', { id, agreed, ...optional({ note }) })
    if (agreed) return
    const owner = builder.ownerFor(action)
    if (owner.agency !== action.agency)
      reassignAction(builder, id, owner, { leftOut: action.agency })
    builder.open('action', { owner, about: id, ...optional({ strand: action.strand }) })
  },
})

/** Persistent failure goes to the steering group (SafeLives action tracking form): once for each agency at a time. */
export function tellPersistentFailure(builder: PathwayBuilder, agency: string): void {
  const { actionFailures } = builder.context.reference.policy
  const failed = builder.state.actions.filter(
    (action) => action.agency === agency && action.outcome === 'notDone',
  )
  if (failed.length < (actionFailures ?? defaultActionFailures).count) return
  if (owed(builder.state, 'persistentFailure').some(({ about }) => about === agency)) return
  builder.open('persistentFailure', { about: agency })
}

/** Actions: accepting, ending and verifying them. */
export const actionCommands = {
  'accept-action': acceptAction,
  'end-action': endAction,
  'verify-action': verifyAction,
} as const
