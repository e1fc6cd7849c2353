import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { type App, type Deps } from '../deps.ts'
import {
  calendarStands,
  policyChange,
  replan,
  type Replanning,
  replanWatch,
} from '../../domain/pathway/replan.ts'
import { clockOf } from '../../domain/policy/lookup.ts'
import { errors, instantOut, iso, pageOf } from '../answers.ts'
import { loadRules, type PathwayPlace } from '../../store/reads/standing.ts'
import { pathwayFor } from '../commands/receive.ts'
import { type PathwayState } from '../../domain/pathway/state.ts'
import { Problem } from '../problem.ts'
import { type Refusal } from '../../domain/decider.ts'
import { refusals } from '../../domain/refusals.ts'
import { siteOf } from '../../domain/pathway/pathway.ts'
import { spanWords } from '../../domain/policy/span-words.ts'
import { titleOf } from '../../domain/describe.ts'

const changeOut = z
  .object({
    obligationId: z.string().nullable().meta({ description: 'Null for the watch.' }),
    what: z.string(),
    title: z.string(),
    agency: z.string().nullable(),
    role: z.string().nullable(),
    from: instantOut,
    to: instantOut.meta({ description: 'The same as `from` where only its reminders change.' }),
    clock: z.string(),
    span: z.string().meta({ description: 'How long the clock is from then on, in words.' }),
    source: z.string(),
    mark: z.string(),
  })
  .meta({ id: 'ClockChange' })

const params = z.object({ id: z.string().max(100) })
const config = { who: ['coordinator', 'supervisor'] } as const
const tags = ['Pathways']
const failures = errors(400, 401, 403, 404, 409, 500, 503)

/** What would move, before anybody confirms it: by the very function that the commands use. */
export function changeRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/pathways/:id/policy-changes',
    {
      config,
      schema: {
        tags,
        summary: 'What a newer policy would move',
        description: 'What `apply-policy` with this version would do now.',
        params,
        querystring: z.strictObject({ version: z.coerce.number().int().min(1).max(1e6) }),
        response: { 200: pageOf(changeOut), ...failures },
      },
    },
    async (request) => {
      const { version } = request.query
      const place = await pathwayFor(deps, actor(request), request.params.id)
      const { state, reference, now } = await rulesNow(deps, place, [version])
      const how = policyChange(reference, version, now)
      if ('code' in how) throw refused(how)
      return { items: [...moves(state, how), ...watchMoves(state, how)], nextCursor: null }
    },
  )
  app.get(
    '/api/pathways/:id/calendar-changes',
    {
      config,
      schema: {
        tags,
        summary: 'What the present table of holidays would move',
        description: 'What `replan-calendar` would do now.',
        params,
        response: { 200: pageOf(changeOut), ...failures },
      },
    },
    async (request) => {
      const place = await pathwayFor(deps, actor(request), request.params.id)
      const { state, reference, now } = await rulesNow(deps, place)
      const stands = calendarStands(state, reference)
      if (stands) throw refused(stands)
      return { items: moves(state, { from: reference, to: reference, now }), nextCursor: null }
    },
  )
}

async function rulesNow({ database, clock }: Deps, place: PathwayPlace, versions: number[] = []) {
  const { state, at, reference } = await loadRules(database, place, versions)
  if (state.stage === 'received') throw new Problem('not-open-yet')
  if (state.stage === 'ended') throw new Problem('pathway-ended')
  return { state, reference: siteOf(state, reference), now: Math.max(await clock.now(), at) }
}

function refused({ code, field }: Refusal): Problem {
  const message = refusals[code].title
  return new Problem(code, field ? { errors: [{ field, rule: code, message }] } : {})
}

function moves(state: PathwayState, how: Replanning): z.output<typeof changeOut>[] {
  return replan(state, how).map(
    ({ obligation: { id, what, agency, role, clock, due }, due: to }) => ({
      obligationId: id,
      what,
      title: titleOf(what),
      agency,
      role,
      from: iso(due),
      to: iso(to),
      ...ruleOf(clock, how),
    }),
  )
}

function watchMoves(state: PathwayState, how: Replanning): z.output<typeof changeOut>[] {
  const until = replanWatch(state, how)
  if (until === undefined || state.watchUntil === undefined) return []
  const nobody = { obligationId: null, agency: null, role: null }
  const dates = { from: iso(state.watchUntil), to: iso(until) }
  return [
    { ...nobody, what: 'watch', title: 'the end of the watch', ...dates, ...ruleOf('watch', how) },
  ]
}

function ruleOf(clock: string, { to }: Replanning) {
  const { span, source, mark } = clockOf(to.policy, clock)
  return { clock, span: spanWords(span), source, mark }
}
