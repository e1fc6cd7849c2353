import { many } from './many.ts'
import { z } from 'zod'
import { type Asked, askRules, type Sendable, sendable } from '../commands/asked.ts'
import { codeOf } from '../../domain/titled.ts'
import { commandAreas } from '../../domain/entity/areas.ts'
import type { Look } from '../access/look.ts'
import { onePage } from '../paging.ts'
import {
  besides,
  type WhyNot,
  whyNothing,
  whyRefused,
  whysNot,
} from '../forms/nothing-to-choose.ts'

const neededOut = z.union([
  codeOf({
    always: { title: 'Always' },
    asThingsStand: { title: 'As things stand' },
  }),
  z.object({ when: z.string(), is: many(z.union([z.string(), z.boolean()])) }),
])

/** Why a command may not be sent. */
export const whyOut = z.object({ code: codeOf(whysNot), title: z.string() })

/** A command that people send: whether this reader may send it now, and why not. */
export const allowedOut = z
  .object({
    name: z.string(),
    label: z.string(),
    may: z.boolean().meta({
      description:
        'False also where it must name something of which none is known, such as another pathway of the same person.',
    }),
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
  const asked = await askRules(seen)
  const shown: z.output<typeof allowedOut>[] = []
  for (const command of sendable[seen.kind])
    if (!command.edge?.opens) shown.push(await allowedOne(seen, command, asked)) // whoever reads this is let in
  return onePage(shown)
}

async function allowedOne(seen: Look, command: Sendable, { whyNot, about }: Asked) {
  const { name } = command
  const refusal = whyNot(name)
  if (refusal) return viewOf(command, whyRefused(refusal), {})
  const parts = about(name)
  const { known } = seen.kind === 'pathway' ? await besides(seen, command) : { known: {} }
  // Which other pathways there are is told where they are looked for, and logged there.
  const all = Object.keys(known).length === 0 ? parts : { ...parts, ...about(name, known) }
  const nothing = whyNothing(command, all)
  return viewOf(command, nothing, nothing ? {} : parts)
}

const viewOf = (
  { name, label, area, needed = {}, body }: Sendable,
  why: WhyNot | undefined,
  about: Record<string, string[]>,
): z.output<typeof allowedOut> => ({
  name,
  label,
  may: why === undefined,
  why: why ?? null,
  area,
  body: jsonSchemaOf(body),
  needed: Object.fromEntries(
    Object.entries(needed).map(([field, one]) => [
      field,
      typeof one === 'string' ? one : { when: one.when, is: [...one.is] },
    ]),
  ),
  about,
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
