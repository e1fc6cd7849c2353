import { z } from 'zod'
import { type FieldMark, fieldMarks, type PartMark } from '../fields.ts'
import type { Needed } from './rule.ts'
import type { Context, Refusal } from './decider.ts'

/** The ids that there are for a body to name, by what they are of. What is left out is not known here. */
export type Candidates = Readonly<Partial<Record<PartMark | 'agency', readonly string[]>>>

/** What whoever asks knows besides the entity and its site: agencies, and other pathways with what the edge adds to a body that names one. */
export interface KnownBesides {
  readonly agencies?: readonly string[]
  readonly pathways?: Readonly<Record<string, object>>
  /** Matches with pathways at other sites, each with what the edge adds to a body that names one. */
  readonly matches?: Readonly<Record<string, object>>
  /** The people who sign in for them, by their opaque ids. */
  readonly actors?: readonly string[]
  /** All that has happened, for a rule that reads it. */
  readonly past?: NonNullable<Context<unknown>['past']>
}

/** What a rule is asked with: its body's schema, the ids that there are, an agency, and its answer to a body. */
interface Asked {
  readonly body: z.ZodObject
  /** What its schema lets be left out and the rule does not. */
  readonly needed?: Readonly<Record<string, Needed>> | undefined
  readonly candidates: Candidates
  /** Where a field names several at once: all that it may name, which are offered if the rule takes them together. */
  readonly together?: Candidates
  /** What the edge adds to a body that names another pathway, or one of several victims, by its id. */
  readonly added?: Readonly<Record<string, object>>
  readonly agency: string
  readonly refusalOf: (body: unknown) => Refusal | undefined
}

/**
 * For each field of a body that names a part: the ids for which the rule would not refuse at once. The rule itself is asked,
 * with the least that the schema lets through, so that the choices of a form and the rule cannot differ. An id is left out
 * if the rule refuses it whatever else is chosen.
 */
export function choicesOf(asked: Asked): Record<string, string[]> {
  const shape: Readonly<Record<string, z.ZodType>> = asked.body.shape
  const bodies = variantsOf(shape, asked)
  return Object.fromEntries(
    Object.entries(shape).flatMap(([field, schema]) => {
      const several = elementOf(schema)
      if (several) {
        const all = idsOf(markOf(several), asked.together ?? {})
        return all
          ? [[field, isOpen(asked, bodies, [field], { [field]: all }) ? [...all] : []]]
          : []
      }
      const ids = idsOf(markOf(schema), asked.candidates)
      const valuesOf = (id: string) => ({ [field]: valueOf(schema, id), ...asked.added?.[id] })
      return ids ? [[field, ids.filter((id) => isOpen(asked, bodies, [field], valuesOf(id)))]] : []
    }),
  )
}

/** Of some values for several fields at once: those that the rule would not refuse at once for one of these fields. */
export function openOf<Values extends Readonly<Record<string, string>>>(
  asked: Asked,
  all: readonly Values[],
): Values[] {
  const bodies = variantsOf(asked.body.shape, asked)
  return all.filter((values) => isOpen(asked, bodies, Object.keys(values), values))
}

const isOpen = (
  asked: Asked,
  bodies: readonly Variant[],
  fields: readonly string[],
  values: object,
): boolean =>
  bodies.some(({ varies, body }) => {
    if (varies !== undefined && fields.includes(varies)) return false
    const field = asked.refusalOf(complete({ ...body, ...values }, asked))?.field
    return field === undefined || (!fields.includes(field) && field !== varies)
  })

/** A body, and which of its fields has another value than in the least one. */
interface Variant {
  readonly varies?: string
  readonly body: object
}

/** The least body, and the same with each other choice and each other part that it must name. */
function variantsOf(shape: Readonly<Record<string, z.ZodType>>, asked: Asked): readonly Variant[] {
  const least = possible(leastBody(shape, asked), shape, asked)
  const others = Object.entries(shape).flatMap(([field, schema]) =>
    allOf(schema, asked)
      .filter((value) => field in least && value !== least[field])
      .map((value) => ({ varies: field, body: { ...least, [field]: value } })),
  )
  return [{ body: least }, ...others]
}

type Body = Readonly<Record<string, unknown>>

const leastBody = (shape: Readonly<Record<string, z.ZodType>>, asked: Asked): Body =>
  Object.fromEntries(
    Object.entries(shape).flatMap(([field, schema]) => {
      const value = leastOf(schema, asked)
      return value === undefined ? [] : [[field, value]]
    }),
  )

/** The same with what the rule asks for besides, as things are chosen in it. */
const complete = (body: Body, asked: Asked): Body => ({
  ...Object.fromEntries(
    Object.entries(asked.needed ?? {}).flatMap(([field, when]) => {
      const asks =
        typeof when === 'string'
          ? when === 'always'
          : when.is.some((one) => one === body[when.when])
      const schema = (asked.body.shape as Readonly<Record<string, z.ZodType>>)[field] // what a shape is
      return asks && schema ? [[field, leastOf(bare(schema), asked)]] : []
    }),
  ),
  ...body,
})

/** The same with another choice in each field for which alone the rule refuses it, where there is one. */
const possible = (least: Body, shape: Readonly<Record<string, z.ZodType>>, asked: Asked): Body =>
  Object.entries(shape).reduce((body: Body, [field, schema]) => {
    if (!(field in body) || asked.refusalOf(body)?.field !== field) return body
    const others = allOf(schema, asked).map((value) => ({ ...body, [field]: value }))
    return others.find((other) => asked.refusalOf(other)?.field !== field) ?? body
  }, least)

/** All that can be chosen in a field, as far as it is known here. */
function allOf(schema: z.ZodType, { candidates }: Asked): readonly unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options
  return (idsOf(markOf(schema), candidates) ?? []).map((id) => valueOf(schema, id))
}

/** The least value that a schema lets through; undefined for what may be left out. */
function leastOf(schema: unknown, asked: Pick<Asked, 'candidates' | 'agency'>): unknown {
  if (!(schema instanceof z.ZodType) || mayBeLeftOut(schema)) return undefined
  const mark = fieldMarks.get(schema)?.mark
  if (mark !== undefined) return leastMarked(mark, schema, asked)
  if (schema instanceof z.ZodEnum) return schema.options[0]
  if (schema instanceof z.ZodBoolean) return false
  if (schema instanceof z.ZodNumber) return Math.max(1, schema.minValue ?? 1)
  if (schema instanceof z.ZodArray) return [leastOf(schema.element, asked)]
  if (schema instanceof z.ZodReadonly) return leastOf(schema.unwrap(), asked)
  if (schema instanceof z.ZodUnion) return leastOf(schema.options[0], asked)
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape).flatMap(([field, part]) => {
        const value = leastOf(part, asked)
        return value === undefined ? [] : [[field, value]]
      }),
    )
  return 'a'
}

const mayBeLeftOut = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodExactOptional ||
  schema instanceof z.ZodDefault

const fixed: Readonly<Partial<Record<FieldMark, string>>> = {
  date: '2000-01-03',
  pastDate: '2000-01-03',
  instant: '2000-01-03T10:00:00Z',
  pastInstant: '2000-01-03T10:00:00Z',
  meeting: 'cf0000000000aa',
  item: 'i1',
  victim: 'A',
}

function leastMarked(
  mark: FieldMark,
  schema: z.ZodType,
  { candidates, agency }: Pick<Asked, 'candidates' | 'agency'>,
): unknown {
  if (mark === 'agency') return agency
  const [first] = idsOf(mark, candidates) ?? []
  return valueOf(schema, first ?? fixed[mark] ?? '1')
}

const valueOf = (schema: z.ZodType, id: string): string | number =>
  bare(schema) instanceof z.ZodNumber ? Number(id) : id

const idsOf = (
  mark: FieldMark | undefined,
  candidates: Candidates,
): readonly string[] | undefined =>
  mark !== undefined && mark in candidates ? candidates[mark as keyof Candidates] : undefined

const markOf = (schema: z.ZodType): FieldMark | undefined => fieldMarks.get(bare(schema))?.mark

const elementOf = (schema: z.ZodType): z.ZodType | undefined => {
  const list = bare(schema)
  return list instanceof z.ZodArray ? (list.element as z.ZodType) : undefined // what is listed is a schema
}

const bare = (schema: z.ZodType): z.ZodType => {
  if (!(schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional)) return schema
  return schema.unwrap() as z.ZodType // what is optional is a schema
}
