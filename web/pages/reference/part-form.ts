import { z } from 'zod'
import { answersIn } from '../../forms/check.ts'
import type { Choices } from '../../forms/read.ts'
import type { CommandForm } from '../../forms/commands.ts'
import { fieldsOf } from '../../forms/fields.ts'
import { line } from '../../../domain/fields.ts'
import { partText } from './part-texts.ts'
import type { PolicyPart } from '../../../app/reference/policy-parts.ts'
import { shapeOf } from './part-shapes.ts'
import type { Titles } from '../../../domain/titled.ts'

/** What a part of a policy, and why it is changed, is asked for with. */
export function formOfPart({ at, title, schema }: PolicyPart): CommandForm {
  const { schema: shape, needed = {} } = shapeOf(at, schema)
  const body = z.strictObject({ ...shape.shape, reason: line(1000) })
  const textOf = (path: string) => partText(at, path)
  const fields = fieldsOf(body, { needed, filled: [], textOf })
  const text = { confirm: '' } // there is a page of its own to check it
  return { kind: 'pathway', name: 'policy', label: title, body, text, fields, filledBy: {} }
}

/** The choices of a part: agencies, where it names any. */
export const choicesOfPart = (agencies: Titles): Choices => ({
  agencies: Object.entries(agencies).map(([value, { title }]) => ({ value, title })),
})

const aside: readonly string[] = ['source', 'mark', 'reason', 'title']

/** What a part says, each answer under its label; the answer alone where there is one. Where it comes from stands elsewhere. */
export function partInWords(
  { at, schema, value }: Pick<PolicyPart, 'at' | 'schema' | 'value'>,
  agencies: Titles,
): readonly string[] {
  if (!value) return []
  const { schema: shape, typed, said: inOwnWords } = shapeOf(at, schema)
  if (inOwnWords) return inOwnWords(value)
  const textOf = (path: string) => partText(at, path)
  const fields = fieldsOf(shape, { needed: {}, filled: [], textOf })
  const answers = answersIn(
    fields.filter(({ name }) => !aside.includes(name)),
    typed(value),
    choicesOfPart(agencies),
  )
  const said = answers.filter(([, answer]) => answer !== '')
  return said.length === 1 && said[0] && !/^\d/.test(said[0][1])
    ? [said[0][1]]
    : said.map(([label, answer]) => `${label}: ${answer.replaceAll('\n', ', ')}`)
}
