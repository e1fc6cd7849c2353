// Proves that one sentence says where an entity stands, within its length.
import { describe, expect, it } from '@jest/globals'
import { calendarOf } from '../../../domain/reference/reference.ts'
import { describe as say } from '../../../domain/describe.ts'
import type { Position } from '../../../domain/entity/decider.ts'
import { london, referenceOf } from './pathway/world.ts'
import { obligationKinds } from '../../../domain/obligations/kinds.ts'
import { seedAgencies } from '../../../domain/reference/seed.ts'
import { placeTitle, stages } from '../../../domain/stages/index.ts'

const calendar = calendarOf(referenceOf('hampshire'))
const names = (agency: string) =>
  Object.entries(seedAgencies).find(([id]) => id === agency)?.[1].name ?? agency

const waiting = (agency: string, what = 'return'): Position['waitingOn'][number] => ({
  agency,
  role: 'policeLead',
  obligation: 'pw1.1',
  what,
  since: london('2026-11-20 10:00'),
  due: london('2026-11-27 17:00'),
})
const next = { at: london('2026-11-25 09:00'), what: 'reminder' }

const sentence = (position: Partial<Position>, named = names) =>
  say({ stage: 'research', waitingOn: [], ended: false, ...position }, named, calendar)

describe('where an entity stands, in words', () => {
  it('names the stage, whom it waits for, for what, until when, and what comes next', () => {
    expect(sentence({ waitingOn: [waiting('hampshire-constabulary')], next })).toBe(
      'Research. Waiting on Hampshire Constabulary for a return, due Fri 27 Nov 17:00. Next: reminder on Wed 25 Nov 09:00.',
    )
  })

  it('counts the others that are waited for', () => {
    const waitingOn = [waiting('hampshire-constabulary'), waiting('suzy-lamplugh-trust')]
    expect(sentence({ waitingOn })).toBe(
      'Research. Waiting on Hampshire Constabulary for a return, due Fri 27 Nov 17:00 (and 1 more).',
    )
  })

  it('leaves out the count of the others before what comes next, if there is no room for both', () => {
    const long = waiting('barnet-enfield-haringey-mental-health-trust')
    const others = Array.from({ length: 12 }, () => waiting('suzy-lamplugh-trust'))
    expect(sentence({ stage: 'suitability', waitingOn: [long, ...others], next })).toBe(
      'Suitability. Waiting on Barnet, Enfield and Haringey Mental Health NHS Trust for a return, due Fri 27 Nov 17:00. Next: reminder on Wed 25 Nov 09:00.',
    )
  })

  it('leaves out what comes next before whom it waits for', () => {
    const long = waiting('barnet-enfield-haringey-mental-health-trust', 'receiverAcknowledges')
    expect(sentence({ stage: 'suitability', waitingOn: [long, long], next })).toBe(
      'Suitability. Waiting on Barnet, Enfield and Haringey Mental Health NHS Trust for an acknowledgement from the receiving service, due Fri 27 Nov 17:00.',
    )
  })

  it('is short where nothing is owed', () => {
    expect(sentence({ stage: 'watch', next: { ...next, what: 'end of the watch' } })).toBe(
      'Watch. Next: end of the watch on Wed 25 Nov 09:00.',
    )
    expect(sentence({ stage: 'ended', ended: true })).toBe('Ended.')
  })

  it('never takes more than 160 characters, whatever names agencies have', () => {
    const all = [...Object.keys(seedAgencies), 'x'.repeat(300)]
    const said = Object.keys(stages).flatMap((stage) =>
      Object.keys(obligationKinds).flatMap((what) =>
        all.map((agency) => {
          const waitingOn = [waiting(agency, what), waiting(agency)]
          return [stage, sentence({ stage, waitingOn, next })] as const
        }),
      ),
    )
    const begins = (stage: string) => `${placeTitle(stage as keyof typeof stages)}. Waiting on `
    expect(said.filter(([, { length }]) => length > 160)).toEqual([])
    expect(said.filter(([stage, words]) => !words.startsWith(begins(stage)))).toEqual([])
    expect(said.length).toBeGreaterThan(1000)
  })
})
