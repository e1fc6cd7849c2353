// Proves what a page answers when its address cannot be used: which part of the query is wrong, and nothing of what is there.
import { describe, expect, it } from '@jest/globals'
import { page } from '../../../web/page.ts'
import { z } from 'zod'

const asked = {
  deps: undefined,
  by: undefined,
  session: undefined,
  posted: {},
  kept: undefined,
  now: 0,
  url: '/',
} as never as Parameters<ReturnType<typeof page>['answer']>[0]

const list = page({
  path: '/list/:id',
  who: 'anyAgency',
  params: z.object({ id: z.string().length(3) }),
  query: z.strictObject({ kind: z.enum(['late', 'early']).optional() }),
  read: ({ query }) => Promise.resolve(query),
  view: ({ kind }) => ({ to: `/${kind ?? 'all'}` }),
})

const answer = (id: string, query: object) => list.answer({ ...asked, params: { id }, query })

describe('the address of a page', () => {
  it('is used where every part of it is known', async () => {
    expect(await answer('abc', { kind: 'late' })).toEqual({ to: '/late' })
    expect(await answer('abc', {})).toEqual({ to: '/all' })
  })

  it.each([
    ['a value that its field does not have', { kind: 'never' }, 'kind', 'one-of'],
    ['a field that the page does not have', { sort: 'due' }, 'sort', 'unknown-field'],
  ])('is bad input where its query has %s, and names it', async (_, query, field, rule) => {
    expect(await answer('abc', query)).toMatchObject({ no: 'bad', errors: [{ field, rule }] })
  })

  it('leads to nothing where it has an id of no kind', async () => {
    expect(await answer('abcd', {})).toEqual({ no: 'refused', code: 'not-found', errors: [] })
  })
})
