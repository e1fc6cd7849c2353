import { z } from 'zod'
import { marks } from '../../../domain/policy/provenance.ts'
import { roles } from '../../../domain/codes.ts'
import { storedCodeOf } from '../../../domain/titled.ts'
import { clockOf } from '../../../domain/policy/lookup.ts'
import type { Command } from '../../../domain/entity/decider.ts'
import { instantOut, iso, isoOrNull } from '../instants.ts'
import { mayNot, whoMay } from '../../access/roles.ts'
import type { Obligation } from '../../../domain/obligations/obligation.ts'
import { onePage } from '../../paging.ts'
import { pathwayDecider, siteOf } from '../../../domain/pathway/pathway.ts'
import type { PathwayEvent } from '../../../domain/pathway/events.ts'
import type { PathwayLook } from '../../access/look.ts'
import type { PathwayState } from '../../../domain/pathway/state.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import { refused, refusedByRule } from '../../answers.ts'
import { rulesFrom } from '../../../store/reads/rules.ts'
import { spanWords } from '../../../domain/policy/span-words.ts'
import { titleOf, owedTitles } from '../../../domain/describe.ts'

/** What would move among obligations, or of the watch. */
export const changeOut = z
  .object({
    obligationId: z
      .string()
      .nullable()
      .meta({ description: 'Null for the watch, and for anything newly owed.' }),
    what: storedCodeOf(owedTitles),
    title: z.string(),
    agency: z.string().nullable(),
    role: storedCodeOf(roles).nullable(),
    from: instantOut.nullable().meta({ description: 'Null for anything newly owed.' }),
    to: instantOut.nullable().meta({
      description:
        'The same as `from` if only its reminders change, or the date that stands again unless a second person confirms this one; null for what is no longer owed.',
    }),
    clock: z.string(),
    span: z.string().meta({ description: 'How long the clock will then be, in words.' }),
    source: z.string(),
    mark: storedCodeOf(marks),
  })
  .meta({ id: 'ClockChange' })

/** What `apply-policy` with this version would move now. */
export const policyChanges = (seen: PathwayLook, { version }: { readonly version: number }) =>
  wouldMove(seen, { name: 'apply-policy', body: { version, reason: 'A preview.' } }, [version])

/** What `replan-calendar` would move now. */
export const calendarChanges = (seen: PathwayLook) =>
  wouldMove(seen, { name: 'replan-calendar', body: {} })

/** What a command would move; refused as the command would be. Nothing of it is kept. */
async function wouldMove(
  { database, place, stored, as: by, may, now: present }: PathwayLook,
  command: Command,
  versions: readonly number[] = [],
) {
  const no = may ? 'not-found' : mayNot(whoMay.previewChanges, by.roles) // a guest moves nothing
  if (no) return refused(no)
  const { state, at, reference } = await rulesFrom(database, place, stored, versions)
  if (state.stage === 'received') return refused('not-open-yet')
  if (state.stage === 'ended') return refused('pathway-ended')
  const now = Math.max(present, at)
  const decision = pathwayDecider.decide(state, command, { now, receivedAt: now, by, reference })
  if (!decision.ok) return refusedByRule(decision.refusal)
  const after = decision.states.at(-1) ?? state
  const { policy } = siteOf(after, reference)
  return onePage(decision.events.flatMap((event) => changeOf(state, event, policy)))
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
