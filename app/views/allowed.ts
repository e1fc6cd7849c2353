import { many } from './many.ts'
import { z } from 'zod'
import { askRules, type Sendable, sendable } from '../commands/asked.ts'
import { codeOf } from '../../domain/titled.ts'
import { commandAreas } from '../../domain/entity/areas.ts'
import type { Look } from '../access/look.ts'
import { onePage } from '../paging.ts'
import type { Refusal } from '../../domain/entity/decider.ts'
import { refusals } from '../../domain/refusals.ts'

const neededOut = z.union([
  codeOf({
    always: { title: 'Always' },
    asThingsStand: { title: 'As things stand' },
  }),
  z.object({ when: z.string(), is: many(z.union([z.string(), z.boolean()])) }),
])

/** Why a command may not be sent. */
export const whyOut = z.object({ code: codeOf(refusals), title: z.string() })

/** A command that people send: whether this reader may send it now, and why not. */
export const allowedOut = z
  .object({
    name: z.string(),
    label: z.string(),
    may: z.boolean(),
    why: whyOut.nullable(),
    area: codeOf(commandAreas),
    body: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the body.' }),
    needed: z.record(z.string(), neededOut).meta({
      description:
        'The fields that the schema lets be left out and the rule does not: `always`, if another field has one of these values, or `asThingsStand`.',
    }),
    about: z.record(z.string(), many(z.string())).meta({
      description:
        'For each field of the body that names a part (an obligation, session, action, order, item and so on): the ids that would not be refused at once.',
    }),
  })
  .meta({ id: 'AllowedCommand' })

/** Every command that people send to a pathway or a conference: whether this reader may now, by the rules that would judge it. */
export async function allowedView(seen: Look) {
  const { whyNot, about } = await askRules(seen)
  return onePage(
    sendable[seen.kind]
      .filter(({ edge }) => !edge?.opens) // whoever reads this is let in
      .map((command) => {
        const { name } = command
        return viewOf(command, whyNot(name), () => about(name))
      }),
  )
}

const viewOf = (
  { name, label, area, needed = {}, body }: Sendable,
  refusal: Refusal | undefined,
  about: () => Record<string, string[]>,
): z.output<typeof allowedOut> => ({
  name,
  label,
  may: refusal === undefined,
  why: refusal ? { code: refusal.code, title: refusals[refusal.code].title } : null,
  area,
  body: jsonSchemaOf(body),
  needed: Object.fromEntries(
    Object.entries(needed).map(([field, one]) => [
      field,
      typeof one === 'string' ? one : { when: one.when, is: [...one.is] },
    ]),
  ),
  about: refusal ? {} : about(),
})

const made = new WeakMap<z.ZodType, Record<string, unknown>>()

/** The JSON Schema of a body, made once. */
function jsonSchemaOf(body: z.ZodType): Record<string, unknown> {
  const known = made.get(body)
  if (known) return known
  const schema: Record<string, unknown> = { ...z.toJSONSchema(body, { io: 'input' }) }
  delete schema['~standard'] // a function, and no part of the schema
  made.set(body, schema)
  return schema
}
