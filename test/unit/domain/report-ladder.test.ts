// Proves who looks at a report by name, who hears when nobody does, and that nobody is told whose own report it is.
import { describe, expect, it } from '@jest/globals'
import { climb, lookedAtBy, owesLook } from '../../../domain/report-ladder.ts'
import { london, met, referenceOf, trust } from './pathway/world.ts'
import type { Role } from '../../../domain/codes.ts'

const reference = referenceOf('london')
const since = london('2026-11-02 10:00')
const due = london('2026-11-05 17:00')
const waiting = (more: object = {}) => ({
  ...{ urgent: false, sender: { roles: ['agencyWorker'] as Role[] }, since, due },
  ...{ reached: undefined, ...more },
})

/** Whom each rung tells until a moment, one after another as rounds take them. */
function told(report: ReturnType<typeof waiting>, until: string): (string | undefined)[] {
  const found: (string | undefined)[] = []
  let reached: number | undefined
  for (let now: number | undefined = since; now !== undefined && now <= london(until);) {
    const next = climb({ ...report, reached }, now, reference)
    found.push(next.tells)
    reached = next.reached
    now = next.nextAt
  }
  return found
}

describe('a look at a report', () => {
  it('is owed by the coordinator, and by the supervisor where a coordinator sent it', () => {
    expect(owesLook({ roles: ['agencyWorker'] })).toBe('coordinator')
    expect(owesLook({ roles: ['policeLead', 'coordinator'] })).toBe('supervisor')
  })

  it('is owed by whoever holds that role, or by the coordinator’s agency where nobody supervises', () => {
    expect(lookedAtBy('coordinator', reference)).toEqual({ agency: trust, role: 'coordinator' })
    const supervised = { ...reference, holders: { ...reference.holders, supervisor: met } }
    expect(lookedAtBy('supervisor', supervised)).toEqual({ agency: met, role: 'supervisor' })
    const { supervisor: _, ...others } = reference.holders
    const without = { ...reference, holders: others }
    expect(lookedAtBy('supervisor', without)).toEqual({ agency: trust, role: 'supervisor' })
    expect(lookedAtBy('supervisor', { ...reference, holders: {} })).toBeUndefined()
  })
})

describe('its ladder', () => {
  it('asks the coordinator, reminds them, and goes on to the supervisor', () => {
    const all = told(waiting(), '2027-01-01 10:00')
    expect(all[0]).toBe('coordinator')
    expect(all.at(-1)).toBe('supervisor')
    expect(new Set(all)).toEqual(new Set(['coordinator', 'supervisor']))
    expect(told(waiting(), '2026-11-05 17:00')).not.toContain('supervisor')
  })

  it('tells nobody but the supervisor of what a coordinator reported', () => {
    const own = waiting({ sender: { roles: ['coordinator'] } })
    expect(new Set(told(own, '2027-01-01 10:00'))).toEqual(new Set(['supervisor']))
  })

  it('is urgent where the report is: told when it is due, then upwards', () => {
    const all = told(waiting({ urgent: true }), '2027-01-01 10:00')
    expect(all.slice(0, 3)).toEqual(['coordinator', 'coordinator', 'supervisor'])
  })

  it('tells of several rungs that passed together the highest, and of none again', () => {
    const late = london('2026-12-01 10:00')
    const first = climb(waiting(), late, reference)
    expect(first).toMatchObject({ tells: 'supervisor', nextAt: undefined })
    expect(climb(waiting({ reached: first.reached }), late, reference)).toEqual({
      ...{ tells: undefined, reached: first.reached, nextAt: undefined },
    })
  })
})
