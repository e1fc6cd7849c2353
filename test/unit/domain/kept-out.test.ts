// Proves whom the lists of a pathway keep out, what is left of facts that name what is kept from somebody, and who may know of it.
import { describe, expect, it } from '@jest/globals'
import { isKeptOut, leavesOut, mayKnow, namesAny, withoutNaming } from '../../../domain/kept-out.ts'
import type { Role } from '../../../domain/codes.ts'

const somebody = { id: 'u1', agency: 'met', roles: ['coordinator'] } as const

describe('somebody', () => {
  it.each([
    [undefined, false],
    [{ never: [] }, false],
    [{ never: [{ id: 'x1', actor: 'u1' }] }, true],
    [{ never: [{ id: 'x1', actor: 'u2' }] }, false],
    [{ never: [{ id: 'x1', agency: 'met' }] }, true],
    [{ never: [{ id: 'x1', agency: 'trust' }] }, false],
    [{ never: [{ id: 'x1', agency: 'u1' }] }, false], // an id of the other kind
    [{ never: [], only: ['u1'] }, false],
    [{ never: [], only: ['u2'] }, true],
    [{ never: [], only: [] }, true],
    [{ never: [{ id: 'x1', actor: 'u1' }], only: ['u1'] }, true], // never wins
  ])('by %j: %p', (kept, out) => expect(isKeptOut(kept, somebody)).toBe(out))
})

describe('whoever answers for access', () => {
  const officer = { ...somebody, roles: ['dataProtectionOfficer'] } as const

  it('is left out by no restriction, and excluded like anybody else', () => {
    expect(isKeptOut({ never: [], only: ['u2'] }, officer)).toBe(false)
    expect(isKeptOut({ never: [{ id: 'x1', actor: 'u1' }], only: ['u2'] }, officer)).toBe(true)
    expect(isKeptOut({ never: [{ id: 'x1', agency: 'met' }] }, officer)).toBe(true)
  })
})

describe('an agency', () => {
  const agencies = [
    { actor: 'u1', agency: 'met' },
    { actor: 'u2', agency: 'trust' },
  ]
  const never = [{ id: 'x1', actor: 'u1' }]

  it.each([
    [undefined, false],
    [{ never }, false], // others of it see it
    [{ never: [{ id: 'x1', agency: 'met' }] }, true],
    [{ never: [], only: ['u1', 'u2'], agencies }, false],
    [{ never: [], only: ['u2'], agencies }, true],
    [{ never, only: ['u1', 'u2'], agencies }, true], // the only one of it is excluded
    [{ never: [], only: ['u2'] }, false], // nobody says whose they are
  ])('is left out by %j: %p', (kept, out) => expect(leavesOut(kept, 'met')).toBe(out))

  it('is left out in a role that none of its people has who are included', () => {
    const kept = {
      ...{ never: [], only: ['u1'] },
      agencies: [{ actor: 'u1', agency: 'met', roles: ['chair'] as const }],
    }
    expect(leavesOut(kept, 'met', 'policeLead')).toBe(true)
    expect(leavesOut(kept, 'met', 'chair')).toBe(false)
    expect(leavesOut(kept, 'met', 'agencyWorker')).toBe(false)
    expect(leavesOut(kept, 'met')).toBe(false)
  })

  it('is left out of nothing in the role that answers for access, unless it is excluded', () => {
    const kept = { never: [], only: ['u2'], agencies }
    expect(leavesOut(kept, 'met', 'chair')).toBe(true)
    expect(leavesOut(kept, 'met', 'dataProtectionOfficer')).toBe(false)
    const excluded = { ...kept, never: [{ id: 'x1', agency: 'met' }] }
    expect(leavesOut(excluded, 'met', 'dataProtectionOfficer')).toBe(true)
  })
})

describe('facts', () => {
  const hidden = new Set(['pw1', 'i3'])

  it.each([
    [{ id: 'pw1' }, true],
    [{ from: { pathway: 'pw1' } }, true],
    [{ about: 'i3/met' }, true],
    [{ items: ['i1', 'i3'] }, true],
    [{ id: 'pw12', item: 'i33', n: 3, none: null }, false],
  ])('%j name them: %p', (facts, are) => expect(namesAny(facts, hidden)).toBe(are))

  it.each([
    [{ found: [{ pathway: 'pw1' }, { pathway: 'pw2' }] }, { found: [{ pathway: 'pw2' }] }],
    [{ found: [{ pathway: 'pw1' }] }, undefined],
    [{ pathway: 'pw1', found: [] }, undefined],
    [
      { pathway: 'pw2', found: [] },
      { pathway: 'pw2', found: [] },
    ],
  ])('of %j is left %j', (facts, left) => expect(withoutNaming(facts, hidden)).toEqual(left))
})

describe('that somebody was excluded', () => {
  const knows = (role: Role, data: object, type = 'exclusion-set') =>
    mayKnow({ type, data }, { ...somebody, roles: [role] })

  it('is known to those who decide on it alone, and never to whoever it is', () => {
    const agency = { id: 'x1', agency: 'trust' }
    expect(knows('coordinator', agency)).toBe(true)
    expect(knows('dataProtectionOfficer', agency)).toBe(true)
    expect(knows('policeLead', agency)).toBe(false)
    expect(knows('policeLead', {}, 'restriction-set')).toBe(false)
    expect(knows('coordinator', { id: 'x1', agency: 'met' })).toBe(false)
    expect(knows('coordinator', { id: 'x1', actor: 'u1' }, 'exclusion-lifted')).toBe(false)
    expect(knows('policeLead', { id: 'x1', actor: 'u1' }, 'referral-accepted')).toBe(true)
  })

  it('and so is what follows from it: that what an agency owed is another’s now', () => {
    const taken = (leftOut: string) => ({ id: 'p1.1', agency: 'met', leftOut })
    expect(knows('coordinator', taken('trust'), 'obligation-reassigned')).toBe(true)
    expect(knows('policeLead', taken('trust'), 'obligation-reassigned')).toBe(false)
    expect(knows('chair', taken('met'), 'return-waived')).toBe(false)
    expect(knows('policeLead', { id: 'p1.1', agency: 'met' }, 'obligation-reassigned')).toBe(true)
  })
})
