// Proves that the groups of a sign-in service give an agency and roles at sites, and never more than they say.
import { afterAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { claimsReader } from '../../../web/session/claims.ts'
import { ConfigFault } from '../../../platform/config.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-groups-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function reader(content: unknown) {
  const file = path.join(folder, 'groups.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return claimsReader(file)
}

const groups = {
  trust: { agency: 'suzy-lamplugh-trust' },
  police: { agency: 'metropolitan-police-service' },
  'london-coordinators': { roles: ['coordinator'], sites: ['london'] },
  'hampshire-coordinators': { roles: ['coordinator'], sites: ['hampshire'] },
  'hampshire-chairs': { roles: ['chair'], sites: ['hampshire'] },
}
const said = (...theirs: string[]) => ({ sub: 'x', name: 'Sam Example', groups: theirs })

describe('through groups', () => {
  it('somebody has one agency, and a role at the sites of its groups', () => {
    const read = reader({ groups })
    expect(read(said('trust', 'london-coordinators', 'hampshire-coordinators', 'other'))).toEqual({
      sub: 'x',
      name: 'Sam Example',
      agency: 'suzy-lamplugh-trust',
      access: [
        { site: 'london', roles: ['coordinator'] },
        { site: 'hampshire', roles: ['coordinator'] },
      ],
    })
  })

  it('a role at one site is not a role at another', () => {
    const read = reader({ groups })
    expect(read(said('trust', 'london-coordinators', 'hampshire-chairs'))).toMatchObject({
      access: [
        { site: 'london', roles: ['coordinator'] },
        { site: 'hampshire', roles: ['chair'] },
      ],
    })
  })

  it.each([
    ['no agency', ['london-coordinators']],
    ['two agencies', ['trust', 'police', 'london-coordinators']],
    ['no role', ['trust']],
    ['no group that we know', ['other', 'constructor', '__proto__']],
  ])('somebody with %s is not let in', (_what, theirs) => {
    expect(reader({ groups })(said(...theirs))).toBeUndefined()
  })

  it('the claim can have another name, and one group as text', () => {
    const read = reader({ claim: 'https://login.example.org/teams', groups })
    const one = { sub: 'x', 'https://login.example.org/teams': ['trust', 'hampshire-chairs'] }
    expect(read(one)).toMatchObject({
      access: [{ site: 'hampshire', roles: ['chair'] }],
    })
  })

  it.each([
    ['no JSON', '{'],
    ['a role that is none', { groups: { a: { roles: ['king'] } } }],
    ['a field that is none', { groups: {}, group: 'x' }],
  ])('a file with %s is a fault of the settings', (_what, content) => {
    expect(() => reader(content)).toThrow(ConfigFault)
  })
})

describe('without a file', () => {
  const claims = { sub: 'x', agency: 'london-housing', roles: ['agencyWorker'], sites: ['london'] }

  it('claims are read as they stand in a token', () => {
    const { sub, agency } = claims
    const access = [{ site: 'london', roles: ['agencyWorker'] }]
    const read = { sub, agency, name: 'Sam Example', access }
    expect(claimsReader(undefined)({ ...claims, name: 'Sam Example', more: 1 })).toEqual(read)
    expect(claimsReader(undefined)({ ...read, more: 1 })).toEqual(read)
  })

  it('pairs count, where claims say both, and never the product beside wrong pairs', () => {
    const access = [{ site: 'hampshire', roles: ['agencyWorker'] }]
    expect(claimsReader(undefined)({ ...claims, access })).toMatchObject({ access })
    expect(claimsReader(undefined)({ ...claims, access: 'all' })).toBeUndefined()
  })

  it.each([
    { roles: [] },
    { sites: [] },
    { sites: undefined },
    { roles: ['king'] },
    { agency: undefined },
    { access: [] },
    { access: [{ site: 'london', roles: [] }] },
  ])('those with %p are not let in', (changed) =>
    expect(claimsReader(undefined)({ ...claims, ...changed })).toBeUndefined(),
  )
})
