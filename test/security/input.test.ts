// Proves that input made to confuse is refused with its field: it is never a fault, and never read in two ways.
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { ownApi } from '../support/api.ts'
import { referralExample } from '../support/examples.ts'

const canary = 'Zz-Canary-Quist'
const api = await ownApi()
const coordinator = await api.token('coordinator')
const pathway = await api.refer()

const refer = (body: unknown) => api.send('POST', '/api/referrals', coordinator, body)
const named = (name: string) => ({ ...referralExample, person: { name } })
const stored = async () => (await api.database.selectFrom('inbox').select('id').execute()).length

describe('cursors from elsewhere', () => {
  const old = (list: string, key: number, id = '') =>
    Buffer.from(JSON.stringify([list, key, id])).toString('base64url')

  it.each([
    ['reference data beyond a number of four bytes', 'agencies', old('agencies', 2 ** 40)],
    ['a timeline', `pathways/${pathway}/timeline`, old('timeline', 2 ** 31)],
    ['a timeline, with a fraction', `pathways/${pathway}/timeline`, old('timeline', 0.5)],
    ['the caseload', 'pathways', old('caseload -openedAt', 2 ** 53, '\u0000')],
    ['a long text', 'pathways', 'A'.repeat(400)],
    ['a text that is no base64', 'worklist', encodeURIComponent('\u{1F600}')],
  ])('%s: 400 at the cursor', async (_what, list, cursor) => {
    const token = list === 'agencies' ? await api.token('administrator') : coordinator
    const answer = await api.get(`/api/${list}?cursor=${cursor}`, token)
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'cursor' }] } })
  })
})

describe('claims that no database can hold', () => {
  it.each([
    ['sub', 'a\u0000b'],
    ['sub', 'a\ud800b'],
    ['sub', '\ufffe'],
    ['name', 'a\u0000b'],
    ['name', '\udc00'],
    ['name', 'a\uffff'],
  ])('%s %j: not signed in', async (claim, value) => {
    const token = await api.signed({ [claim]: value })
    expect(await api.get('/api/worklist', token)).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    })
  })

  it('lets in a name of another script', async () => {
    const token = await api.signed({ name: 'علی‌رضا Ó Súilleabháin' })
    expect(await api.get('/api/worklist', token)).toMatchObject({ status: 200 })
  })
})

describe('a text that no database can hold', () => {
  const officer = api.token(['dataProtectionOfficer', 'coordinator'])
  const administrator = api.token('administrator')
  const exclusion = { exclusion: 'x1', reason: 'He left.' }
  const actor = { actor: 'a', reason: 'His cousin.' }
  it.each([
    ['lift-exclusion', 'exclusion', exclusion],
    ['exclude-person', 'actor', actor],
  ])('%s: refused at the id that it names', async (name, field, example) => {
    const id = await api.refer()
    for (const odd of ['\u0000', 'a\ud800'])
      expect(
        await api.send('POST', `/api/pathways/${id}/commands/${name}`, await officer, {
          ...example,
          [field]: odd,
        }),
      ).toMatchObject({ status: 400, body: { errors: [{ field, rule: 'control-characters' }] } })
  })

  it('is refused in a policy and in what is revoked, at texts and at names', async () => {
    const token = await administrator
    const { body } = await api.get('/api/policies/london', token)
    const policy = body['policy'] as { readonly programmes: Readonly<Record<string, object>> }
    const programme = { ...Object.values(policy.programmes)[0], title: 'a\u0000' }
    const programmes = { ...policy.programmes, odd: programme }
    const named = { ...policy.programmes, '\ud800': { ...programme, title: 'Odd' } }
    const reason = 'Another programme.'
    for (const [path, odd, field] of [
      ['links/revoke', { of: 'agency', id: '\u0000' }, 'id'],
      [
        'policies/london',
        { reason, policy: { ...policy, programmes } },
        'policy.programmes.odd.title',
      ],
      [
        'policies/london',
        { reason, policy: { ...policy, programmes: named } },
        'policy.programmes.…',
      ],
    ] as const)
      expect(await api.send('POST', `/api/${path}`, token, odd)).toMatchObject({
        status: 400,
        body: { errors: [{ field, rule: 'control-characters' }] },
      })
  })
})

describe('names that nobody sees', () => {
  it.each([
    ['nothing but a zero-width space', '\u200b', 'not-allowed'],
    ['nothing but word joiners and spaces', ' \u2060 \ufeff ', 'not-allowed'],
    ['a filler of Hangul', '\u3164', 'not-allowed'],
    ['blank braille', '\u2800\u2800', 'not-allowed'],
    ['tags', '\u{E0041}\u{E0042}', 'not-allowed'],
    ['a zero-width space within', `${canary}\u200b Smith`, 'invisible-characters'],
    ['a soft hyphen within', `${canary}\u00ad Smith`, 'invisible-characters'],
    ['a joiner between Latin letters', `${canary}\u200dSmith`, 'invisible-characters'],
    ['a joiner at the end', `علی\u200c`, 'invisible-characters'],
    ['the last code point', `${canary}\uffff`, 'control-characters'],
    ['the one that swaps bytes', `${canary}\ufffe`, 'control-characters'],
  ])('%s: refused at the name', async (_what, name, rule) => {
    const before = await stored()
    const answer = await refer(named(name))
    expect(answer.status).toBe(400)
    expect(answer.body['errors']).toContainEqual(
      expect.objectContaining({ field: 'person.name', rule }),
    )
    expect(answer.text).not.toContain(canary)
    expect(await stored()).toBe(before)
  })

  it('takes the joiners by which Persian and Hindi are spelt', async () => {
    for (const name of ['علی\u200cرضا', 'क्\u200dष'])
      expect(await refer(named(name))).toMatchObject({ status: 201 })
  })

  it('takes a name and a telephone number without the marks that were pasted with them', async () => {
    const about = (name: string, number: string) => ({
      ...named(name),
      concern: { ...referralExample.concern, summary: `Ring ${number} at noon.` },
    })
    const { body } = await refer(about('\u2068Zora Pasted\u2069', '\u202a07700 900123\u202c'))
    const id = String(body['pathwayId'])
    const read = await api.get(`/api/pathways/${id}`, coordinator)
    expect(read.body).toMatchObject({ person: { name: 'Zora Pasted' } })
    expect(read.text).toContain('Ring 07700 900123 at noon.')
  })

  it('takes no words that are all invisible', async () => {
    const concern = { ...referralExample.concern, summary: '\u200b\u200b' }
    const answer = await refer({ ...referralExample, concern })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'concern.summary' }] } })
  })
})

describe('names made to be compared for long', () => {
  it('are refused at each field, before anybody is compared', async () => {
    const long = Array.from({ length: 33 }, (_, n) => `word${n % 9}`).join(' ')
    const before = await stored()
    const person = { name: long, aliases: Array.from({ length: 20 }, () => long) }
    const answer = await refer({ ...referralExample, person })
    expect(answer.status).toBe(400)
    for (const field of ['person.name', 'person.aliases.0', 'person.aliases.19'])
      expect(answer.body['errors']).toContainEqual(
        expect.objectContaining({ field, rule: 'too-many-words' }),
      )
    expect(await stored()).toBe(before)
  })
})

describe('a body that can be read in two ways', () => {
  const body = JSON.stringify(referralExample)
  const person = JSON.stringify(referralExample.person)

  it.each([
    ['at the top', body.replace('{', '{"site":"hampshire",')],
    ['at any depth', body.replace(person, person.replace('{', `{"name":"${canary}",`))],
    ['written in another way', body.replace('{', '{"s\\u0069te":"hampshire",')],
    ['in an object of a list', '{"list":[{"a":1,"a":[]}]}'],
    ['with spaces between', '{ "a" : {}, "b" : 2, "a"\n: 3 }'],
  ])('is refused: a member twice, %s', async (_where, twice) => {
    const before = await stored()
    const answer = await refer(twice)
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'bad-input', errors: [{ field: 'body', rule: 'duplicate' }] },
    })
    expect(answer.text).not.toContain(canary)
    expect(await stored()).toBe(before)
  })

  it('may have one name in different objects, and signs of JSON within texts', async () => {
    const summary = 'He wrote {"a":1,"a":2}, and "b": "\\"b\\":" too.'
    const concern = { ...referralExample.concern, summary }
    expect(await refer({ ...referralExample, concern })).toMatchObject({ status: 201 })
  })

  it.each([
    ['a prototype', '{"__proto__":{"site":"london"}}', 'malformed-json'],
    ['half of it', body.slice(0, 40), 'malformed-json'],
    ['nothing', '', 'malformed-json'],
  ])('is malformed: %s', async (_what, text, code) => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/referrals',
      headers: {
        authorization: `Bearer ${coordinator}`,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      payload: text,
    })
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code }])
  })
})
