// Proves that each role sees of lists what is theirs.
// Who sees what of a list, and who may ask what is not for everybody.
import { describe, expect, it } from '@jest/globals'
import {
  type Account,
  actorAt,
  guestOf,
  inRole,
  rolesFor,
  sitesOf,
} from '../../../app/access/account.ts'
import { partsFor, wholeSites } from '../../../app/access/agency.ts'
import { mayNot, whoMay } from '../../../app/access/roles.ts'
import type { Role } from '../../../domain/codes.ts'

const reader = (at: Readonly<Record<string, readonly Role[]>>): Account => ({
  id: 'somebody',
  agency: 'london-housing',
  access: Object.entries(at).map(([site, roles]) => ({ site, roles })),
})
const own = { site: 'london', agency: 'london-housing', confined: true }

describe('a list of a site', () => {
  it('shows a caseworker any agency', () => {
    const coordinator = reader({ london: ['coordinator'] })
    expect(partsFor(coordinator)).toEqual([{ site: 'london', agency: undefined }])
    expect(partsFor(coordinator, 'kent-police')).toEqual([
      { site: 'london', agency: 'kent-police' },
    ])
  })

  it('shows an agency worker only their own agency, and nothing if another is asked for', () => {
    const worker = reader({ london: ['agencyWorker'] })
    expect(partsFor(worker)).toEqual([own])
    expect(partsFor(worker, 'london-housing')).toEqual([own])
    expect(partsFor(worker, 'kent-police')).toEqual([])
  })

  it('shows of each site what the role held there sees, and nothing without one', () => {
    const both = reader({ london: ['agencyWorker'], hampshire: ['coordinator'], cheshire: [] })
    expect(partsFor(both)).toEqual([own, { site: 'hampshire', agency: undefined }])
    expect(wholeSites(both)).toEqual(['hampshire'])
  })
})

describe('roles and sites', () => {
  const both = reader({ london: ['agencyWorker', 'chair'], hampshire: ['coordinator'] })

  it('are pairs: somebody acts at a site with the roles held there', () => {
    expect(actorAt(both, 'london').roles).toEqual(['agencyWorker', 'chair'])
    expect(actorAt(both, 'hampshire')).toEqual({
      id: 'somebody',
      agency: 'london-housing',
      roles: ['coordinator'],
      sites: ['hampshire'],
    })
    expect(actorAt(both, 'cheshire').roles).toEqual([])
    expect(guestOf(both).roles).toEqual(['agencyWorker'])
  })

  it('are asked for by what the roles at each site let somebody do', () => {
    expect(sitesOf(both)).toEqual(['london', 'hampshire'])
    expect(sitesOf(both, ['coordinator'])).toEqual(['hampshire'])
    expect(sitesOf(reader({ london: [] }))).toEqual([])
    expect(rolesFor(both, 'cheshire')).toEqual(['agencyWorker', 'chair', 'coordinator'])
  })

  it('stay pairs in one role alone', () => {
    const chair = inRole(both, 'chair')
    expect([actorAt(chair, 'london').roles, actorAt(chair, 'hampshire').roles]).toEqual([
      ['chair'],
      [],
    ])
  })
})

describe('what is not for everybody', () => {
  it('is for its roles, each of which there is', () => {
    for (const who of Object.values(whoMay)) {
      expect(who.length).toBeGreaterThan(0)
      for (const role of who) expect(mayNot(who, [role])).toBeUndefined()
      expect(mayNot(who, [])).toBe('not-your-role')
    }
  })

  it('is refused to everybody else', () => {
    expect(mayNot(whoMay.keepDrafts, ['administrator'])).toBe('not-your-role')
    expect(mayNot(whoMay.changeReference, ['coordinator', 'chair'])).toBe('not-your-role')
    expect(mayNot('anyAgency', [])).toBe('not-your-role')
    expect(mayNot('system', ['coordinator'])).toBe('system-only')
  })
})
