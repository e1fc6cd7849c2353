import { z } from 'zod'
import type { Database } from '../../store/database.ts'
import { errorsOf } from '../field-errors.ts'
import type { FieldError } from '../answers.ts'
import { markedErrors } from '../commands/edge.ts'
import { referralSchema } from '../../domain/pathway/commands/submit-referral.ts'
import { unfinishedText } from '../../domain/fields.ts'

const deepest = 6

/** Whatever is typed so far: text, numbers, lists and fields, no deeper and no longer than a referral has them. */
function unfinished(depth: number): z.ZodType {
  const leaf = [unfinishedText(4000), z.number(), z.boolean(), z.null()] as const
  if (depth === 0) return z.union(leaf)
  const inner = unfinished(depth - 1)
  return z.union([...leaf, z.array(inner).max(100), z.record(fieldName, inner)])
}

const fieldName = z
  .string()
  .regex(/^[A-Za-z]{1,40}$/, 'must be the name of a field.')
  .meta({ maxLength: 40 })
const value = unfinished(deepest)
const fields = z.record(fieldName, value)

/** A referral that is begun: any of its parts, each as far as it is. */
export const draftSchema = z
  .strictObject({
    site: unfinishedText(80),
    referrer: fields,
    person: fields,
    victim: fields,
    concern: fields,
    screening: fields,
    lawfulBasis: unfinishedText(80),
    worksFor: unfinishedText(80),
    urgent: z.boolean(),
  })
  .partial()
export type DraftDocument = z.output<typeof draftSchema>

/** The parts of a referral as a form has them. */
export const sections = {
  referrer: referralSchema.pick({ site: true, referrer: true }),
  person: referralSchema.pick({ person: true, worksFor: true }),
  victim: referralSchema.pick({ victim: true }),
  concern: referralSchema.pick({ concern: true }),
  screening: referralSchema.pick({ screening: true }),
  basis: referralSchema.pick({ lawfulBasis: true, urgent: true }),
} as const
export type Section = keyof typeof sections

/** How far a part is, and what is still wrong with it. */
export interface SectionState {
  readonly state: 'empty' | 'begun' | 'complete'
  readonly errors: readonly FieldError[]
}

/** How far each part of a draft is, judged as a referral would be. */
export async function sectionsOf(
  database: Database,
  document: DraftDocument,
  now: number,
): Promise<Record<Section, SectionState>> {
  const states: Partial<Record<Section, SectionState>> = {}
  for (const section of Object.keys(sections) as Section[])
    // the keys of a constant
    states[section] = await sectionOf(database, sections[section], document, now)
  return states as Record<Section, SectionState>
}

async function sectionOf(
  database: Database,
  schema: z.ZodObject,
  document: DraftDocument,
  now: number,
): Promise<SectionState> {
  const keys = Object.keys(schema.shape)
  const part = Object.fromEntries(Object.entries(document).filter(([key]) => keys.includes(key)))
  const parsed = schema.safeParse(part)
  const errors = parsed.success
    ? await markedErrors(database, schema, parsed.data, now)
    : errorsOf(parsed.error, part)
  if (errors.length === 0) return { state: 'complete', errors }
  return { state: saysNothing(part) ? 'empty' : 'begun', errors }
}

/** Whether nobody has typed anything: blank fields, lists without an entry and who may read nothing are nothing. */
function saysNothing(said: unknown): boolean {
  if (said === undefined || said === null || said === false) return true
  if (typeof said === 'string') return said.trim() === ''
  if (typeof said !== 'object') return false
  return Object.entries(said).every(([name, part]) => name === 'audience' || saysNothing(part))
}
