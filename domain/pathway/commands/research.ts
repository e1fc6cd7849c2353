import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import type { Role } from '../../codes.ts'
import { agencyId, words } from '../../fields.ts'
import type { Draft } from '../draft.ts'
import { dueAfter } from '../../obligations/ladder.ts'
import { at, given, refuse, rule } from '../rule.ts'
import { returnKinds } from '../shape/conference.ts'

/** Asks each agency for a return. A command of the system: triage queues it with the site's core set. */
export const openResearch = rule({
  label: 'Ask the agencies',
  who: 'system',
  body: messages.pathway['open-research'],
  allowed: (state, context) =>
    at('research')(state, context) ??
    (Object.keys(state.returns).length > 0 ? refuse('already-decided') : undefined),
  decide(draft, { agencies, dueAt }) {
    draft.record('research-opened', { agencies, due: dueAt })
    const planned = dueAfter(draft.context.receivedAt, draft.clock('research').span, draft.calendar)
    for (const agency of agencies)
      draft.open('return', {
        owner: { agency, role: roleOf(draft, agency) },
        ...(dueAt === planned ? {} : { due: dueAt }),
        about: agency,
      })
    moveOnWhenComplete(draft)
    return undefined
  },
})

/** An agency says what it knows, that it knows nothing, or that it declines. Late ones are taken until the conference. */
export const recordReturn = rule({
  label: 'Send a return',
  who: 'anyAgency',
  body: z.strictObject({
    agency: agencyId(),
    kind: codeOf(returnKinds),
    note: words().optional(),
  }),
  allowed: (state, context) => {
    const asked = state.returns[context.by.agency]
    return at('research', 'conference')(state, context) ?? (asked ? undefined : refuse('not-asked'))
  },
  decide(draft, { agency, kind, note }) {
    if (agency !== draft.context.by.agency) return refuse('not-yours', 'agency')
    const before = draft.state.returns[agency]
    if (before !== 'asked' && before !== 'waived') return refuse('already-returned')
    draft.settle(['return'], 'met', agency)
    draft.record('return-recorded', { agency, kind, ...given('note', note) })
    moveOnWhenComplete(draft)
    return undefined
  },
})

/** The chair goes on without an agency's return, and says why. */
export const waiveReturn = rule({
  label: 'Go ahead without a return',
  who: ['chair'],
  body: z.strictObject({ agency: agencyId(), reason: words() }),
  allowed: at('research'),
  decide(draft, { agency, reason }) {
    return waiveReturnOf(draft, agency, reason)
  },
})

/** Waives an agency's return; also what a waiver of the obligation itself comes to. */
export function waiveReturnOf(draft: Draft, agency: string, reason: string) {
  const before = draft.state.returns[agency]
  if (!before) return refuse('not-asked', 'agency')
  if (before !== 'asked') return refuse('already-returned', 'agency')
  draft.settle(['return'], 'waived', agency)
  draft.record('return-waived', { agency, reason })
  moveOnWhenComplete(draft)
  return undefined
}

function moveOnWhenComplete(draft: Draft): void {
  const { stage, returns } = draft.state
  if (stage !== 'research' || Object.values(returns).includes('asked')) return
  draft.leave('research', 'complete')
}

/** The request goes to the agency's core role at the site, or else to its worker. */
function roleOf({ context }: Draft, agency: string): Role {
  const { policy, holders } = context.reference
  return policy.coreSet.roles.find((role) => holders[role] === agency) ?? 'agencyWorker'
}
