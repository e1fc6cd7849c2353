// Proves that nobody moves another site's urgent mail, and that no address moves without both ends and a second pair of eyes.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import { ownPosting, saysTo, confirmTokenIn as tokenIn } from '../support/posting.ts'
import { readable } from '../support/readable.ts'
import { recipientsOf } from '../support/smtp.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const posting = await ownPosting(api)
const { database } = api
const met = 'metropolitan-police-service' // serves London alone
const trust = 'suzy-lamplugh-trust' // serves all three
const lead = 'police-lead@metropolitan-police-service.example.org'

const admin = (...sites: string[]) =>
  api.token('administrator', { sites, sub: `admin of ${sites.join()}` })
const ask = async (token: string, agency: string, address: string, site?: string) =>
  api.send('PUT', `/api/agencies/${agency}/contacts/policeLead`, token, {
    address,
    ...(site === undefined ? {} : { site }),
  })
const waiting = async (token: string) => itemsOf(await api.get('/api/contact-changes', token))

const told = () => posting.tellAddresses()
const confirm = async (token: string) =>
  visit(api.app).post(`/confirm/${token}`, {}, { 'sec-fetch-site': 'same-origin' })
const addressOf = async (agency: string, site = '') =>
  (
    await database
      .selectFrom('contacts')
      .select('address')
      .where((eb) => eb.and({ agency, role: 'policeLead', site }))
      .executeTakeFirst()
  )?.address

/** To whom a reminder about a pathway of London's goes now. */
async function reminded(): Promise<string[]> {
  const pathway = await api.refer()
  await api.done(pathway, 'accept-referral', await api.token('coordinator'))
  const before = posting.smtp.messages.length
  await posting.remind(pathway, 'triage')
  return posting.smtp.messages.slice(before).flatMap(recipientsOf)
}

beforeEach(async () => {
  await database
    .updateTable('contact_changes')
    .set({ ended_at: new Date() })
    .where('ended_at', 'is', null)
    .execute()
  await told()
})

describe('an administrator of another site', () => {
  it('can neither ask for another address, nor see, agree to or take back what was asked', async () => {
    const stranger = await admin('hampshire')
    for (const site of [undefined, 'london', 'hampshire'])
      expect(await ask(stranger, met, 'thief@example.org', site)).toMatchObject({
        status: 403,
        body: { code: 'not-your-site' },
      })
    expect((await ask(stranger, trust, 'thief@example.org', 'london')).status).toBe(403)
    expect(await told()).toEqual([])
    await ask(await admin('london'), met, 'new@example.org')
    const [change] = await waiting(await admin('london'))
    expect(await waiting(stranger)).toEqual([])
    const at = `/api/contact-changes/${String(change?.['id'])}`
    expect((await api.send('POST', `${at}/agree`, stranger, {})).status).toBe(404)
    expect((await api.send('DELETE', at, stranger)).status).toBe(404)
    expect(await addressOf(met)).toBe(lead)
  })

  it('is somebody who holds another role here and administers there', async () => {
    const access = [
      { site: 'london', roles: ['agencyWorker'] },
      { site: 'hampshire', roles: ['administrator'] },
    ]
    const both = await api.signed({ sub: 'two places', agency: trust, access })
    expect((await ask(both, met, 'thief@example.org')).status).toBe(403)
    expect((await ask(both, trust, 'thief@example.org', 'london')).status).toBe(403)
    await ask(await admin('london'), met, 'here@example.org')
    expect(await waiting(both)).toEqual([])
    expect((await ask(both, trust, 'there@example.org', 'hampshire')).status).toBe(200)
  })

  it('is nobody else either: only administrators ask', async () => {
    for (const role of ['coordinator', 'supervisor', 'policeLead'] as const)
      expect((await ask(await api.token(role), met, 'x@example.org')).status).toBe(403)
  })
})

describe('a new address', () => {
  it('counts only when it is confirmed from there; until then the old one receives, and both hear each time', async () => {
    expect((await ask(await admin('london'), met, 'desk@example.org')).body).toEqual({
      id: `${met}/policeLead`,
      waitsFor: ['confirmation'],
    })
    const asked = await told()
    expect(saysTo(asked)).toEqual([
      'desk@example.org: Confirm this address',
      `${lead}: Somebody asks to change this address`,
    ])
    expect(JSON.stringify(asked.map(({ text }) => text))).not.toMatch(/police lead|policeLead|@/)
    expect(await reminded()).toEqual([lead])

    const token = tokenIn(asked)
    expect((await api.get(`/confirm/${token}`)).status).toBe(200) // as a program that checks mail does
    expect(await addressOf(met)).toBe(lead)
    expect((await confirm('A'.repeat(22))).status).toBe(404)
    expect(
      (await visit(api.app).post(`/confirm/${token}`, {}, { 'sec-fetch-site': 'cross-site' }))
        .status,
    ).toBe(403)
    expect(await addressOf(met)).toBe(lead)
    expect((await confirm(token)).status).toBe(200)
    expect(saysTo(await told())).toEqual([
      'desk@example.org: Messages come to this address',
      `${lead}: This address was changed`,
    ])
    expect(await reminded()).toEqual(['desk@example.org'])
    expect((await confirm(token)).status).toBe(200) // twice is as once
    expect(await told()).toEqual([])
  })

  it('is another for one site alone, and the other sites keep theirs', async () => {
    expect((await ask(await admin('london'), trust, 'london@example.org', 'london')).status).toBe(
      200,
    )
    expect((await confirm(tokenIn(await told()))).status).toBe(200)
    expect(await addressOf(trust, 'london')).toBe('london@example.org')
    expect(await addressOf(trust)).toBe(`police-lead@${trust}.example.org`)
  })

  it('cannot be confirmed late, after it was taken back, or by the token of one that it replaced', async () => {
    const token = await admin('london')
    await ask(token, met, 'one@example.org')
    const first = tokenIn(await told())
    await ask(token, met, 'two@example.org')
    const second = tokenIn(await told())
    expect((await confirm(first)).status).toBe(404)
    const [change] = await waiting(token)
    expect(
      (await api.send('DELETE', `/api/contact-changes/${String(change?.['id'])}`, token)).status,
    ).toBe(204)
    expect((await confirm(second)).status).toBe(404)
    await ask(token, met, 'three@example.org')
    const third = tokenIn(await told())
    await database
      .updateTable('contact_changes')
      .set({ expires_at: new Date(0) } as never)
      .where('ended_at', 'is', null)
      .execute()
    expect((await confirm(third)).status).toBe(404)
    expect(await waiting(token)).toEqual([])
  })

  it('has its token in clear in its message alone', async () => {
    await ask(await admin('london'), met, 'clear@example.org')
    const before = await database.selectFrom('contact_notes').selectAll().execute()
    const token = tokenIn(await told())
    expect(token).not.toBe('')
    await confirm(token)
    const rows = [
      ...before,
      ...(await database.selectFrom('contact_notes').selectAll().execute()),
      ...(await database.selectFrom('contact_changes').selectAll().execute()),
      ...(await database.selectFrom('reference_changes').selectAll().execute()),
    ]
    const texts = rows.map((row) => JSON.stringify(row, (_key, value: unknown) => readable(value)))
    expect(texts.join()).not.toContain(token)
    expect(api.logged.join('')).not.toContain(token)
    expect(api.logged.join('')).not.toContain('clear@example.org')
  })
})

describe('what serves several sites', () => {
  it('needs a second administrator, another person of another site, whichever comes first', async () => {
    const [one, same, other] = [
      await admin('london'),
      await api.token('administrator', { sites: ['london'], sub: 'colleague' }),
      await admin('cheshire'),
    ]
    expect((await ask(one, trust, 'both@example.org')).body['waitsFor']).toEqual([
      'confirmation',
      'secondAdministrator',
    ])
    const mails = await told()
    expect((await confirm(tokenIn(mails))).status).toBe(200)
    expect(await addressOf(trust)).toBe(`police-lead@${trust}.example.org`)
    const [mine] = await waiting(one)
    expect(mine).toMatchObject({ confirmed: true, waitsForSecond: true, mayAgree: false })
    const url = `/api/contact-changes/${String(mine?.['id'])}/agree`
    expect((await api.send('POST', url, one, {})).status).toBe(404)
    expect((await api.send('POST', url, same, {})).status).toBe(404)
    const self = await api.token('administrator', { sites: ['cheshire'], sub: 'admin of london' })
    expect(await api.send('POST', url, self, {})).toMatchObject({
      status: 409,
      body: { code: 'second-person' },
    })
    expect(await waiting(other)).toMatchObject([{ mayAgree: true }])
    expect((await api.send('POST', url, other, {})).status).toBe(204)
    expect(await addressOf(trust)).toBe('both@example.org')
    expect(saysTo(await told())).toEqual([
      'both@example.org: Messages come to this address',
      `police-lead@${trust}.example.org: This address was changed`,
    ])
    const log = await database
      .selectFrom('reference_changes')
      .select(['by', 'document'])
      .where('what', '=', 'contact')
      .orderBy('n', 'desc')
      .limit(3)
      .execute()
    expect(log.map(({ document }) => document)).toEqual([
      { address: 'both@example.org' },
      { agreed: true },
      { address: 'both@example.org', asked: true },
    ])
    expect(log[0]?.by).toBe(log[2]?.by)
    expect(log[1]?.by).not.toBe(log[0]?.by)
  })

  it('is done on the pages, too', async () => {
    const visitor = async (site: string) =>
      visit(api.app, await signIn(api, 'administrator', { sites: [site], sub: `pages ${site}` }))
    const [london, cheshire] = [await visitor('london'), await visitor('cheshire')]
    const own = { 'sec-fetch-site': 'same-origin' }
    const at = `/reference/agencies/${trust}/contact`
    expect((await london.get(at)).text).toContain('Only London')
    const fields = { role: 'chair', site: 'every-site', address: 'pages@example.org' }
    expect((await london.post(at, fields, own)).to).toBe('/reference/contact-changes')
    const { text } = await london.get('/reference/contact-changes')
    expect(text).toContain('pages@example.org')
    expect(text).toContain('A second administrator')
    expect(text).not.toMatch(/\/agree"/)
    const [, href = ''] =
      /action="(\/reference\/contact-changes\/[^"]+\/agree)"/.exec(
        (await cheshire.get('/reference/contact-changes')).text,
      ) ?? []
    expect((await cheshire.post(href, {}, own)).to).toBe('/reference/contact-changes')
    expect((await confirm(tokenIn(await told()))).text).toContain('The address is confirmed')
    expect((await london.get('/reference/contact-changes')).text).toContain(
      'No change of an address is waiting.',
    )
    const foreign = { ...fields, site: 'hampshire' }
    const { status } = await london.post(`/reference/agencies/${met}/contact`, foreign, own)
    expect(status).toBe(400)
  })
})
