// Proves that one person has at most so many drafts at a time, that it is said which rule stops more, and that others are not stopped by it.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { draftDays, mostDrafts } from '../../domain/drafts.ts'
import { ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const agency = 'london-housing'
const hoarder = { sub: 'hoarder', agency }
const token = await api.token('agencyWorker', hoarder)
const begin = (by = token, key: string = randomUUID()) =>
  api.send('POST', '/api/drafts', by, { site: 'london' }, { key })
const page = async () => visit(api.app, await signIn(api, 'agencyWorker', hoarder))
const yours = async () => (await api.get('/api/drafts', token)).body['yours']

const first = randomUUID()
beforeAll(async () => {
  await begin(token, first)
  while (((await yours()) as { count: number }).count < mostDrafts - 1) await begin()
})

it('of several that are begun at once, no more are kept than there may be', async () => {
  const answers = await Promise.all([1, 2, 3].map(async () => begin()))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  expect(await yours()).toEqual({ count: mostDrafts, most: mostDrafts })
})

describe('whoever has as many as one person may have', () => {
  it('is told by which rule no other is begun, and keeps nothing of it', async () => {
    const key = randomUUID()
    const { status, body } = await begin(token, key)
    expect([status, body['code']]).toEqual([409, 'too-many-drafts'])
    expect(body['title']).toContain(`${mostDrafts} drafts`)
    expect((await api.get(`/api/drafts/${key}`, token)).status).toBe(404)
    const keys = api.database.selectFrom('data_keys').select('id').where('scope', '=', 'draft')
    expect(await keys.execute()).toHaveLength(mostDrafts)
  })

  it('gets the same draft again for the same key', async () => {
    expect((await begin(token, first)).status).toBe(200)
  })

  it('reads so on the page in the place of the button, and when they press it all the same', async () => {
    const visitor = await page()
    const { text } = await visitor.get('/refer')
    expect(text).toContain(`You have ${mostDrafts} drafts that have not been sent`)
    expect(text).not.toContain('Start a referral')
    const pressed = await visitor.post('/refer', { key: randomUUID() })
    expect(pressed.status).toBe(409)
    expect(pressed.text).toContain(`You have ${mostDrafts} drafts that have not been sent`)
  })

  it('stops nobody else of their agency', async () => {
    const other = await api.token('agencyWorker', { sub: 'other', agency })
    expect((await begin(other)).status).toBe(201)
    const { text } = await visit(
      api.app,
      await signIn(api, 'agencyWorker', { sub: 'other', agency }),
    ).get('/refer')
    expect(text).toContain('Start a referral')
    expect(text).toContain(`You started 1 of the ${mostDrafts} that one person may have`)
  })

  it('begins another once one is deleted, or too old', async () => {
    const ifMatch = '"1"'
    const gone = await api.send('DELETE', `/api/drafts/${first}`, token, undefined, { ifMatch })
    expect(gone.status).toBe(204)
    expect((await begin()).status).toBe(201)
    expect((await begin()).status).toBe(409)
    api.clock.now += draftDays * 24 * 3_600_000 + 1
    expect((await begin()).status).toBe(201)
  })
})
