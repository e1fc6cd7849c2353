import { expect } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Answer, type TestApi } from './api.ts'

interface Documented {
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >
}

/** Expects answers that are what the documentation says of their routes, such as `/api/pathways/{id}`. */
export async function expectDocumented(
  api: TestApi,
  answers: readonly (readonly [route: string, answer: Answer])[],
): Promise<void> {
  const { body } = await api.get('/api/openapi.json')
  const paths = body['paths'] as Record<string, { readonly get: Documented }>
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'document', components: body['components'] })
  for (const [route, answer] of answers) {
    const schema = paths[route]?.get.responses['200']?.content['application/json']?.schema
    expect([route, schema, answer.status]).toEqual([route, expect.any(Object), 200])
    const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components')
    const valid = ajv.validate(JSON.parse(text) as object, answer.body)
    expect([route, valid, ajv.errors]).toEqual([route, true, null])
  }
}
