// Proves that whatever can be sent or is answered has an end: every list has a greatest length, and so has every text of a request.
import { beforeAll, expect, it } from '@jest/globals'
import { ownApi } from '../support/api.ts'

type Schema = Readonly<Record<string, unknown>>

const api = await ownApi()
let document: Schema = {}
beforeAll(async () => {
  document = (await api.get('/api/openapi.json')).body
})

/** What stands at a reference of the document. */
const at = (ref: string): Schema =>
  ref
    .split('/')
    .slice(1)
    .reduce((part: Schema, step) => part[step] as Schema, document)

/** Every schema within one, with its path; what refers to another is followed, once on each way. */
function* within(
  schema: Schema,
  path: string,
  on: readonly string[] = [],
): Generator<{ schema: Schema; path: string }> {
  const ref = schema['$ref']
  if (typeof ref === 'string') {
    if (!on.includes(ref)) yield* within(at(ref), path, [...on, ref])
    return
  }
  yield { schema, path }
  for (const [name, part] of Object.entries((schema['properties'] ?? {}) as Schema))
    yield* within(part as Schema, `${path}.${name}`, on)
  for (const key of ['items', 'additionalProperties', 'propertyNames'])
    if (typeof schema[key] === 'object') yield* within(schema[key] as Schema, `${path}.${key}`, on)
  for (const key of ['anyOf', 'oneOf', 'allOf', 'prefixItems'])
    for (const [n, part] of ((schema[key] ?? []) as Schema[]).entries())
      yield* within(part, `${path}.${key}${n}`, on)
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> }
  readonly responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}

const operations = () =>
  Object.entries(document['paths'] as Record<string, Record<string, Operation>>).flatMap(
    ([route, methods]) =>
      Object.entries(methods).map(([method, one]) => [`${method} ${route}`, one] as const),
  )

function requestsOf(): { schema: Schema; path: string }[] {
  return operations().flatMap(([name, { parameters = [], requestBody }]) => [
    ...parameters.flatMap((one) => [...within(one.schema, `${name} ${one.name}`)]),
    ...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => [...within(schema, name)]),
  ])
}

const responsesOf = () =>
  operations().flatMap(([name, { responses }]) =>
    Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.values(content).flatMap(({ schema }) =>
        schema ? [...within(schema, `${name} ${status}`)] : [],
      ),
    ),
  )

const isA = (schema: Schema, type: string): boolean => [schema['type']].flat().includes(type)
const endless = (all: readonly { schema: Schema; path: string }[]) => ({
  lists: all.filter(({ schema }) => isA(schema, 'array') && !('maxItems' in schema)),
  texts: all.filter(
    ({ schema }) =>
      isA(schema, 'string') &&
      !('maxLength' in schema) &&
      !('enum' in schema) &&
      !('const' in schema),
  ),
})
const paths = (all: readonly { path: string }[]) => [...new Set(all.map(({ path }) => path))].sort()

it('takes no text and no list without an end', () => {
  const all = requestsOf()
  expect(all.length).toBeGreaterThan(500)
  expect(paths(endless(all).texts)).toEqual([])
  expect(paths(endless(all).lists)).toEqual([])
})

it('answers no list without an end', () => {
  const all = responsesOf()
  expect(all.filter(({ schema }) => isA(schema, 'array')).length).toBeGreaterThan(100)
  expect(paths(endless(all).lists)).toEqual([])
})
