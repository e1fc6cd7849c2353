// Proves that what was given out to somebody can be taken back at once, everywhere, by who may, and by nobody else.
import { describe, expect, it } from '@jest/globals'
import { decodeJwt } from 'jose'
import { sql } from 'kysely'
import { enteredIn } from '../support/audit.ts'
import { forgetRevocations, Revocations, revoke } from '../../store/revocations.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { loadConfig } from '../../platform/config.ts'
import { revokeFromHere } from '../../scripts/sign-in/revoke.ts'
import { signIn, visit } from '../support/pages.ts'
import { codes, roles } from '../../domain/codes.ts'
import { until } from '../support/until.ts'

const api = await ownApi()
const url = '/api/sites'
const end = '/api/access/revoke'
const administrator = await api.token('administrator')
const now = () => Math.floor(Date.now() / 1000)

/** Somebody of London who has come in before, with a token made a minute ago. */
async function somebody(sub: string, more: object = {}) {
  const token = await api.signed({ sub, iat: now() - 60, ...more })
  expect(await status(token)).toBe(200)
  await api.get('/api/pathways', token)
  return token
}
const status = async (token: string) => (await api.get(url, token)).status
const revoking = (body: object, by = administrator) => api.send('POST', end, by, body)

describe('a subject that is revoked', () => {
  it('is refused with what it has, at once, and comes in with what is made afterwards', async () => {
    const [lost, other] = [await somebody('lost'), await somebody('another')]
    const session = visit(api.app, await signIn(api, 'agencyWorker', { sub: 'lost' }))
    expect((await session.get('/work')).status).toBe(200)
    expect(await revoking({ subject: 'lost' })).toMatchObject({
      status: 200,
      body: { sessions: 1 },
    })
    const refused = await api.get(url, lost)
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([401, 'Bearer'])
    expect((await session.get('/work')).to).toMatch(/^\/sign-in/)
    expect(await status(await api.signed({ sub: 'lost', iat: now() + 3 }))).toBe(200)
    expect(await status(other)).toBe(200)
    const again = visit(api.app, await signIn(api, 'agencyWorker', { sub: 'lost' }))
    expect((await again.get('/work')).status).toBe(200)
  })

  it('is named by the id that the audit log has as well, and a token by its own', async () => {
    const token = await somebody('by id', { jti: 'one' })
    const second = await somebody('by id', { jti: 'two' })
    const ofAnother = await somebody('of another', { jti: 'one' })
    const entries = await enteredIn(api.database)
    const { id = '' } = entries.findLast(({ what }) => what === 'caseload')?.actor ?? {}
    expect(await status(ofAnother)).toBe(200)
    expect((await revoking({ subject: 'by id', token: 'one' })).body).toEqual({ sessions: 0 })
    expect([await status(token), await status(second), await status(ofAnother)]).toEqual([
      401, 200, 200,
    ])
    expect((await revoking({ subject: id })).status).toBe(200)
    expect(await status(ofAnother)).toBe(401)
  })

  it('is refused in other processes within a second, even if they missed the notice', async () => {
    await somebody('elsewhere')
    const actor = await api.deps.actors.idFor('throughline', 'elsewhere')
    const deaf = new Revocations(api.database, { hearReference: () => undefined })
    const has = () => deaf.has({ actor, token: undefined, issuedAt: Date.now() - 60_000 })
    expect(await has()).toBe(false)
    await revoke(api.database, { actor }, 'somebody')
    await until(has)
    let heard: () => void = () => undefined
    const told = new Revocations(api.database, { hearReference: (tell) => (heard = tell) })
    const other = { actor: 'x', token: undefined, issuedAt: Date.now() - 60_000 }
    expect(await told.has(other)).toBe(false)
    await revoke(api.database, { actor: 'x' }, 'somebody')
    heard()
    expect(await told.has(other)).toBe(true)
  })

  it('is refused by what the database notifies of, whoever revoked', async () => {
    const token = await somebody('notified')
    const actor = await api.deps.actors.idFor('throughline', 'notified')
    let told = 0
    const leave = api.deps.revocations.follow(() => (told += 1))
    await revoke(api.database, { actor }, 'somebody')
    await until(() => told > 0)
    leave()
    expect(await status(token)).toBe(401)
  })

  it('is forgotten once no token of then is taken, and not before', async () => {
    const rows = async () => (await sql`select from revocations`.execute(api.database)).rows.length
    const before = await rows()
    expect(before).toBeGreaterThan(0)
    await forgetRevocations(api.database)
    expect(await rows()).toBe(before)
    await sql`insert into revocations (actor, at, by, ends)
      select actor, at - interval '31 days', by, ends - interval '31 days' from revocations`.execute(
      api.database,
    )
    expect(await rows()).toBe(2 * before)
    await forgetRevocations(api.database)
    expect(await rows()).toBe(before)
    const lasts =
      await sql`select from revocations where ends < now() + interval '30 days'`.execute(
        api.database,
      )
    expect(lasts.rows).toEqual([])
  })
})

describe('who may revoke', () => {
  it('is an administrator or the officer, of a site at which that person was last', async () => {
    await somebody('theirs')
    const elsewhere = await api.token('administrator', { sites: ['hampshire'] })
    for (const subject of ['theirs', 'nobody at all', 'theirs '])
      expect([subject, (await revoking({ subject }, elsewhere)).status]).toEqual([subject, 404])
    for (const role of codes(roles)) {
      const may = ['administrator', 'dataProtectionOfficer'].includes(role)
      const { status: answered } = await revoking({ subject: 'theirs' }, await api.token(role))
      expect([role, answered]).toEqual([role, may ? 200 : 403])
      const page = visit(api.app, await signIn(api, role))
      expect([role, (await page.get('/access/end')).status]).toEqual([role, may ? 200 : 403])
    }
    expect((await api.send('POST', end, '', { subject: 'theirs' })).status).toBe(401)
  })

  it('is known by their last site, and else by their agency', async () => {
    await somebody('moved', { sites: ['hampshire'], agency: 'hampshire-housing' })
    expect((await revoking({ subject: 'moved' })).status).toBe(404)
    await api.signed({ sub: 'quiet' }).then(status)
    expect((await revoking({ subject: 'quiet' })).status).toBe(200)
  })

  it('is on the audit log, and whom they named is there by an id alone', async () => {
    await somebody('canary@example.org')
    await revoking({ subject: 'canary@example.org' })
    const officer = await api.token('dataProtectionOfficer')
    const [entry] = itemsOf(await api.get('/api/audit?kind=revocation', officer))
    const actor = await api.deps.actors.idFor('throughline', 'canary@example.org')
    expect(entry).toMatchObject({ what: 'access', facts: { actor, only: 'all' } })
    expect(JSON.stringify(await enteredIn(api.database))).not.toContain('canary@')
    expect(api.logged.join('')).not.toContain('canary@')
  })
})

describe('the page', () => {
  it('does the same, and says what is wrong beside its field', async () => {
    const token = await somebody('on a page')
    const page = visit(api.app, await signIn(api, 'administrator'))
    expect((await page.get('/reference')).text).toContain('href="/access/end"')
    for (const [typed, why] of [
      [{ subject: ' ', token: '' }, 'Enter the id of a person'],
      [{ subject: 'nobody at all', token: '' }, 'Nobody at your sites is known by this'],
      [{ subject: 'x'.repeat(256), token: '' }, 'Who must be one line of 255'],
    ] as const) {
      const { status: answered, text } = await page.post('/access/end', typed)
      expect([answered, text]).toEqual([400, expect.stringContaining(`href="#subject"`)])
      expect(text).toContain(why)
    }
    expect(await status(token)).toBe(200)
    const { text } = await page.post('/access/end', { subject: 'on a page', token: '' })
    expect(text).toContain('Access ended')
    expect(await status(token)).toBe(401)
  })
})

describe('the command line', () => {
  const from = { DATABASE_URL: api.databaseUrl, TEMPORAL_ADDRESS: 'x:1', SMTP_URL: 'smtp://x:1' }
  const dataDir = api.deps.config.dataDir
  const config = loadConfig('token', { ...from, DATA_DIR: dataDir })

  it('revokes a subject or a token, whichever it is, and enters it first', async () => {
    const [subject, one] = [await somebody('typed'), await somebody('other', { jti: 'typed one' })]
    const entered = (await enteredIn(api.database)).length
    expect(await revokeFromHere(config, 'typed')).toContain('No token of that subject')
    await revokeFromHere(config, 'typed one')
    api.deps.revocations.forget()
    expect([await status(subject), await status(one)]).toEqual([401, 401])
    const after = (await enteredIn(api.database)).slice(entered)
    expect(after.filter(({ kind }) => kind === 'revocation')).toHaveLength(2)
    expect(JSON.stringify(after)).not.toContain('typed')
  })

  it('made tokens have an id of their own', async () => {
    const ids = [administrator, await api.token('administrator')].map((one) => decodeJwt(one).jti)
    expect(new Set(ids).size).toBe(2)
    expect(ids).not.toContain(undefined)
  })
})
