// Proves that somebody with several roles acts in the one that the command needs.
import { describe, expect, it } from '@jest/globals'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import type { Actor } from '../../../../domain/entity/decider.ts'

const several: Actor = {
  id: 'x',
  agency: 'metropolitan-police-service',
  roles: ['agencyWorker', 'policeLead', 'chair'],
  sites: ['london'],
}

describe('somebody with several roles', () => {
  it.each([
    ['decide-triage', 'policeLead'],
    ['record-conference', 'chair'],
    ['report-incident', 'agencyWorker'],
  ])('sends %s as %s', (command, role) => {
    expect(pathwayDecider.roleFor?.(command, several)).toBe(role)
  })
})
