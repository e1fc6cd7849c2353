// Proves that whoever may end access reads whose was ended at their sites, by whom, when and until when, and nobody else does.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { codes, roles } from '../../domain/codes.ts'
import { enteredIn } from '../support/audit.ts'
import { forgetRevocations } from '../../store/revocations.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { loadConfig } from '../../platform/config.ts'
import { revokeFromHere } from '../../scripts/sign-in/revoke.ts'
import { signIn, visit } from '../support/pages.ts'
import { sql } from 'kysely'

const api = await ownApi()
const url = '/api/access/revocations'
const administrator = await api.token('administrator')
const officer = await api.token('dataProtectionOfficer')
const elsewhere = await api.token('administrator', { sites: ['hampshire'] })

/** Somebody who did something at a site, and whose access is then ended. */
async function ended(sub: string, by: string, site = 'london', more: object = {}) {
  const agency = `${site}-housing`
  const token = await api.token('agencyWorker', { sub, agency, sites: [site] })
  await api.get('/api/pathways', token)
  const { status } = await api.send('POST', '/api/access/revoke', by, { subject: sub, ...more })
  expect(status).toBe(200)
}
const listed = async (by: string) => itemsOf(await api.get(url, by))
const idOf = (sub: string) => api.deps.actors.idFor('throughline', sub)

beforeAll(async () => {
  await ended('of London', administrator)
  await ended('of one token', officer, 'london', { token: 'its jti' })
  await ended('of Hampshire', elsewhere, 'hampshire')
})

describe('whose access was ended', () => {
  it('is read with by whom, when, and until when it is kept', async () => {
    const [first, second, ...others] = await listed(administrator)
    expect(others).toEqual([])
    expect(first).toMatchObject({
      person: { id: await idOf('of one token'), agency: 'london-housing' },
      oneToken: true,
      by: { name: 'dataProtectionOfficer Person' },
    })
    expect(second).toMatchObject({
      person: { id: await idOf('of London') },
      oneToken: false,
      by: { name: 'administrator Person' },
    })
    const { at, until } = second as { at: string; until: string }
    const days = (Date.parse(until) - Date.parse(at)) / (24 * 3_600_000)
    expect(Math.round(days)).toBe(31)
  })

  it('is read at one’s own sites alone', async () => {
    const theirs = await listed(elsewhere)
    const people = theirs.map(({ person }) => (person as { id: string }).id)
    expect(people).toEqual([await idOf('of Hampshire')])
  })

  it('says no token, and enters that somebody looked', async () => {
    const { text } = await api.get(url, officer)
    expect(text).not.toContain('its jti')
    const last = (await enteredIn(api.database)).findLast(({ what }) => what === 'revocations')
    expect(last).toMatchObject({ kind: 'list' })
  })

  it('names nobody where whoever runs the system did it, and no token of nobody', async () => {
    const config = loadConfig('token', {
      ...{ DATABASE_URL: api.databaseUrl, DATA_DIR: api.deps.config.dataDir },
      ...{ TEMPORAL_ADDRESS: 'x:1', SMTP_URL: 'smtp://x:1' },
    })
    await revokeFromHere(config, 'of London')
    const found = await listed(administrator)
    expect(found).toHaveLength(3)
    expect(found[0]).toMatchObject({ person: { id: await idOf('of London') }, by: null })
  })

  it('is for who may end access, and for nobody else', async () => {
    for (const role of codes(roles)) {
      const may = ['administrator', 'dataProtectionOfficer'].includes(role)
      const { status } = await api.get(url, await api.token(role))
      const page = visit(api.app, await signIn(api, role))
      const seen = await page.get('/access/ended')
      expect([role, status, seen.status]).toEqual([role, may ? 200 : 403, may ? 200 : 403])
    }
  })
})

describe('its page', () => {
  it('shows the same, and is led to from where access is ended and from the parts of both', async () => {
    const page = visit(api.app, await signIn(api, 'administrator'))
    const { text } = await page.get('/access/ended')
    expect(text).toContain('London housing partner')
    expect(text).toContain('One token')
    expect(text).toContain('Everything that they had')
    expect(text).toContain('administrator Person')
    expect(text).toContain('Whoever runs this service')
    expect(text).not.toContain('Hampshire housing partner')
    for (const from of ['/access/end', '/reference'])
      expect((await page.get(from)).text).toContain('href="/access/ended"')
    const log = visit(api.app, await signIn(api, 'dataProtectionOfficer'))
    expect((await log.get('/audit')).text).toContain('href="/access/ended"')
    const seen = (await log.get('/access/ended')).text
    expect(seen).toContain(`href="/audit?actor=${await idOf('of London')}"`)
  })

  it('is empty once nothing is kept any more', async () => {
    await sql`insert into revocations (actor, at, by, ends) values ('x', now(), 'y', now())`.execute(
      api.database,
    )
    await forgetRevocations(api.database)
    const cheshire = visit(api.app, await signIn(api, 'administrator', { sites: ['cheshire'] }))
    expect((await cheshire.get('/access/ended')).text).toContain('Nobody at your sites.')
  })
})
