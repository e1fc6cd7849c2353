import { randomUUID } from 'node:crypto'
import type { App } from '../../api/deps.ts'

/** What goes with a request beside its body. */
interface Sending {
  readonly key?: string
  readonly ifMatch?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer, its body parsed. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
}

/** What can be asked of an API, as over HTTP. */
export interface Requests {
  get(url: string, token?: string): Promise<Answer>
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    token: string,
    body?: unknown,
    how?: Sending,
  ): Promise<Answer>
}

/** Asks an API without a network between. */
export const requestsTo = (app: App): Requests => ({
  get: async (url, token) =>
    answerOf(await app.inject({ url, headers: token ? { authorization: `Bearer ${token}` } : {} })),
  send: async (method, url, token, body, how = {}) =>
    answerOf(
      await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${token}`,
          'idempotency-key': how.key ?? randomUUID(),
          ...(how.ifMatch === undefined ? {} : { 'if-match': how.ifMatch }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...how.headers,
        },
        ...(body === undefined
          ? {}
          : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    ),
})

function answerOf(response: { statusCode: number; headers: object; body: string }): Answer {
  const { statusCode: status, headers, body: text } = response
  const json = /json/.test(String((headers as Record<string, unknown>)['content-type']))
  return {
    status,
    headers: headers as Record<string, unknown>,
    text,
    body: json ? (JSON.parse(text) as Record<string, unknown>) : {},
  }
}
