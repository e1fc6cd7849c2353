import { z } from 'zod'
import type { Field, FieldText } from './field.ts'
import { fieldMarks } from '../../domain/fields.ts'
import type { Needed } from '../../domain/entity/rule.ts'
import { titlesOf } from '../../domain/titled.ts'

/** What the fields of a body are made with: the words of each, and what a rule needs besides its schema. */
interface Wording {
  readonly textOf: (path: string) => FieldText
  readonly needed: Readonly<Record<string, Needed>>
  /** Fields that are filled by another's choice, and not asked. */
  readonly filled: readonly string[]
}

/** The fields of a body, in its order, by introspection of its schema. */
export function fieldsOf(body: z.ZodObject, wording: Wording): readonly Field[] {
  return fieldsIn(body, '', wording)
}

const fieldsIn = (body: z.ZodObject, under: string, wording: Wording): Field[] =>
  Object.entries(body.shape)
    .filter(([name]) => under !== '' || !wording.filled.includes(name))
    .map(([name, schema]) => fieldOf(schema as z.ZodType, { name, under, wording }))

interface At {
  readonly name: string
  readonly under: string
  readonly wording: Wording
}

function fieldOf(schema: z.ZodType, { name, under, wording }: At): Field {
  const path = under === '' ? name : `${under}.${name}`
  const { inner, optional, preset } = unwrapped(schema)
  const common = {
    name,
    path,
    text: wording.textOf(path),
    required: wording.needed[path] ?? (optional ? 'no' : 'always'),
  } as const
  const mark = fieldMarks.get(inner)?.mark
  if (mark === 'date' || mark === 'pastDate') return { ...common, kind: 'date', dayAlone: true }
  if (mark === 'instant' || mark === 'pastInstant')
    return { ...common, kind: 'instant', dayAlone: takesDay(inner) }
  if (mark !== undefined && mark !== 'words' && mark !== 'text')
    return { ...common, kind: 'part', of: mark, numeric: inner instanceof z.ZodNumber }
  if (inner instanceof z.ZodString)
    return {
      ...common,
      kind: 'text',
      most: inner.maxLength ?? undefined,
      ...(mark === 'text' && { ofText: true }),
    }
  if (inner instanceof z.ZodNumber)
    return { ...common, kind: 'number', least: bound(inner.minValue), most: bound(inner.maxValue) }
  if (inner instanceof z.ZodBoolean)
    return {
      ...common,
      kind: 'yesNo',
      tick: preset === false,
      preset: preset === true ? 'yes' : undefined,
    }
  if (inner instanceof z.ZodEnum)
    return {
      ...common,
      kind: 'code',
      titles: titlesOf(inner),
      preset: typeof preset === 'string' ? preset : common.text.preset,
    }
  if (inner instanceof z.ZodObject)
    return { ...common, kind: 'group', fields: fieldsIn(inner, path, wording) }
  if (inner instanceof z.ZodArray) return listOf(inner, common, wording)
  throw new Error(`no form can ask for ${path}`)
}

/** A list: boxes to be ticked where there is a table of codes or parts, else rows. */
function listOf(
  list: z.ZodArray,
  common: Pick<Field, 'name' | 'path' | 'text' | 'required'>,
  wording: Wording,
): Field {
  const { path } = common
  const element = list.element as z.ZodType
  const under = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : ''
  const of = fieldOf(element, { name: common.name, under, wording })
  if (of.kind === 'code') return { ...of, ...common, kind: 'codes' }
  if (of.kind === 'part') return { ...of, ...common, kind: 'parts' }
  const { minimum, maximum } = list._zod.bag as { minimum?: number; maximum?: number } // zod's own
  return { ...common, kind: 'rows', of, least: minimum ?? 0, most: maximum }
}

interface Unwrapped {
  readonly inner: z.ZodType
  readonly optional: boolean
  readonly preset: unknown
}

/** What stands inside what may be left out. */
function unwrapped(schema: z.ZodType): Unwrapped {
  if (schema instanceof z.ZodDefault) {
    const preset: unknown = schema.def.defaultValue
    return { ...unwrapped(schema.unwrap() as z.ZodType), optional: true, preset }
  }
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable
  )
    return { ...unwrapped(schema.unwrap() as z.ZodType), optional: true }
  if (schema instanceof z.ZodReadonly) return unwrapped(schema.unwrap() as z.ZodType)
  return { inner: schema, optional: false, preset: undefined }
}

/** Whether a day will do where an instant is asked for. */
const takesDay = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodUnion && schema.options.some((one) => one instanceof z.ZodISODate)

/** A limit that somebody set. */
const bound = (limit: number | null): number | undefined =>
  limit === null || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit
