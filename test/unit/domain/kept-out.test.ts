// Proves whom the lists of a pathway keep out, what is left of facts that name what is kept from somebody, and who may know of it.
import { describe, expect, it } from '@jest/globals'
import { isKeptOut, mayKnow, namesAny, withoutNaming } from '../../../domain/kept-out.ts'
import type { Role } from '../../../domain/codes.ts'

const somebody = { id: 'u1', agency: 'met' }

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
})
