// Proves that an administrator who says at which change they saw the addresses overwrites nothing that another has changed since.
import { describe, expect, it } from '@jest/globals'
import { met } from '../support/meeting.ts'
import { ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const admin = (site: string) =>
  api.token('administrator', { sites: [site], sub: `admin of ${site}` })
const ask = async (token: string, agency: string, address: string) =>
  api.send('PUT', `/api/agencies/${agency}/contacts/policeLead`, token, { address })

describe('whoever says at which change they saw the addresses', () => {
  it('changes none that somebody else has changed since; the same sent twice is one', async () => {
    const token = await admin('london')
    const seen = async () => {
      const { items } = (await api.get('/api/agencies?limit=100', token)).body as {
        items: { id: string; contactsVersion: number }[]
      }
      return String(items.find(({ id }) => id === met)?.contactsVersion)
    }
    const put = (address: string, ifMatch: string) =>
      api.send('PUT', `/api/agencies/${met}/contacts/chair`, token, { address }, { ifMatch })
    const first = await seen()
    expect(first).toMatch(/^[0-9]+$/)
    expect((await put('one@example.org', first)).status).toBe(200)
    expect((await put('one@example.org', first)).status).toBe(200)
    const stale = await put('two@example.org', first)
    expect([stale.status, stale.body['code']]).toEqual([412, 'changed-since'])
    expect((await put('two@example.org', await seen())).status).toBe(200)
  })

  it('sends it with the form, which says when somebody else was faster', async () => {
    const place = `/reference/agencies/${met}/contact`
    const page = visit(api.app, await signIn(api, 'administrator', { sub: 'by page' }))
    const { text } = await page.get(place)
    const [, version = ''] = /name="version" value="(\d+)"/.exec(text) ?? []
    const typed = { role: 'chair', site: 'every-site', address: 'by-form@example.org', version }
    await ask(await admin('london'), met, 'meanwhile@example.org')
    const stale = await page.post(place, typed)
    expect([stale.status, stale.text.includes('by-form@example.org')]).toEqual([400, true])
    expect(stale.text).toContain('Somebody else')
  })
})
