// Proves that no code reaches a person without a title: none in a command's body, and none in a policy.
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { conferenceCommands } from '../../../domain/conference/commands/index.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import { policySchema } from '../../../domain/policy/policy.ts'
import { within } from '../../support/schemas.ts'

/** The titles of an enum's codes, as the JSON Schema and OpenAPI give them. */
const titlesOf = (schema: z.ZodType) =>
  schema.meta()?.['x-enumDescriptions'] as Readonly<Record<string, string>> | undefined

const bodies: [string, z.ZodType][] = [
  ...Object.entries({ ...pathwayCommands, ...conferenceCommands }).map(
    ([name, { body }]): [string, z.ZodType] => [name, body],
  ),
  ['a policy', policySchema],
]

describe.each(bodies)('the codes of %s', (_, body) => {
  it('have titles', () => {
    for (const { path, schema } of within(body))
      if (schema instanceof z.ZodEnum) {
        const titles = titlesOf(schema) ?? {}
        expect([path, Object.keys(titles)]).toEqual([path, schema.options])
        for (const title of Object.values(titles)) expect(title).toMatch(/^[A-Za-z]\S*( \S+)*$/)
      }
  })
})

it('gives the titles to the JSON Schema', () => {
  const { body } = pathwayCommands['set-safe-contact']
  expect(z.toJSONSchema(body)).toMatchObject({
    properties: {
      channels: { items: { 'x-enumDescriptions': { phone: 'Telephone', post: 'Letter' } } },
    },
  })
})
