// Proves that a draft of a referral is kept as it was left, says what is missing, and is sent once.
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { readsIn } from '../support/audit.ts'
import { referralExample } from '../support/examples.ts'
import { openToAll } from '../support/partners.ts'
import { itemsOf, pathwayOf, ownApi } from '../support/api.ts'
import type { Answer } from '../support/requests.ts'
import { asEngine } from '../support/words.ts'

const api = await ownApi()
const housing = await api.token('agencyWorker')

const whole = {
  ...referralExample,
  referrer: { agency: 'london-housing', role: 'agencyWorker' },
  person: { name: 'Octavia Thimble', dateOfBirth: '1990-02-03' },
}

const begin = (document: object, key = randomUUID(), token = housing) =>
  api.send('POST', '/api/drafts', token, document, { key })
const urlOf = ({ body }: Answer) => `/api/drafts/${String(body['id'])}`
const put = (draft: Answer, document: object, ifMatch: string) =>
  api.send('PUT', urlOf(draft), housing, document, { ifMatch })
const submit = (draft: Answer, key = randomUUID(), how = {}) =>
  api.send('POST', `${urlOf(draft)}/submit`, housing, undefined, { key, ...how })
const states = ({ body }: Answer) =>
  Object.fromEntries(
    Object.entries(body['sections'] as Record<string, { state: string }>).map(([part, one]) => [
      part,
      one.state,
    ]),
  )

describe('a draft', () => {
  it('says of each part how far it is, and what is wrong with it', async () => {
    const draft = await begin({
      person: { name: 'Octavia Thimble', dateOfBirth: '2090-01-01' },
      referrer: { agency: 'no-such-agency', role: 'agencyWorker' },
      site: 'london',
      victim: { name: ' ' },
      screening: { tool: 'stst' },
      concern: { incidents: [{ on: '2026-01-09', kind: 'following' }] },
    })
    expect(draft).toMatchObject({ status: 201, body: { version: 1, ready: false, site: 'london' } })
    expect(states(draft)).toEqual({
      referrer: 'begun',
      person: 'begun',
      victim: 'empty',
      concern: 'begun',
      screening: 'complete',
      basis: 'empty',
    })
    const errorsOf = (part: string) =>
      (draft.body['sections'] as Record<string, { errors: { field: string; rule: string }[] }>)[
        part
      ]!.errors.map(({ field, rule }) => `${field} ${rule}`)
    expect(errorsOf('person')).toEqual(['person.dateOfBirth future'])
    expect(errorsOf('referrer')).toEqual(['referrer.agency unknown-agency'])
    expect(errorsOf('concern')).toEqual(['concern.summary required'])
    expect(errorsOf('basis')).toEqual(['lawfulBasis one-of'])
    expect(errorsOf('victim')).toContain('victim.safeContact required')
  })

  it('is there again as it was left, whatever is missing', async () => {
    const document = { person: { name: '', aliases: [''] }, concern: { summary: '' } }
    const draft = await begin(document)
    const again = await api.get(urlOf(draft), housing)
    expect(again).toMatchObject({ status: 200, body: { referral: document, version: 1 } })
    expect(new Set(Object.values(states(again)))).toEqual(new Set(['empty']))
  })

  it('begun twice under one key is one, and another’s key tells nothing', async () => {
    const key = randomUUID()
    const [first, second] = [await begin({ urgent: true }, key), await begin({}, key)]
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body['referral']).toEqual({ urgent: true })
    const council = await api.token('agencyWorker', { agency: 'london-council' })
    expect(await begin({}, key, council)).toMatchObject({ status: 422, body: { code: 'key-used' } })
  })

  it.each([
    ['a field that no referral has', { extra: {} }],
    ['a control character', { person: { name: 'A\u0000' } }],
    ['half a character', { concern: { summary: '\ud800' } }],
    ['no end of depth', { person: deep(50) }],
    ['a field with a strange name', { person: { __proto: 1 } }],
    ['a text that is too long', { concern: { summary: 'x'.repeat(4001) } }],
  ])('does not take %s', async (_, document) => {
    expect(await begin(document)).toMatchObject({ status: 400, body: { code: 'bad-input' } })
  })

  it('is only for a site of the writer’s', async () => {
    expect(await begin({ site: 'hampshire' })).toMatchObject({
      status: 403,
      body: { code: 'not-your-site' },
    })
  })
})

describe('two tabs', () => {
  it('lose nothing: who writes over what they have not seen is refused', async () => {
    const draft = await begin({ person: { name: 'One' } })
    expect(await put(draft, { person: { name: 'Two' } }, '"1"')).toMatchObject({
      status: 200,
      body: { version: 2, referral: { person: { name: 'Two' } } },
    })
    for (const ifMatch of ['"1"', '"3"'])
      expect(await put(draft, { person: { name: 'Lost' } }, ifMatch)).toMatchObject({
        status: 409,
        body: { code: 'changed-meanwhile' },
      })
    const unseen = await api.send('PUT', urlOf(draft), housing, {})
    expect(unseen).toMatchObject({ status: 400, body: { code: 'bad-input' } })
    const drop = (ifMatch: string) =>
      api.send('DELETE', urlOf(draft), housing, undefined, { ifMatch })
    expect((await drop('"1"')).status).toBe(409)
    expect((await api.get(urlOf(draft), housing)).body['referral']).toEqual({
      person: { name: 'Two' },
    })
    expect((await drop('"2"')).status).toBe(204)
    expect((await api.get(urlOf(draft), housing)).status).toBe(404)
    expect((await drop('"2"')).status).toBe(404)
  })
})

describe('the drafts of an agency', () => {
  it('are listed for it and for no other agency, not at other sites, and not for an administrator', async () => {
    const draft = await begin(whole)
    const url = urlOf(draft)
    const colleague = await api.token('agencyWorker', { sub: 'a-colleague' })
    const listed = itemsOf(await api.get('/api/drafts', colleague))
    expect(listed.find(({ id }) => id === draft.body['id'])).toMatchObject({
      ready: true,
      person: { name: whole.person.name },
    })
    expect((await api.get(url, colleague)).status).toBe(200)
    await openToAll(api, 'london-housing', 'hampshire')
    for (const who of [
      { agency: 'london-council' },
      { agency: 'london-housing', sites: ['hampshire'] },
    ]) {
      const stranger = await api.token('agencyWorker', who)
      expect((await api.get(url, stranger)).status).toBe(404)
      expect((await api.get('/api/drafts', stranger)).text).not.toContain('Thimble')
      expect((await api.send('POST', `${url}/submit`, stranger)).status).toBe(404)
      expect((await api.send('DELETE', url, stranger, undefined, { ifMatch: '"1"' })).status).toBe(
        404,
      )
    }
    const administrator = await api.token('administrator', { agency: 'london-housing' })
    expect((await api.get('/api/drafts', administrator)).status).toBe(403)
    const reads = (await readsIn(api.database)).filter(
      ({ what }) => what === `draft ${String(draft.body['id'])}`,
    )
    expect(reads.map(({ fields }) => fields)).toContainEqual(['draft:person.name'])
    expect(reads.flatMap(({ fields }) => fields)).toContain('draft:victim')
  })

  it('come in pages', async () => {
    for (const name of ['P', 'Q', 'R']) await begin({ person: { name } })
    const first = await api.get('/api/drafts?limit=2', housing)
    const cursor = String(first.body['nextCursor'])
    const second = await api.get(`/api/drafts?limit=2&cursor=${cursor}`, housing)
    const ids = [...itemsOf(first), ...itemsOf(second)].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('a draft that is sent', () => {
  it('is a referral, once, and the same request has the same answer', async () => {
    const draft = await begin(whole)
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 3 }, () => submit(draft, key)))
    answers.push(await submit(draft, key))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const id = pathwayOf(answers[0]!)
    const coordinator = await api.token('coordinator')
    const { body } = await api.get(`/api/pathways/${id}`, coordinator)
    expect(body).toMatchObject({
      stage: 'referral',
      person: { name: 'Octavia Thimble' },
      referrer: whole.referrer,
    })
    expect((await submit(draft)).status).toBe(404)
    expect((await api.get(urlOf(draft), housing)).status).toBe(404)
    expect(await kept(draft)).toEqual([{ document: {} }]) // its words are the referral's now
  })

  it('names every field that is wrong, and stays', async () => {
    const draft = await begin({ ...whole, lawfulBasis: 'whim', victim: {}, person: {} })
    const answer = await submit(draft)
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-input' } })
    const fields = (answer.body['errors'] as { field: string }[]).map(({ field }) => field)
    expect(fields).toEqual([
      'person.name',
      'victim.relationship',
      'victim.safeContact',
      'lawfulBasis',
    ])
    expect((await api.get(urlOf(draft), housing)).status).toBe(200)
  })

  it('is the one that was seen', async () => {
    const draft = await begin(whole)
    await put(draft, { ...whole, urgent: true }, '"1"')
    expect(await submit(draft, randomUUID(), { ifMatch: '"1"' })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    })
    expect((await submit(draft, randomUUID(), { ifMatch: '"2"' })).status).toBe(201)
  })

  it('from two tabs under two keys is one referral', async () => {
    const draft = await begin({ ...whole, person: { name: 'Only Once' } })
    const both = await Promise.all([submit(draft), submit(draft)])
    const created = both.filter(({ status }) => status === 201)
    expect(created).toHaveLength(1)
    const people = await asEngine(api.database, (tx) =>
      tx.selectFrom('person_records').select('id').where('name', '=', 'Only Once').execute(),
    )
    expect(people).toHaveLength(1)
  })
})

it('keeps its words out of logs and errors', () => {
  expect(api.logged.length).toBeGreaterThan(0)
  expect(api.logged.join('')).not.toMatch(/Thimble|Only Once|bus stop/)
})

const kept = ({ body }: Answer) =>
  asEngine(api.database, (tx) =>
    tx.selectFrom('drafts').select('document').where('id', '=', String(body['id'])).execute(),
  )

function deep(levels: number): object {
  let value: object = {}
  for (let n = 0; n < levels; n++) value = { a: value }
  return value
}
