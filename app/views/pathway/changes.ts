import { z } from 'zod'
import { clockOf } from '../../../domain/policy/lookup.ts'
import { type Deps } from '../../deps.ts'
import { Declined } from '../../answers.ts'
import { instantOut, iso, isoOrNull } from '../instants.ts'
import { loadRules } from '../../../store/reads/rules.ts'
import { type Obligation } from '../../../domain/obligations/obligation.ts'
import { pathwayFor } from '../../access/pathway.ts'
import { type PathwayState } from '../../../domain/pathway/state.ts'
import { type Policy } from '../../../domain/policy/policy.ts'
import { type Actor, type Command, type Refusal } from '../../../domain/decider.ts'
import { refusals } from '../../../domain/refusals.ts'
import { type PathwayEvent } from '../../../domain/pathway/events.ts'
import { pathwayDecider, siteOf } from '../../../domain/pathway/pathway.ts'
import { type SiteReference } from '../../../domain/reference/reference.ts'
import { spanWords } from '../../../domain/policy/span-words.ts'
import { titleOf } from '../../../domain/describe.ts'

/** What would move of what is owed, or of the watch. */
export const changeOut = z
  .object({
    obligationId: z
      .string()
      .nullable()
      .meta({ description: 'Null for the watch, and for anything newly owed.' }),
    what: z.string(),
    title: z.string(),
    agency: z.string().nullable(),
    role: z.string().nullable(),
    from: instantOut.nullable().meta({ description: 'Null for anything newly owed.' }),
    to: instantOut.nullable().meta({
      description:
        'The same as `from` if only its reminders change; null for what is no longer owed.',
    }),
    clock: z.string(),
    span: z.string().meta({ description: 'How long the clock will then be, in words.' }),
    source: z.string(),
    mark: z.string(),
  })
  .meta({ id: 'ClockChange' })

/** What `apply-policy` with this version would move now. */
export async function policyChanges(deps: Deps, by: Actor, id: string, version: number) {
  const command = { name: 'apply-policy', body: { version, reason: '' } }
  return wouldMove(await rulesNow(deps, by, id, [version]), command, by)
}

/** What `replan-calendar` would move now. */
export async function calendarChanges(deps: Deps, by: Actor, id: string) {
  const command = { name: 'replan-calendar', body: {} }
  return wouldMove(await rulesNow(deps, by, id), command, by)
}

interface RulesNow {
  readonly state: PathwayState
  readonly reference: SiteReference
  readonly now: number
}

async function rulesNow(
  { database, clock }: Deps,
  by: Actor,
  id: string,
  versions: number[] = [],
): Promise<RulesNow> {
  const place = await pathwayFor(database, by, id)
  const { state, at, reference } = await loadRules(database, place, versions)
  if (state.stage === 'received') throw new Declined('not-open-yet')
  if (state.stage === 'ended') throw new Declined('pathway-ended')
  return { state, reference, now: Math.max(await clock.now(), at) }
}

function refused({ code, field }: Refusal): Declined {
  const message = refusals[code].title
  return new Declined(code, field ? { errors: [{ field, rule: code, message }] } : {})
}

/** Throws as the command would be refused. */
function wouldMove({ state, reference, now }: RulesNow, command: Command, by: Actor) {
  const context = { now, receivedAt: now, by, reference }
  const decision = pathwayDecider.decide(state, command, context)
  if (!decision.ok) throw refused(decision.refusal)
  const after = decision.states.at(-1) ?? state
  const { policy } = siteOf(after, reference)
  return decision.events.flatMap((event) => changeOf(state, event, policy))
}

type Change = z.output<typeof changeOut>

function changeOf(state: PathwayState, event: PathwayEvent, policy: Policy): Change[] {
  if (event.type === 'obligation-opened') return [changed(event.data, null, event.data.due, policy)]
  if (event.type === 'watch-moved') {
    const { until, was } = event.data
    const nobody = { obligationId: null, agency: null, role: null }
    const dates = { from: iso(was), to: iso(until) }
    return [
      {
        ...nobody,
        what: 'watch',
        title: 'the end of the watch',
        ...dates,
        ...rule('watch', policy),
      },
    ]
  }
  if (event.type !== 'obligation-moved' && event.type !== 'obligation-settled') return []
  const obligation = state.obligations[event.data.id]
  if (!obligation) return []
  const to = event.type === 'obligation-moved' ? event.data.due : null
  return [changed(obligation, obligation.due, to, policy)]
}

const changed = (
  { id, what, agency, role, clock }: Pick<Obligation, 'id' | 'what' | 'agency' | 'role' | 'clock'>,
  from: number | null,
  to: number | null,
  policy: Policy,
): Change => ({
  obligationId: from === null ? null : id,
  what,
  title: titleOf(what),
  agency,
  role,
  from: isoOrNull(from),
  to: isoOrNull(to),
  ...rule(clock, policy),
})

function rule(clock: string, policy: Policy) {
  const { span, source, mark } = clockOf(policy, clock)
  return { clock, span: spanWords(span), source, mark }
}
