// Proves that the table of a run says of each kind of fault what was done and what was found.
import { expect, it } from '@jest/globals'
import { faults } from '../../../scripts/chaos/faults/index.ts'
import { faultTable } from '../../../scripts/chaos/faults/table.ts'
import { doubled, lost, takenBack } from '../../../scripts/chaos/violations.ts'

const report = {
  fault: 'lock',
  tookMs: [300, 100, 9000, 200, 400],
  sent: 90,
  acknowledged: 88,
  violations: [],
} as const

it('has a line for each kind, with the median and the worst', () => {
  const found = {
    ...report,
    fault: 'drip',
    violations: [lost('a'), lost('b'), doubled('c'), takenBack('d')],
  } as const
  expect(faultTable([report, found]).slice(2)).toEqual([
    `| ${faults.lock.title} | 5 | 90 | 88 | 0 | 0 | 0 | 0 | 0 | once it is over | 0.30 s | 9.00 s |`,
    `| ${faults.drip.title} | 5 | 90 | 88 | 2 | 1 | 0 | 1 | 0 | from the blow | 0.30 s | 9.00 s |`,
  ])
})

it('says what could not be tried, and why', () => {
  const untried = { ...report, fault: 'full-disk', untried: 'no disk may be mounted' } as const
  expect(faultTable([untried]).slice(2)).toEqual([
    '',
    `Not tried: ${faults['full-disk'].title}, because no disk may be mounted.`,
  ])
})
