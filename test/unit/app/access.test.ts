// Proves that each role sees of lists what is theirs.
// Who sees what of a list, and who may ask what is not for everybody.
import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../../domain/entity/decider.ts'
import { agencyFilter } from '../../../app/access/agency.ts'
import { mayNot, whoMay } from '../../../app/access/roles.ts'
import type { Role } from '../../../domain/codes.ts'

const reader = (role: Role): Actor => ({
  id: 'somebody',
  agency: 'london-housing',
  roles: [role],
  sites: ['london'],
})

describe('a list of a site', () => {
  it('shows a caseworker any agency', () => {
    expect(agencyFilter(reader('coordinator'), undefined)).toEqual({
      sites: ['london'],
      agency: undefined,
    })
    expect(agencyFilter(reader('coordinator'), 'kent-police')).toEqual({
      sites: ['london'],
      agency: 'kent-police',
    })
  })

  it('shows an agency worker only their own agency, and nothing if another is asked for', () => {
    const own = { sites: ['london'], agency: 'london-housing' }
    expect(agencyFilter(reader('agencyWorker'), undefined)).toEqual(own)
    expect(agencyFilter(reader('agencyWorker'), 'london-housing')).toEqual(own)
    expect(agencyFilter(reader('agencyWorker'), 'kent-police').sites).toEqual([])
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
