import { expect } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { TestApi } from './api.ts'
import type { Answer } from './requests.ts'

interface Documented {
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >
}

/** Expects answers that are what the documentation says of their routes, such as `/api/pathways/{id}`: each read, with 200. */
export async function expectDocumented(
  api: TestApi,
  answers: readonly (readonly [route: string, answer: Answer])[],
): Promise<void> {
  for (const [route, { status }] of answers) expect([route, status]).toEqual([route, 200])
  await expectSaid(
    api,
    answers.map(([route, answer]) => [`get ${route}`, answer] as const),
  )
}

/** Expects answers of any kind that are what the documentation says of their operations, such as `post /api/conferences`. */
export async function expectSaid(
  api: TestApi,
  answers: readonly (readonly [operation: string, answer: Answer])[],
): Promise<void> {
  const { body } = await api.get('/api/openapi.json')
  const paths = body['paths'] as Record<string, Record<string, Documented>>
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'document', components: body['components'] })
  for (const [operation, answer] of answers) {
    const [method = '', route = ''] = operation.split(' ')
    const kind = String(answer.headers['content-type']).split(';')[0] ?? ''
    const said = paths[route]?.[method]?.responses[String(answer.status)]
    const schema = said?.content[kind]?.schema
    expect([operation, answer.status, kind, schema]).toEqual([
      operation,
      answer.status,
      kind,
      expect.any(Object),
    ])
    const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components')
    const valid = ajv.validate(JSON.parse(text) as object, answer.body)
    expect([operation, valid, ajv.errors]).toEqual([operation, true, null])
  }
}
