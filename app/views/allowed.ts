import { z } from 'zod'
import { aboutConference } from '../../domain/conference/about.ts'
import { aboutPathway } from '../../domain/pathway/about.ts'
import { codeOf } from '../../domain/titled.ts'
import { type CommandArea, commandAreas } from '../../domain/entity/areas.ts'
import { conferenceCommands } from '../../domain/conference/commands/index.ts'
import { edgeBody } from '../commands/edge.ts'
import type { Look, PathwayLook, ConferenceLook } from '../access/look.ts'
import { onePage } from '../paging.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import type { Refusal } from '../../domain/entity/decider.ts'
import { refusals } from '../../domain/refusals.ts'
import { type Needed, refuse, type Who } from '../../domain/entity/rule.ts'
import { withMeetings } from '../../store/meetings.ts'
import { whyNot as whyNotAt } from '../../domain/conference/conference.ts'
import { whyNot as whyNotOn } from '../../domain/pathway/pathway.ts'

const neededOut = z.union([
  codeOf({
    always: { title: 'Always' },
    asThingsStand: { title: 'As things stand' },
  }),
  z.object({ when: z.string(), is: z.array(z.union([z.string(), z.boolean()])) }),
])

/** A command that people send: whether this reader may send it now, and why not. */
export const allowedOut = z
  .object({
    name: z.string(),
    label: z.string(),
    may: z.boolean(),
    why: z.object({ code: z.string(), title: z.string() }).nullable(),
    area: codeOf(commandAreas),
    body: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the body.' }),
    needed: z.record(z.string(), neededOut).meta({
      description:
        'The fields that the schema lets be left out and the rule does not: `always`, if another field has one of these values, or `asThingsStand`.',
    }),
    about: z.record(z.string(), z.array(z.string())).meta({
      description:
        'For each field of the body that names a part (an obligation, session, action, order, item and so on): the ids that would not be refused at once.',
    }),
  })
  .meta({ id: 'AllowedCommand' })

interface Offered<Name extends string> {
  readonly name: Name
  readonly label: string
  readonly area: CommandArea
  readonly needed: Readonly<Record<string, Needed>>
  readonly body: Record<string, unknown>
}

const onPathways = offeredOf(pathwayCommands, 'submit-referral', edgeBody)
const atConferences = offeredOf(
  conferenceCommands,
  'plan-conference',
  (name) => conferenceCommands[name].body,
)

/** Every command that people send to a pathway or a conference: whether this reader may now, by the rules that would judge it. */
export async function allowedView(seen: Look) {
  return onePage(seen.kind === 'pathway' ? await onPathway(seen) : await atConference(seen))
}

async function onPathway({ rules, actor, may, now: present }: PathwayLook) {
  const { state, at, reference } = await rules()
  const now = Math.max(present, at)
  return onPathways().map((offered) => {
    const theirs = !may || may.has(offered.name)
    const context = { now, receivedAt: now, by: actor, reference }
    const no = theirs ? whyNotOn(offered.name, state, context) : refuse('not-yours')
    return viewOf(offered, no, () => aboutPathway(offered.name, state, context))
  })
}

async function atConference({ database, rules, as, now: present }: ConferenceLook) {
  const { state, at } = rules
  const now = Math.max(present, at)
  const reference = await withMeetings(database, rules.reference, now)
  const context = { now, receivedAt: now, by: as, reference }
  return atConferences().map((offered) => {
    return viewOf(offered, whyNotAt(offered.name, state, context), () =>
      aboutConference(offered.name, state, context),
    )
  })
}

const viewOf = (
  { name, label, area, needed, body }: Offered<string>,
  refusal: Refusal | undefined,
  about: () => Record<string, string[]>,
): z.output<typeof allowedOut> => ({
  name,
  label,
  may: refusal === undefined,
  why: refusal ? { code: refusal.code, title: refusals[refusal.code].title } : null,
  area,
  body,
  needed: Object.fromEntries(
    Object.entries(needed).map(([field, one]) => [
      field,
      typeof one === 'string' ? one : { when: one.when, is: [...one.is] },
    ]),
  ),
  about: refusal ? {} : about(),
})

interface Listed extends Pick<Offered<string>, 'label' | 'area'> {
  readonly who: Who
  readonly needed?: Offered<string>['needed']
}

/** What people send of a registry, except what makes something new; with the JSON Schema of each body, made once. */
function offeredOf<Name extends string>(
  registry: Readonly<Record<Name, Listed>>,
  makes: Name,
  bodyOf: (name: Name) => z.ZodType,
): () => readonly Offered<Name>[] {
  let made: readonly Offered<Name>[] | undefined
  const names = Object.keys(registry) as Name[] // the keys of a constant
  return () =>
    (made ??= names
      .filter((name) => registry[name].who !== 'system' && name !== makes)
      .map((name) => {
        const { label, area, needed = {} } = registry[name]
        return { name, label, area, needed, body: jsonSchemaOf(bodyOf(name)) }
      }))
}

function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const made: Record<string, unknown> = { ...z.toJSONSchema(schema, { io: 'input' }) }
  delete made['~standard'] // a function, and no part of the schema
  return made
}
