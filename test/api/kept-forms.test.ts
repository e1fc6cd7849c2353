// Proves that what was typed outlives the session of its sender, for nobody else and not for long.
import { afterAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { asOwner } from '../support/database.ts'
import { ownApi } from '../support/api.ts'
import { pagesOf, signIn, visit } from '../support/pages.ts'

const api = await ownApi()
let changed = 0
const app = await pagesOf(api, (scope) => {
  const config = { page: true, who: ['coordinator', 'chair'] } as const
  scope.get('/probe', { config }, async ({ kept }) => ({ kept }))
  scope.get('/other', { config }, async ({ kept }) => ({ kept }))
  scope.post('/probe', { config }, async () => ++changed)
})
afterAll(() => app.close())

const written = { words: 'What was typed', rows: 'more' }

describe('a form that is sent when the session has run out', () => {
  async function lose(session: string) {
    const visitor = visit(app, session)
    await sql`update web_sessions set seen = now() - interval '16 minutes'`.execute(api.database)
    const { status, to } = await visitor.post('/probe', written)
    expect([status, to, changed]).toEqual([303, '/sign-in/again?to=%2Fprobe&kept=yes', 0])
    return visitor
  }
  const back = async (visitor: ReturnType<typeof visit>, session: string, url = '/probe') => {
    visitor.browser.cookies.set('throughline-session-80', session)
    return (JSON.parse((await visitor.get(url)).text) as { kept: unknown }).kept
  }

  it('comes back filled in, once', async () => {
    const visitor = await lose(await signIn(api, 'coordinator'))
    expect((await visitor.get('/sign-in/again?to=%2Fprobe&kept=yes')).text).toContain(
      '/sign-in?to=%2Fprobe',
    )
    const again = await signIn(api, 'coordinator')
    expect(await back(visitor, again)).toEqual(written)
    expect(await back(visitor, again)).toBeUndefined()
  })

  it('does not come back to anybody else, in another browser, or after half an hour', async () => {
    const visitor = await lose(await signIn(api, 'coordinator'))
    expect(await back(visitor, await signIn(api, 'chair'))).toBeUndefined()
    const again = await signIn(api, 'coordinator')
    expect(await back(visit(app), again)).toBeUndefined()
    await asOwner(api.database, (owner) => sql`update web_kept set ends = now()`.execute(owner))
    expect(await back(visitor, again)).toBeUndefined()
  })

  it('does not come back at another form', async () => {
    const visitor = await lose(await signIn(api, 'coordinator'))
    const again = await signIn(api, 'coordinator')
    expect(await back(visitor, again, '/other')).toBeUndefined()
    expect(await back(visitor, again)).toEqual(written)
  })

  it('waits for its sender, though somebody else signs in first', async () => {
    const visitor = await lose(await signIn(api, 'coordinator'))
    await back(visitor, await signIn(api, 'chair'))
    expect(await back(visitor, await signIn(api, 'coordinator'))).toEqual(written)
  })

  it('stands in the database so that nobody can read it there', async () => {
    await lose(await signIn(api, 'coordinator'))
    const [row] = await api.database.selectFrom('web_kept').selectAll().execute()
    expect(row?.sealed.toString('latin1')).not.toContain('typed')
  })

  it('gives way to newer ones of its sender, as their oldest session does', async () => {
    const session = await signIn(api, 'coordinator')
    for (let n = 0; n < 25; n += 1) await lose(session)
    const kept = await api.database.selectFrom('web_kept').select('actor').execute()
    expect(kept).toHaveLength(20)
    for (let n = 0; n < 12; n += 1) await signIn(api, 'chair')
    const chairs = await api.database
      .selectFrom('web_sessions')
      .select('actor')
      .where(sql<boolean>`ends > now()`)
      .execute()
    const counts = [...Map.groupBy(chairs, ({ actor }) => actor).values()].map((all) => all.length)
    expect(Math.max(...counts)).toBe(10)
  })

  it('is not kept for somebody who never was signed in', async () => {
    const { to } = await visit(app).post('/probe', written)
    expect(to).toBe('/sign-in/again?to=%2Fprobe')
  })
})
