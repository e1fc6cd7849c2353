// Proves that made-up people have names of their own: always the same, and no two of the pilots' alike.
import { expect, test } from '@jest/globals'
import { calledOf } from '../../../scripts/sign-in/called.ts'
import { codes, roles } from '../../../domain/codes.ts'
import { seedAgencies } from '../../../domain/reference/seed.ts'

const sets = [...codes(roles).map((role) => [role]), ['coordinator', 'supervisor']]
const people = Object.keys(seedAgencies).flatMap((agency) =>
  sets.map((held) => [held, agency] as const),
)

test('no two people are called alike', () => {
  const names = people.map(([held, agency]) => calledOf(held, agency))
  expect(new Set(names).size).toBe(people.length)
})

test('somebody is called the same each time, also at an agency that was added', () => {
  expect(calledOf(['chair'], 'kent-police')).toBe(calledOf(['chair'], 'kent-police'))
  expect(calledOf(['chair'], 'kent-police')).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
})
