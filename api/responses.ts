import { many } from '../app/views/many.ts'
import { z } from 'zod'
import { codeOf } from '../domain/titled.ts'
import { problems } from './problem.ts'

/** An error, as every route gives it. */
const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string().meta({ description: 'A sentence fit to show a person.' }),
    status: z.int(),
    code: codeOf(problems).meta({ description: 'Stable: match on this.' }),
    errors: many(z.object({ field: z.string(), rule: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'The fields that cannot be used. Values are never repeated.' }),
  })
  .meta({ id: 'Problem' })

const described = {
  400: 'Bad input: each field that cannot be used, with the rule it breaks.',
  401: 'No valid token.',
  403: 'Your role, or your agency, may not do this.',
  404: 'There is nothing here that you may see.',
  409: 'Refused by the rules, with the code of the refusal.',
  412: 'Somebody else has changed this since the version in If-Match.',
  413: 'The body is larger than 256 KB.',
  415: 'The body is not JSON.',
  422: 'This Idempotency-Key has already been used for something else.',
  429: 'Too many requests in a short time: `Retry-After` says for how many seconds to wait.',
  500: 'A fault of ours. It has been logged.',
  503: 'Not possible at the moment. It is safe to send again with the same key.',
} as const
type ErrorStatus = keyof typeof described

/** The error answers of a route, as its documentation lists them; anybody may ask for too much of any of them. */
export function errorAnswers(...statuses: readonly ErrorStatus[]) {
  const answers = ([...statuses, 429] as const).map((status) => [
    status,
    {
      description: described[status],
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  ])
  return Object.fromEntries(answers) as Record<ErrorStatus, object>
}

/** What every command can answer, besides success. */
export const commandErrors = errorAnswers(400, 401, 403, 404, 409, 413, 415, 422, 500, 503)

/** What every read can answer, besides success. */
export const readErrors = errorAnswers(400, 401, 403, 404, 500, 503)
