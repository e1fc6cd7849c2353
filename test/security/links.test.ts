// Proves that a link in a message tells a stranger nothing, and opens one thing for whom it was sent to, while it may.
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { KyselyPlugin } from 'kysely'
import { ownApi } from '../support/api.ts'
import { ownPosting } from '../support/posting.ts'
import { openLink } from '../../app/links/open.ts'
import type { Role } from '../../domain/codes.ts'
import { linkHash, tokensIn } from '../support/links.ts'
import { signIn, visit } from '../support/pages.ts'
import { usualAgency } from '../support/people.ts'

const api = await ownApi()
const posting = await ownPosting(api)
const { database } = api

const visitor = async (role: Role, who: Parameters<typeof signIn>[2] = {}) =>
  visit(api.app, await signIn(api, role, who))
const unknown = 'A'.repeat(22)

/** What somebody is answered with who follows a link and signs in. */
async function opened(
  token: string,
  role: Role = 'policeLead',
  who?: Parameters<typeof signIn>[2],
) {
  const { status, text, to } = await (await visitor(role, who)).get(`/w/${token}/open`)
  return { status, text, to }
}

async function inTriage(): Promise<string> {
  const pathway = await api.refer()
  await api.done(pathway, 'accept-referral', await api.token('coordinator'))
  return pathway
}

const change = (token: string, to: { expires_at: Date }) =>
  database
    .updateTable('links')
    .set(to)
    .where('hash', '=', Buffer.from(linkHash(token), 'hex'))
    .execute()

const revoke = async (role: Role, body: object, sites?: readonly string[]) =>
  api.send('POST', '/api/links/revoke', await api.token(role, sites ? { sites } : {}), body)

let pathway: string
let token: string
let dead: Awaited<ReturnType<typeof opened>>
beforeAll(async () => {
  pathway = await inTriage()
  token = await posting.linkTo(pathway, 'triage')
  dead = await opened(unknown)
})

describe('a link', () => {
  it('has 128 bits of its own, and nothing in its message names a pathway or what is owed', async () => {
    const mail = await posting.remind(pathway, 'triage')
    const tokens = tokensIn(mail.text)
    expect(tokens).toHaveLength(1)
    expect(Buffer.from(tokens[0]!, 'base64url')).toHaveLength(16)
    expect(tokens[0]).not.toBe(token)
    const raw = JSON.stringify([mail.text, mail.html, mail.headerLines])
    expect(raw).not.toContain(pathway)
    expect(raw).toContain(`/w/${tokens[0]!}`)
  })

  it('leads whom it was sent to, once signed in, to the one form', async () => {
    expect(await opened(token)).toMatchObject({
      status: 303,
      to: `/pathways/${pathway}/do/decide-triage`,
    })
    const row = await database
      .selectFrom('links')
      .select(['opened', 'opened_at'])
      .where('hash', '=', Buffer.from(linkHash(token), 'hex'))
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ opened: 1, opened_at: expect.any(Number) })
  })

  it('shows a stranger the same page as any text, and asks the database nothing', async () => {
    const page = async (of: string) => {
      const { status, text } = await api.get(`/w/${of}`)
      return { status, text: text.replaceAll(of, '…') }
    }
    expect(await page(token)).toEqual(await page(unknown))
    expect(await page(`${pathway}.1`)).toEqual(await page(unknown))
    const before = await database.selectFrom('links').selectAll().execute()
    await api.get(`/w/${token}`)
    expect(await database.selectFrom('links').selectAll().execute()).toEqual(before)
    expect((await visit(api.app).get(`/w/${token}/open`)).to).toBe(
      `/sign-in?to=${encodeURIComponent(`/w/${token}/open`)}`,
    )
  })
})

describe('nobody gets further by', () => {
  it('counting up, or the links that there were before, even somebody who works the case', async () => {
    for (let n = 1; n <= 12; n++) expect(await opened(`${pathway}.${n}`)).toEqual(dead)
    expect(await opened('x'.repeat(90))).toMatchObject({ status: 404 })
  })

  it('a link to another agency, whatever they may see otherwise', async () => {
    const link = await posting.linkTo(pathway, 'triage')
    for (const role of ['coordinator', 'probation', 'agencyWorker'] as const)
      expect(await opened(link, role)).toEqual(await opened(unknown, role))
    const elsewhere = { sites: ['hampshire'] }
    expect(await opened(link, 'policeLead', elsewhere)).toMatchObject({ status: 404 })
    expect((await opened(link)).status).toBe(303)
  })

  it('a link about what has ended', async () => {
    const ending = await inTriage()
    const link = await posting.linkTo(ending, 'triage')
    expect((await opened(link)).status).toBe(303)
    const decided = { outcome: 'reject', risk: 'standard', rationale: 'Known already.' }
    await api.done(ending, 'decide-triage', await api.token('policeLead'), decided)
    expect(await opened(link)).toEqual(dead)
  })

  it('a link that is too old', async () => {
    const link = await posting.linkTo(await inTriage(), 'triage')
    await change(link, { expires_at: new Date(Date.now() - 1000) })
    expect(await opened(link)).toEqual(dead)
  })

  it('the time or the work of an answer: each takes one question to the database', async () => {
    const [old, revoked] = [
      await posting.linkTo(await inTriage(), 'triage'),
      await posting.linkTo(await inTriage(), 'triage'),
    ]
    await change(old, { expires_at: new Date(0) })
    const mail = posting.smtp.messages.at(-1)
    await revoke('coordinator', { of: 'message', id: mail?.messageId })
    let asked = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => ((asked += 1), node),
      transformResult: async ({ result }) => result,
    }
    const deps = { ...api.deps, database: database.withPlugin(counting) }
    const by = {
      id: 'p',
      agency: usualAgency.policeLead,
      access: [{ site: 'london', roles: ['policeLead'] }],
    } as const
    for (const tried of [unknown, old, revoked, `${pathway}.1`]) {
      asked = 0
      expect(await openLink(deps, by, { token: tried, address: '10.0.0.1' })).toMatchObject({
        no: 'refused',
      })
      expect(asked).toBe(1)
    }
  })

  it('guessing at length: after twenty, not even a true one is looked up for them, and it is for others', async () => {
    const link = await posting.linkTo(await inTriage(), 'triage')
    const guesser = { sub: 'a guesser' }
    for (let n = 0; n < 20; n++) await opened(`${n}`.padEnd(22, 'x'), 'policeLead', guesser)
    expect(await opened(link, 'policeLead', guesser)).toEqual(
      await opened(unknown, 'policeLead', guesser),
    )
    expect((await opened(link)).status).toBe(303)
  })
})

describe('revoking', () => {
  it('ends the links of a message, and every answer is that of an unknown one', async () => {
    const mail = await posting.remind(await inTriage(), 'triage')
    const [link = ''] = tokensIn(mail.text)
    const body = { of: 'message', id: mail.messageId }
    expect((await revoke('policeLead', body)).status).toBe(403)
    expect((await revoke('coordinator', body, ['hampshire'])).body).toEqual({ revoked: 0 })
    const access = [
      { site: 'london', roles: ['agencyWorker'] },
      { site: 'hampshire', roles: ['coordinator'] },
    ]
    const elsewhere = await api.signed({ sub: 'two', agency: 'suzy-lamplugh-trust', access })
    expect((await api.send('POST', '/api/links/revoke', elsewhere, body)).body).toEqual({
      revoked: 0,
    })
    expect((await opened(link)).status).toBe(303)
    expect((await revoke('coordinator', body)).body).toEqual({ revoked: 1 })
    expect((await revoke('coordinator', body)).body).toEqual({ revoked: 0 })
    expect(await opened(link)).toEqual(dead)
  })

  it('ends those about a pathway, and no others', async () => {
    const [one, other] = [await inTriage(), await inTriage()]
    const [link, kept] = [
      await posting.linkTo(one, 'triage'),
      await posting.linkTo(other, 'triage'),
    ]
    expect((await revoke('coordinator', { of: 'pathway', id: one })).body).toMatchObject({
      revoked: expect.any(Number),
    })
    expect(await opened(link)).toEqual(dead)
    expect((await opened(kept)).status).toBe(303)
  })

  it('ends those of an agency, on the page, with its author among the changes', async () => {
    const about = await inTriage()
    const link = await posting.linkTo(about, 'triage')
    const admin = await visitor('administrator')
    expect((await admin.get('/reference')).text).toContain('/links/end?of=agency&amp;id=')
    const fields = { of: 'agency', id: usualAgency.policeLead }
    expect((await admin.get(`/links/end?of=agency&id=${fields.id}`)).text).toContain(
      'Every link in messages to Metropolitan Police Service about your sites stops working.',
    )
    expect(
      (await admin.post('/links/end', fields, { 'sec-fetch-site': 'same-origin' })).text,
    ).toMatch(/\d+ links? ended/)
    expect(await opened(link)).toEqual(dead)
    const changes = await database
      .selectFrom('reference_changes')
      .select(['what', 'id'])
      .orderBy('n', 'desc')
      .limit(1)
      .execute()
    expect(changes).toEqual([{ what: 'links', id: fields.id }])
  })

  it('is offered beside the message, with whether anybody has used its link', async () => {
    const about = await inTriage()
    const link = await posting.linkTo(about, 'triage')
    await opened(link)
    const list = (who: Role) =>
      visitor(who).then((it) => it.get(`/pathways/${about}/history?show=messages`))
    const { text } = await list('coordinator')
    expect(text).toContain('Its link was used once.')
    expect(text).toContain('/links/end?of=message&amp;id=')
    expect((await list('policeLead')).text).not.toContain('/links/end')
  })
})
