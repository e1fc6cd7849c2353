// Proves that every number in the rules has a source and a mark.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { z } from 'zod'
import { policySchema } from '../../../domain/policy/policy.ts'

/** Where rules are; in `policy/`, `calendar/` and `reference/` are the numbers themselves, each with its own test. */
const folders = ['pathway', 'conference', 'obligations', 'stages', 'victim', 'post', 'matching']

/** Calls that bound lengths and shapes: such a number says how much is taken in, and nothing about the world. */
const bounding = ['max', 'min', 'words', 'line', 'slice', 'at', 'digits', 'padStart', 'toString']

/** Constants whose numbers are not of the world, and why. */
const ours: Readonly<Record<string, string>> = {
  weights: 'an order of outcomes, and no measure',
  minuteInMs: 'a unit',
  dayInMs: 'a unit',
  margin: 'longer than any run of days off, so that none is left out',
  conferenceRefusals: 'statuses of HTTP',
  triesAtOneTime: 'how often a machine tries before it waits',
  gatheringInMs: 'how long a machine waits for another',
  percent: 'what a hundredth is of',
  mostStrands: 'the letters of the alphabet',
  referralExample: 'made up, for the documentation',
}

const files = folders.flatMap((folder) =>
  readdirSync(`domain/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `domain/${folder}/${name}`),
)

/** The numbers of a file that nobody vouches for: beyond none and one, not a bound, and not beside a source and a mark. */
function bareNumbers(text: string, file = 'text.ts'): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (
      ts.isNumericLiteral(node) &&
      Number(node.text) > 1 &&
      !isBound(node) &&
      !isVouched(node) &&
      !isOurs(node)
    ) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      found.push(`${file}:${line + 1} ${node.getText()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isBound({ parent }: ts.Node): boolean {
  if (!ts.isCallExpression(parent)) return false
  const { expression } = parent
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression
  return bounding.includes(name.getText())
}

/** Whether it is ours: in one of those constants, or in what a command shows as an example of its body. */
function isOurs(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'example') return true
  if (ts.isVariableDeclaration(node) && Object.hasOwn(ours, node.name.getText())) return true
  return !ts.isSourceFile(node) && isOurs(node.parent)
}

/** Whether it is in an object that says where it comes from and how far to trust it, or in a call that asks for both. */
function isVouched(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && node.expression.getText() === 'sourced') return true
  if (ts.isObjectLiteralExpression(node)) {
    const names = node.properties.map(({ name }) => name?.getText())
    if (names.includes('source') && names.includes('mark')) return true
  }
  return !ts.isSourceFile(node) && isVouched(node.parent)
}

describe('the numbers in the rules', () => {
  it.each(files)('%s has no number that nobody vouches for', (file) => {
    expect(bareNumbers(readFileSync(file, 'utf8'), file)).toEqual([])
  })

  it.each(Object.entries(ours))('are ours in %s: %s', (name) => {
    const all = files.map((file) => readFileSync(file, 'utf8')).join('\n')
    expect(all).toContain(`const ${name} = `)
  })

  it('are found if they are bare, and not if a source and a mark are beside them', () => {
    expect(bareNumbers('const span = { workingDays: 5 }')).toEqual(['text.ts:1 5'])
    expect(bareNumbers('const wait = 90 * day')).toEqual(['text.ts:1 90'])
    expect(bareNumbers("const a = { span: { days: 90 }, source: 's', mark: 'K' }")).toEqual([])
    expect(bareNumbers('const body = { note: words(2000), days: x.max(90) }')).toEqual([])
    expect(bareNumbers('const today = { days: 0 }; const next = n + 1')).toEqual([])
  })
})

describe('the schema of a policy', () => {
  it('takes no number without a source and a mark, in what must be there and in what may', () => {
    expect(bareIn(policySchema)).toEqual([])
    expect(bareIn(z.strictObject({ a: z.strictObject({ days: z.int() }).optional() }))).toEqual([
      'policy.a.days',
    ])
  })
})

/** If a schema takes numbers without asking, where they come from is beside or above them. */
function bareIn(schema: unknown, path = 'policy'): string[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodDefault
  )
    return bareIn(schema.unwrap(), path)
  if (schema instanceof z.ZodNumber) return [path]
  if (schema instanceof z.ZodArray) return bareIn(schema.element, `${path}[]`)
  if (schema instanceof z.ZodRecord) return bareIn(schema.valueType, `${path}.*`)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => bareIn(option, path))
  if (!(schema instanceof z.ZodObject)) return []
  if ('source' in schema.shape && 'mark' in schema.shape) return []
  return Object.entries(schema.shape).flatMap(([key, part]) => bareIn(part, `${path}.${key}`))
}
