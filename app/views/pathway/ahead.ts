import { z } from 'zod'
import { type Actor } from '../../../domain/decider.ts'
import { type Deps } from '../../deps.ts'
import { type Entry } from '../../access/pathway.ts'
import { edgeBody } from '../../commands/edge.ts'
import { forecast } from '../../../domain/pathway/forecast.ts'
import { instantOut, iso } from '../instants.ts'
import { loadRules } from '../../../store/reads/rules.ts'
import { type Place } from '../../../store/reads/places.ts'
import { pathwayCommands, type PathwayCommandName } from '../../../domain/pathway/commands/index.ts'
import { refusals } from '../../../domain/refusals.ts'
import { refuse, type Rule } from '../../../domain/pathway/rule.ts'
import { seesEverything } from '../../../domain/need-to-know.ts'
import { titleOf } from '../../../domain/describe.ts'
import { whyNot } from '../../../domain/pathway/pathway.ts'

export const allowedOut = z
  .object({
    name: z.string(),
    label: z.string(),
    may: z.boolean(),
    why: z.object({ code: z.string(), title: z.string() }).nullable(),
    body: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the body.' }),
  })
  .meta({ id: 'AllowedCommand' })

const offered = (Object.keys(pathwayCommands) as PathwayCommandName[]).filter((name) => {
  const { who }: Rule = pathwayCommands[name]
  return who !== 'system' && name !== 'submit-referral'
})

const bodies = new Map<PathwayCommandName, Record<string, unknown>>()

/** The JSON Schema of a command's body. */
function bodySchema(name: PathwayCommandName): Record<string, unknown> {
  const known = bodies.get(name)
  if (known) return known
  const made: Record<string, unknown> = { ...z.toJSONSchema(edgeBody(name), { io: 'input' }) }
  delete made['~standard'] // a function, and no part of the schema
  bodies.set(name, made)
  return made
}

/** Every command that people send: whether this actor may now, and why not, by the rules that would judge it. */
export async function allowedCommands({ database, clock }: Deps, by: Actor, { place, may }: Entry) {
  const { state, at, reference } = await loadRules(database, place)
  const now = Math.max(await clock.now(), at)
  return offered.map((name) => {
    const notTheirs = may && !may.has(name) ? refuse('not-yours') : undefined
    const refusal = notTheirs ?? whyNot(name, state, { now, receivedAt: now, by, reference })
    return {
      name,
      label: pathwayCommands[name].label,
      may: refusal === undefined,
      why: refusal ? { code: refusal.code, title: refusals[refusal.code].title } : null,
      body: bodySchema(name),
    }
  })
}

export const foreseenOut = z
  .object({
    at: instantOut,
    what: z.enum(['reminder', 'override', 'orderRunsOut', 'resume', 'end', 'retention']),
    obligationId: z.string().nullable(),
    title: z.string().nullable(),
    rung: z.string().nullable(),
    agency: z.string().nullable(),
    role: z.string().nullable(),
  })
  .meta({ id: 'Foreseen' })

const mostForeseen = 60

/** What time will do on the pathway if nobody acts. */
export async function forecastView({ database, clock }: Deps, by: Actor, place: Place) {
  const { state, at, reference } = await loadRules(database, place)
  const now = Math.max(await clock.now(), at)
  return forecast(state, reference, now, mostForeseen)
    .filter(({ to }) => seesEverything(by) || to?.agency === by.agency)
    .map((foreseen) => ({
      at: iso(foreseen.at),
      what: foreseen.what,
      obligationId: foreseen.obligation ?? null,
      title: foreseen.kind === undefined ? null : titleOf(foreseen.kind),
      rung: foreseen.rung ?? null,
      agency: foreseen.to?.agency ?? null,
      role: foreseen.to?.role ?? null,
    }))
}
