// Proves that a policy older than the rules still works.
import { describe, expect, it } from '@jest/globals'
import { clockOf, ladderOf } from '../../../domain/policy/lookup.ts'
import { defaultClocks } from '../../../domain/policy/clocks.ts'
import { defaultLadders } from '../../../domain/policy/ladders.ts'
import { defaultPolicies } from '../../../domain/policy/defaults.ts'

const own = { span: { days: 9 }, guards: 'process', source: 'Local.', mark: 'K' } as const
const older = { ...defaultPolicies.london, clocks: { triage: own }, ladders: {} }

describe('a policy older than the rules', () => {
  it('keeps its own clocks', () => expect(clockOf(older, 'triage')).toBe(own))
  it('takes the default of a clock or ladder that came later', () => {
    expect(clockOf(older, 'research')).toBe(defaultClocks.research)
    expect(ladderOf(older, 'urgent')).toBe(defaultLadders.urgent)
  })
  it('is at fault with one that nobody knows', () => {
    expect(() => clockOf(older, 'nothing')).toThrow('there is no clock nothing')
    expect(() => ladderOf(older, 'nothing')).toThrow('there is no ladder nothing')
  })
})
