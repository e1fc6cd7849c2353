// Proves that only our own pages change anything, and that signing in leads nowhere else.
import { describe, expect, it } from '@jest/globals'
import { fromOwnPage, ownPath } from '../../../web/session/own-pages.ts'
import { placeOf } from '../../../web/session/cookies.ts'
import { hasMadeUpPeople } from '../../../scripts/supervisor/made-up-people.ts'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pageHeaders } from '../../../web/headers.ts'

const here = 'https://pages.example.org'

describe('a request that changes something', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-site', origin: here }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: here }, true],
    [{ origin: 'https://elsewhere.example.org' }, false],
    [{ origin: 'null' }, false],
    [{}, false],
  ])('with %p is ours: %p', (headers, ours) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect(fromOwnPage({ method, headers }, here)).toBe(ours)
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect(fromOwnPage({ method, headers }, here)).toBe(true)
  })
})

describe('a path to return to', () => {
  it.each(['/work', '/pathways/pw1?tab=risk', '/'])('%s is ours', (path) => {
    expect(ownPath(path)).toBe(path)
  })

  it.each([
    ...['//elsewhere.example.org', '/\\elsewhere.example.org', 'https://elsewhere.example.org'],
    ...['javascript:alert(1)', 'work', '', undefined, ['/work'], `/${'x'.repeat(3000)}`],
    ...['/\t/elsewhere.example.org', '/.//elsewhere.example.org', '/work\r\nset-cookie: a=b'],
    ...['/sign-in?to=/work', '/sign-out', '/signed-out', '/api/pathways'],
  ])('%p is not', (path) => {
    expect(ownPath(path)).toBe('/')
  })
})

describe('the place at which a browser finds us', () => {
  const at = (host: string, publicUrl = 'http://localhost:3000') =>
    placeOf({ headers: { host } }, publicUrl)

  it('has secure cookies for this host alone over HTTPS', () => {
    const place = at('10.0.0.1:3000', `${here}/pages`)
    expect([place?.origin, place?.secure, place?.nameOf('session')]).toEqual([
      here,
      true,
      '__Host-throughline-session',
    ])
  })

  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])(
    'is this machine over HTTP: %s, with the port in the name',
    (host) => {
      const place = at(host)
      expect([place?.origin, place?.secure, place?.nameOf('session')]).toEqual([
        `http://${host}`,
        false,
        'throughline-session-3000',
      ])
    },
  )

  it.each(['10.0.0.1:3000', 'localhost.example.org', '127.0.0.1.example.org:3000', ''])(
    'is nowhere else over HTTP: %s',
    (host) => expect(at(host)).toBeUndefined(),
  )
})

it('people are made up only where no service is named that knows real ones', () => {
  const none = { SIGN_IN_ISSUER: undefined, AUTH_JWKS_URL: undefined }
  const named = 'https://login.example.org'
  expect(hasMadeUpPeople(none)).toBe(true)
  expect(hasMadeUpPeople({ ...none, SIGN_IN_ISSUER: named })).toBe(false)
  expect(hasMadeUpPeople({ ...none, AUTH_JWKS_URL: named })).toBe(false)
})

it("pages may run GOV.UK's own inline script, as it stands in the package, and lead only to the sign-in service", () => {
  const template = readFileSync('node_modules/govuk-frontend/dist/govuk/template.njk', 'utf8')
  const script = /<script[^>]*>(document\.body\.className[^<]*)<\/script>/.exec(template)?.[1] ?? ''
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = (service?: string) => pageHeaders(service)['content-security-policy']
  expect(policy()).toContain(`script-src 'self' 'sha256-${hash}'`)
  expect(policy()).toContain("form-action 'self';")
  expect(policy(`${here}/realms/x`)).toContain(`form-action 'self' ${here};`)
})
