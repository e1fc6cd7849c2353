import { z } from 'zod'
import { type FieldMark, fieldMarks, type PartMark } from '../fields.ts'
import type { Refusal } from './decider.ts'

/** The ids that there are for a body to name, by what they are of. What is left out is not known here. */
export type Candidates = Readonly<Partial<Record<PartMark, readonly string[]>>>

/** What a rule is asked with: its body's schema, the ids that there are, an agency, and its answer to a body. */
interface Asked {
  readonly body: z.ZodObject
  readonly candidates: Candidates
  /** Where a field names several at once: all that it may name, which are offered if the rule takes them together. */
  readonly together?: Candidates
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
        return all ? [[field, isOpen(asked, bodies, field, all) ? [...all] : []]] : []
      }
      const ids = idsOf(markOf(schema), asked.candidates)
      return ids
        ? [[field, ids.filter((id) => isOpen(asked, bodies, field, valueOf(schema, id)))]]
        : []
    }),
  )
}

const isOpen = (
  { refusalOf }: Asked,
  bodies: readonly object[],
  field: string,
  value: unknown,
): boolean => bodies.some((body) => refusalOf({ ...body, [field]: value })?.field !== field)

/** The least body, and the same with each other choice and each other part that it must name. */
function variantsOf(shape: Readonly<Record<string, z.ZodType>>, asked: Asked): readonly object[] {
  const least = Object.fromEntries(
    Object.entries(shape).flatMap(([field, schema]) => {
      const value = leastOf(schema, asked)
      return value === undefined ? [] : [[field, value]]
    }),
  )
  const others = Object.entries(shape).flatMap(([field, schema]) =>
    field in least ? othersOf(schema, asked).map((value) => ({ ...least, [field]: value })) : [],
  )
  return [least, ...others]
}

function othersOf(schema: z.ZodType, { candidates }: Asked): readonly unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options.slice(1)
  return (idsOf(markOf(schema), candidates) ?? []).slice(1)
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
  meeting: 'cf0000000000aa',
  item: 'i1',
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
  mark !== undefined && mark in candidates ? candidates[mark as PartMark] : undefined

const markOf = (schema: z.ZodType): FieldMark | undefined => fieldMarks.get(bare(schema))?.mark

const elementOf = (schema: z.ZodType): z.ZodType | undefined => {
  const list = bare(schema)
  return list instanceof z.ZodArray ? (list.element as z.ZodType) : undefined // what is listed is a schema
}

const bare = (schema: z.ZodType): z.ZodType => {
  if (!(schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional)) return schema
  return schema.unwrap() as z.ZodType // what is optional is a schema
}
