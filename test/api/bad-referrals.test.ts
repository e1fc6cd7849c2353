// Proves that a referral that cannot be used is refused by field, and leaves nothing behind.
import { describe, expect, it } from '@jest/globals'
import { ownApi } from '../support/api.ts'
import { referralExample } from '../support/examples.ts'

const canary = 'Zz-Canary-Quist'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const id = await api.refer()

/** A referral with one thing changed, at a path such as `person.name`. */
function referral(path: string, value: unknown): unknown {
  const body = structuredClone(referralExample) as Record<string, unknown>
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let at: Record<string, unknown> = body
  for (const step of steps) at = at[step] as Record<string, unknown>
  if (value === undefined) Reflect.deleteProperty(at, last)
  else at[last] = value
  return body
}

const incidents = (n: number) =>
  Array.from({ length: n }, () => ({ on: '2026-01-09', kind: 'threat' }))

const wrongReferrals: [path: string, value: unknown, rule: string, field?: string][] = [
  ['site', undefined, 'required'],
  ['site', 'nowhere', 'unknown-site'],
  ['site', 'London Town', 'pattern'],
  ['site', 7, 'type'],
  ['site', null, 'type'],
  ['site', ['london'], 'type'],
  ['referrer.agency', 'no-such-agency', 'unknown-agency'],
  ['referrer.role', 'king', 'one-of'],
  ['referrer', 'me', 'type'],
  ['person', undefined, 'required'],
  ['person.name', '', 'too-small'],
  ['person.name', '   ', 'not-allowed'],
  ['person.name', 'x'.repeat(201), 'too-large'],
  ['person.name', `${canary}\u0000`, 'control-characters'],
  ['person.name', `${canary}\u001b[31m`, 'control-characters'],
  ['person.name', `${canary}\nline`, 'control-characters'],
  ['person.name', `${canary}\u202e`, 'control-characters'],
  ['person.name', `${canary}\ud800`, 'control-characters'],
  ['person.name', `${canary}\ufffe`, 'control-characters'],
  ['person.name', { first: canary }, 'type'],
  ['person.aliases', Array.from({ length: 10_000 }, () => canary), 'too-large'],
  ['person.dateOfBirth', '2026-02-30', 'date'],
  ['person.dateOfBirth', '1899-12-31', 'too-early'],
  ['person.dateOfBirth', '2026-11-03', 'future'],
  ['person.dateOfBirth', '01/02/1990', 'date'],
  ['person.dateOfBirth', 19900102, 'type'],
  ['person.shoeSize', 44, 'unknown-field'],
  ['person.__proto', {}, 'unknown-field'],
  ['victim.safeContact.safe', 'yes', 'type'],
  ['victim.safeContact.channels', ['pigeon'], 'one-of', 'victim.safeContact.channels.0'],
  ['victim.relationship', canary, 'one-of'],
  ['concern.summary', undefined, 'required'],
  ['concern.summary', 'x'.repeat(4001), 'too-large'],
  ['concern.summary', `${canary}\u0007`, 'control-characters'],
  ['concern.incidents', Array.from({ length: 10_000 }, () => ({})), 'too-large'],
  ['concern.incidents', incidents(101), 'too-large'],
  ['concern.incidents', [{ on: '2027-01-01', kind: 'threat' }], 'future', 'concern.incidents.0.on'],
  ['concern.incidents', [{ on: canary, kind: 'threat' }], 'date', 'concern.incidents.0.on'],
  ['screening.score', 1.5, 'type'],
  ['screening.score', -1, 'too-small'],
  ['screening.score', 1e300, 'too-large'],
  ['lawfulBasis', canary, 'one-of'],
  ['urgent', 'false', 'type'],
  ['extra', canary, 'unknown-field'],
]

describe('a referral that cannot be used', () => {
  it.each(
    wrongReferrals.map(([path, value, rule, field = path]) => [path, rule, value, field] as const),
  )('with %s breaks the rule %s', async (path, rule, value, field) => {
    const { status, body, text, headers } = await api.send(
      'POST',
      '/api/referrals',
      coordinator,
      referral(path, value),
    )
    expect([status, body['code'], headers['content-type']]).toEqual([
      400,
      'bad-input',
      'application/problem+json; charset=utf-8',
    ])
    expect(body['errors']).toContainEqual({ field, rule, message: expect.any(String) })
    expect(text).not.toContain(canary)
  })

  it('leaves nothing behind', async () => {
    const all = await api.database.selectFrom('pathways').select('id').execute()
    expect(all).toEqual([{ id }])
  })
})

describe('a body that is not one', () => {
  it.each([
    ['{"site": "london"', 400, 'malformed-json'],
    [`{"__proto__": {"name": "${canary}"}}`, 400, 'malformed-json'],
    [`{"constructor": {"prototype": {"name": "${canary}"}}}`, 400, 'malformed-json'],
    ['[]', 400, 'bad-input'],
    ['"text"', 400, 'bad-input'],
    ['null', 400, 'bad-input'],
    ['7', 400, 'bad-input'],
    [canary, 400, 'malformed-json'],
    ['['.repeat(100_000), 400, 'malformed-json'],
    [`${'['.repeat(60_000)}${']'.repeat(60_000)}`, 400, 'bad-input'],
    [`{"site":"${'x'.repeat(256 * 1024)}"}`, 413, 'too-large'],
  ])('%.40s is answered with %i %s', async (text, status, code) => {
    const answer = await api.send('POST', '/api/referrals', coordinator, text)
    expect([answer.status, answer.body['code']]).toEqual([status, code])
    expect(answer.text).not.toContain(canary)
  })

  it('has to be JSON', async () => {
    const headers = { 'content-type': 'application/xml' }
    const answer = await api.send('POST', '/api/referrals', coordinator, '<a/>', { headers })
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } })
  })

  it('may be left out where no field is needed', async () => {
    const own = await api.refer()
    await api.done(own, 'accept-referral', coordinator)
    const answer = await api.send('POST', '/api/referrals', coordinator)
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-input' } })
  })
})

it('logs nothing of what was sent', () => {
  expect(api.logged.length).toBeGreaterThan(30)
  expect(api.logged.join('')).not.toMatch(new RegExp(`${canary}|Alex|Robin|"err"`))
})
