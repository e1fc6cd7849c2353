// Proves that a token is needed and checked, and that each role may send its own commands alone.
import { describe, expect, it } from '@jest/globals'
import { generateKeyPair, SignJWT } from 'jose'
import { mayNot } from '../../app/access/roles.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { type Role, roles } from '../../domain/codes.ts'
import { openToAll } from '../support/partners.ts'
import { ownApi } from '../support/api.ts'
import { usualAgency } from '../support/people.ts'
import { examples, referralExample } from '../support/examples.ts'

const allRoles = Object.keys(roles) as Role[]

const api = await ownApi()
const id = await api.refer()
const made = await Promise.all(allRoles.map(async (role) => [role, await api.token(role)] as const))
const tokens: Record<Role, string> = Object.fromEntries(made) as typeof tokens

describe('a token', () => {
  const url = '/api/sites'

  it('is needed', async () => {
    const answer = await api.get(url)
    expect([answer.status, answer.headers['www-authenticate'], answer.body['code']]).toEqual([
      401,
      'Bearer',
      'not-signed-in',
    ])
  })

  it('is asked for under the headers that every answer has', async () => {
    const refused = (await api.get(url)).headers
    const answered = (await api.get(url, tokens.coordinator)).headers
    const kept = Object.keys(answered).filter((name) =>
      /^(x-|cross-origin-|content-security|referrer-policy|origin-agent|cache-control)/.test(name),
    )
    expect(kept).toEqual(expect.arrayContaining(['content-security-policy', 'x-frame-options']))
    for (const name of kept) expect([name, refused[name]]).toEqual([name, answered[name]])
  })

  it.each(['', 'Bearer', 'Basic abc', 'Bearer a.b.c', `Bearer ${'x'.repeat(9000)}`])(
    'cannot be %.30s',
    async (authorization) => {
      const { statusCode } = await api.app.inject({ url, headers: { authorization } })
      expect(statusCode).toBe(401)
    },
  )

  const claims = { agency: 'london-housing', roles: ['agencyWorker'], sites: ['london'] }
  const forged = (change: (token: SignJWT) => SignJWT) => async () => {
    const { privateKey } = await generateKeyPair('ES256')
    return change(new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).setSubject('x'))
      .setIssuer('throughline')
      .setAudience('throughline')
      .setExpirationTime('1h')
      .sign(privateKey)
  }

  it('signed by somebody else is not taken', async () => {
    expect((await api.get(url, await forged((token) => token)())).status).toBe(401)
  })

  it('without a signature is not taken', async () => {
    const [, payload] = tokens.coordinator.split('.')
    const header = Buffer.from('{"alg":"none"}').toString('base64url')
    expect((await api.get(url, `${header}.${payload}.`)).status).toBe(401)
  })

  it('whose claims were changed is not taken', async () => {
    const [header, , signature] = tokens.agencyWorker.split('.')
    const payload = tokens.administrator.split('.')[1]
    expect((await api.get(url, `${header}.${payload}.${signature}`)).status).toBe(401)
  })

  it.each([
    ['has expired', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['never expires', { exp: undefined }],
    ['is from another issuer', { iss: 'somebody' }],
    ['is for another service', { aud: 'somewhere' }],
    ['has no subject', { sub: undefined }],
    ['has no agency', { agency: undefined }],
    ['has roles that are no list', { roles: 'chair' }],
    ['has no sites', { sites: undefined }],
  ])('that %s is not taken', async (_what, changed) => {
    expect((await api.get(url, await api.signed(changed))).status).toBe(401)
    expect((await api.get(url, await api.signed({}))).status).toBe(200)
  })

  it('does not put its subject into events', async () => {
    const events = await api.database.selectFrom('events').select('by').execute()
    expect(events.length).toBeGreaterThan(0)
    expect(JSON.stringify(events)).not.toContain('coordinator@')
  })
})

describe('every command by every role', () => {
  const names = Object.keys(pathwayCommands) as PathwayCommandName[]
  const cases = names
    .filter((name) => name !== 'submit-referral')
    .flatMap((name) => allRoles.map((role) => [name, role] as const))

  it.each(cases)('%s by %s', async (name, role) => {
    const url = `/api/pathways/${id}/commands/${name}`
    const answer = await api.send('POST', url, tokens[role], { nonsense: true })
    const no = mayNot(pathwayCommands[name].who, [role])
    // With the role it is the body that is looked at, and found wanting.
    expect([answer.status, answer.body['code']]).toEqual(no ? [403, no] : [400, 'bad-input'])
  })

  it('is refused by role before anything is told about the pathway', async () => {
    const url = '/api/pathways/pw000000000000/commands/accept-referral'
    expect((await api.send('POST', url, tokens.chair, {})).status).toBe(403)
    expect((await api.send('POST', url, tokens.coordinator, {})).status).toBe(404)
  })
})

describe('another site', () => {
  it('does not know the pathway, in any way', async () => {
    const other = await api.token('coordinator', { sites: ['hampshire'] })
    for (const part of ['', '/timeline', '/obligations', '/notices', '/forecast', '/commands']) {
      const theirs = await api.get(`/api/pathways/${id}${part}`, other)
      const unknown = await api.get(`/api/pathways/pw000000000000${part}`, other)
      expect([part, theirs.status, theirs.text]).toEqual([part, 404, unknown.text])
    }
    await openToAll(api, 'cheshire-council', 'hampshire')
    for (const name of Object.keys(examples)) {
      const everything = await api.token(allRoles, {
        agency: 'cheshire-council',
        sites: ['hampshire'],
      })
      const url = `/api/pathways/${id}/commands/${name}`
      const body = examples[name as PathwayCommandName]
      expect([name, (await api.send('POST', url, everything, body)).status]).toEqual([name, 404])
    }
    for (const list of ['pathways', `pathways?q=${id}`, 'worklist', 'notices', 'supervision/stuck'])
      expect((await api.get(`/api/${list}`, other)).text).not.toContain(id)
  })

  it('is not referred to by somebody who is not there', async () => {
    const answer = await api.send('POST', '/api/referrals', tokens.coordinator, {
      ...referralExample,
      site: 'hampshire',
    })
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-your-site' } })
  })
})

describe('reading and changing', () => {
  it.each([
    ['GET', '/api/supervision/stuck', ['coordinator', 'chair', 'supervisor', 'administrator']],
    ['PUT', '/api/sites/london', ['administrator']],
    ['PUT', '/api/agencies/london-housing', ['administrator']],
    ['PUT', '/api/agencies/london-housing/contacts/chair', ['administrator']],
    ['POST', '/api/policies/london', ['administrator']],
  ] as const)('%s %s is for some roles only', async (method, url, who) => {
    for (const role of allRoles) {
      const { status } = await (method === 'GET'
        ? api.get(url, tokens[role])
        : api.send(method, url, tokens[role], {}))
      const may = (who as readonly Role[]).includes(role)
      expect([role, status === 403]).toEqual([role, !may])
    }
  })

  it('somebody without any role may do nothing', async () => {
    const nobody = await api.signed({ roles: [] })
    expect(await api.get('/api/pathways', nobody)).toMatchObject({ status: 403 })
  })

  it('an agency refers for itself, and a coordinator for all', async () => {
    const by = (role: Role) => api.send('POST', '/api/referrals', tokens[role], referralExample)
    expect(await by('agencyWorker')).toMatchObject({ status: 403, body: { code: 'not-yours' } })
    expect((await by('policeLead')).status).toBe(201)
    expect((await by('coordinator')).status).toBe(201)
    expect(usualAgency.policeLead).toBe(referralExample.referrer.agency)
  })
})
