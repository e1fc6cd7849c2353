import type { ClockRule, LadderRule, Policy } from '../../../../domain/policy/policy.ts'
import { defaultPolicies } from '../../../../domain/policy/defaults.ts'
import { holidayTable, type HolidayTable } from '../../../../domain/calendar/holiday-table.ts'
import { referenceOf } from './world.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

const local = { source: 'A number of a test.', mark: 'K' } as const

/** London's policy with some clocks of another length, and some ladders. */
export function policyWith(
  spans: Readonly<Record<string, ClockRule['span']>>,
  ladders: Readonly<Record<string, LadderRule>> = {},
): Policy {
  const { london } = defaultPolicies
  const before: Readonly<Record<string, ClockRule>> = london.clocks
  const clocks = Object.entries(spans).map(([code, span]) => {
    const guards = before[code]?.guards ?? 'process'
    return [code, { span, guards, ...local }] as const
  })
  return {
    ...london,
    clocks: { ...london.clocks, ...Object.fromEntries(clocks) },
    ladders: { ...london.ladders, ...ladders },
  }
}

/** A ladder that asks at once, on the day, and then the coordinator the day after. */
export const shortLadder: LadderRule = {
  rungs: [
    { code: 'asked', when: 'opened', to: 'owner', urgent: false },
    { code: 'due-today', when: { workingDays: 0, at: 'morning' }, to: 'owner', urgent: false },
    { code: 'coordinator', when: { workingDays: 1, at: 'due' }, to: 'coordinator', urgent: false },
  ],
  ...local,
}

/** London with further versions of its policy, which a command can apply. */
export const withPolicies = (newer: Readonly<Record<number, Policy>>): SiteReference => ({
  ...referenceOf('london'),
  newer,
})

/** The table of holidays with further days on which England and Wales do not work, under a version of its own. */
export function tableWith(version: string, ...dates: readonly string[]): HolidayTable {
  const { closed } = holidayTable
  const england = new Set([...closed['england-and-wales'], ...dates])
  return { ...holidayTable, version, closed: { ...closed, 'england-and-wales': england } }
}

/** London under a table of holidays that has changed. */
export const withTable = (table: HolidayTable): SiteReference => ({
  ...referenceOf('london'),
  table,
})
