import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { actionOutcomes } from '../shape/conference.ts'
import { owed } from '../state.ts'
import { defaultActionFailures } from '../../policy/defaults.ts'
import type { Draft } from '../draft.ts'
import { given, refuse, rule, type Rule } from '../rule.ts'
import { words, actionId } from '../../fields.ts'

const ownsOpen: Rule['allowed'] = (state, { by }) => {
  const open = state.actions.filter(({ outcome }) => !outcome)
  if (open.length === 0) return refuse('nothing-owed')
  return open.some(({ agency }) => agency === by.agency) ? undefined : refuse('not-yours')
}

/** The agency's own open action of this id, or why there is none. */
function findOwnAction(draft: Draft, id: string) {
  const action = draft.state.actions.find((one) => one.id === id)
  if (!action) return refuse('no-such-action', 'actionId')
  if (action.outcome) return refuse('already-ended', 'actionId')
  if (action.agency !== draft.context.by.agency) return refuse('not-yours', 'actionId')
  return action
}

/** The owner takes an action on. It is owed all the same until then. */
export const acceptAction = rule({
  label: 'Accept an action',
  who: 'anyAgency',
  body: z.strictObject({ actionId: actionId() }),
  allowed: ownsOpen,
  decide(draft, { actionId: id }) {
    const action = findOwnAction(draft, id)
    if ('code' in action) return action
    if (action.accepted) return refuse('already-decided', 'actionId')
    draft.record('action-accepted', { id })
    return undefined
  },
})

/** The owner says how an action ended; "no longer possible" and "not done" are kept apart. The coordinator verifies it. */
export const endAction = rule({
  label: 'End an action',
  who: 'anyAgency',
  body: z.strictObject({
    actionId: actionId(),
    outcome: codeOf(actionOutcomes),
    note: words().optional(),
  }),
  allowed: ownsOpen,
  decide(draft, { actionId: id, outcome, note }) {
    const action = findOwnAction(draft, id)
    if ('code' in action) return action
    draft.settle(['action'], outcome === 'done' ? 'met' : 'ended', id)
    draft.record('action-ended', { id, outcome, ...given('note', note) })
    // Nobody is asked to check their own word.
    if (!draft.context.by.roles.includes('coordinator')) draft.open('verifyAction', { about: id })
    if (outcome === 'notDone') tellPersistentFailure(draft, action.agency)
    return undefined
  },
})

/** The coordinator agrees with what the owner said of an action, or opens it again. */
export const verifyAction = rule({
  label: 'Verify an action',
  who: ['coordinator'],
  body: z.strictObject({ actionId: actionId(), agreed: z.boolean(), note: words().optional() }),
  allowed: (state) => (owed(state, 'verifyAction').length ? undefined : refuse('nothing-owed')),
  decide(draft, { actionId: id, agreed, note }) {
    const action = draft.state.actions.find((one) => one.id === id)
    if (!action) return refuse('no-such-action', 'actionId')
    if (!owed(draft.state, 'verifyAction').some(({ about }) => about === id))
      return refuse('already-decided', 'actionId')
    draft.settle(['verifyAction'], 'met', id)
    draft.record('action-verified', { id, agreed, ...given('note', note) })
    const { agency, role } = action
    if (!agreed) draft.open('action', { owner: { agency, role }, about: id })
    return undefined
  },
})

/** Persistent failure goes to the steering group (SafeLives action tracking form): once for each agency at a time. */
export function tellPersistentFailure(draft: Draft, agency: string): void {
  const { actionFailures } = draft.context.reference.policy
  const failed = draft.state.actions.filter(
    (action) => action.agency === agency && action.outcome === 'notDone',
  )
  if (failed.length < (actionFailures ?? defaultActionFailures).count) return
  if (owed(draft.state, 'persistentFailure').some(({ about }) => about === agency)) return
  draft.open('persistentFailure', { about: agency })
}
