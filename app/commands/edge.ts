import type { z } from 'zod'
import { addCivil, civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import type { Database } from '../../store/database.ts'
import type { FieldMark } from '../../domain/fields.ts'
import type { FieldError } from '../answers.ts'
import { hadObligation } from '../../store/reads/obligations.ts'
import { knownIds } from '../../store/reads/reference.ts'
import type { PathwayRules } from '../../store/reads/rules.ts'
import { mapMarked } from '../../domain/marked.ts'
import { findBreach, ordersOf } from '../../domain/pathway/orders.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'

/** The body of a command as it comes in; the rules see it with words and people replaced by ids. */
export const edgeBody = (name: PathwayCommandName): z.ZodObject =>
  pathwayCommands[name].edge?.body ?? pathwayCommands[name].body

/** A marked value in a body: `field` is its path, its parts joined by dots. */
export interface Marked {
  readonly field: string
  readonly mark: FieldMark
  readonly value: string
}

/** The marked values in a body that its schema has accepted. */
export function markedIn(schema: z.ZodType, body: unknown): Marked[] {
  const found: Marked[] = []
  mapMarked(schema, body, (mark, value, path) => {
    found.push({ mark, value: String(value), field: path.join('.') })
    return value
  })
  return found
}

/** The dates that are out of bounds, and the agencies and sites that do not exist. */
export async function markedErrors(
  database: Database,
  schema: z.ZodType,
  body: unknown,
  now: number,
): Promise<FieldError[]> {
  const marked = markedIn(schema, body)
  const errors = marked.flatMap((one) => dateErrors(one, now))
  for (const [mark, table] of [
    ['agency', 'agencies'],
    ['site', 'sites'],
    ['actor', 'actors'],
  ] as const) {
    const named = marked.filter((one) => one.mark === mark)
    const known = await knownIds(
      database,
      table,
      named.map(({ value }) => value),
    )
    for (const { field, value } of named)
      if (!known.has(value))
        errors.push({
          field,
          rule: `unknown-${mark}`,
          message: `is not the id of ${articles[mark]}.`,
        })
  }
  return errors
}

const articles = { agency: 'an agency', site: 'a site', actor: 'somebody who has signed in' }
const earliest = '1900-01-01'
const dated = ['date', 'pastDate', 'instant', 'pastInstant'] as const

function dateErrors({ mark, value, field }: Marked, now: number): FieldError[] {
  if (!dated.some((one) => one === mark)) return []
  const at = value.includes('T') ? Date.parse(value) : undefined
  const day =
    at === undefined ? value : Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10)
  const wrong = (rule: string, message: string) => [{ field, rule, message }]
  if (day < earliest || day.startsWith('-')) return wrong('too-early', 'must be in 1900 or later.')
  const later = mark === 'pastInstant' && at !== undefined && at > now
  if (later || (mark === 'pastDate' && day > civilDateOf(now, ukZone)))
    return wrong('future', 'must not be in the future.')
  const latest = civilDateOf(addCivil(now, { months: 120 }, ukZone), ukZone)
  if (day.startsWith('+') || day > latest)
    return wrong('too-late', 'must be at most ten years ahead.')
  return []
}

type Had = (database: Database, rules: PathwayRules, id: string) => Promise<boolean>

/** Parts of a pathway, and whether it ever had the one that is named. What has ended is for the rules to refuse. */
const parts: { readonly [M in FieldMark]?: Had } = {
  obligation: (database, { state }, id) => hadObligation(database, state.id, id),
  action: async (_database, { state }, id) => state.actions.some((action) => action.id === id),
  order: async (_database, { state }, id) => ordersOf(state).some((order) => order.id === id),
  breach: async (_database, { state }, id) => findBreach(state, id) !== undefined,
  session: async (_database, { state }, id) => state.sessions.some((session) => session.id === id),
}

/**
 * The fields of a body that name an obligation, an action, an order, a breach or a session that the pathway never had, or a
 * programme that its site does not have.
 */
export async function partErrors(
  database: Database,
  schema: z.ZodType,
  body: object,
  rules: () => Promise<PathwayRules>,
): Promise<FieldError[]> {
  const errors: FieldError[] = []
  for (const { field, mark, value } of markedIn(schema, body)) {
    if (mark === 'programme') errors.push(...programmeErrors(field, value, await rules()))
    const had = parts[mark]
    if (!had || (await had(database, await rules(), value))) continue
    const rule = `unknown-${mark}`
    errors.push({ field, rule, message: 'is not an id on this pathway.' })
  }
  return errors
}

/** Which programmes there are, if this is none of them. */
function programmeErrors(field: string, value: string, { reference }: PathwayRules): FieldError[] {
  const { programmes } = reference.policy
  if (Object.hasOwn(programmes, value)) return []
  const names = Object.keys(programmes).sort().join(', ')
  const message =
    names === ''
      ? 'has none to choose from: the policy has no programme.'
      : `must be one of ${names}.`
  return [{ field, rule: 'unknown-programme', message }]
}
