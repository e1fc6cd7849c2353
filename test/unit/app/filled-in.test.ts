// Proves that whatever is owed leads to the form that settles it, filled in with ids that the rule then accepts.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { aboutPathway } from '../../../domain/pathway/about.ts'
import { amongOthers, manyMeetings, people, workingAt } from '../domain/pathway/world.ts'
import { conferenceKinds } from '../../../domain/conference/kinds.ts'
import { filledIn } from '../../../app/forms/filled-in.ts'
import { actionAgreed, inResearch } from '../domain/pathway/beginnings.ts'
import { intents, play } from '../domain/pathway/arbitrary.ts'
import { obligationKinds } from '../../../domain/obligations/kinds.ts'
import { pathwayCommands, type PathwayCommandName } from '../../../domain/pathway/commands/index.ts'
import { settings } from '../domain/pathway/always.ts'
import { siteOf, whyNot } from '../../../domain/pathway/pathway.ts'

const owed = { id: 'p1.7', agency: 'london-council', role: 'agencyWorker' } as const

/** What nothing that people send settles: time does, another entity, or whatever else happens. */
const settledOtherwise: readonly string[] = []

describe('what is owed', () => {
  it.each(Object.keys(obligationKinds))('on a pathway as %s leads to a form', (what) => {
    expect(settledOtherwise.includes(what) || filledIn('pathway', { ...owed, what })).not.toEqual(
      [],
    )
  })

  it.each(Object.keys(conferenceKinds))('at a meeting as %s leads to a form', (what) => {
    expect(filledIn('conference', { ...owed, what })).not.toEqual([])
  })

  it('fills in what it is about', () => {
    const values = (what: string, about: string) =>
      filledIn('pathway', { ...owed, what, about }).map((one) => [one.command, one.values])
    expect(values('action', 'a1')).toEqual([['end-action', { actionId: 'a1' }]])
    expect(values('serveOrder', 'o2')).toEqual([['serve-order', { orderId: 'o2' }]])
    expect(values('decideOnBreach', 'o2.1')).toEqual([['decide-on-breach', { breachId: 'o2.1' }]])
    expect(values('handOverOrder', 'o2')).toContainEqual(['hand-over-order', { orderId: 'o2' }])
    expect(values('return', 'london-council')).toEqual([
      ['record-return', { agency: 'london-council' }],
      ['waive-return', { agency: 'london-council' }],
    ])
    expect(values('persistentFailure', 'london-council')).toEqual([
      ['record-done', { obligationId: 'p1.7' }],
    ])
  })

  it('fills in the seat, the return and the meeting', () => {
    const values = (what: string, more: object = {}) =>
      filledIn('conference', { ...owed, what, ...more }).map((one) => [one.command, one.values])
    expect(values('attend')).toEqual([
      ['record-attendance', { agency: 'london-council', role: 'agencyWorker' }],
    ])
    expect(values('meetingReturn', { about: 'i2/london-council' })).toContainEqual([
      'record-return',
      { item: 'i2', agency: 'london-council' },
    ])
    expect(values('reconvene', { conferenceId: 'cf0123456789ab' })).toEqual([
      ['plan-conference', { reconvenes: 'cf0123456789ab' }],
    ])
  })
})

it('fills a form in with what it offers', () => {
  const wrong = new Set<string>()
  const filled = new Set<string>()
  const actors = Object.values(people)
  // Sequences seldom come as far as the agencies' returns, or an agreed action.
  const far = [inResearch(), actionAgreed()].map(({ state: before, now, past }) => ({
    ...{ before, now, past },
  }))
  for (const turns of [
    far,
    ...fc
      .sample(intents(40), { seed: settings.seed, numRuns: 12 })
      .map((sequence) => play(sequence).filter((_, n) => n % 5 === 0)),
  ])
    for (const { before, now, past } of turns) {
      const reference = { ...amongOthers('london'), meetings: manyMeetings }
      const agencies = Object.keys(siteOf(before, reference).agencies)
      for (const one of Object.values(before.obligations))
        for (const { command, values } of filledIn('pathway', one)) {
          const name = command as PathwayCommandName // the commands of a pathway
          const offers = actors
            .map((actor) => workingAt(before, { ...actor, agency: one.agency }))
            .map((by) => ({ now, receivedAt: now, by, reference, past }))
            .filter((context) => !whyNot(name, before, context))
            .map((context) => aboutPathway(name, before, context, { agencies, past }))
          for (const [field, value] of Object.entries(values)) {
            expect(Object.keys(pathwayCommands[name].body.shape)).toContain(field)
            filled.add(`${name}.${field}`)
            if (offers.length > 0 && !offers.some((about) => about[field]?.includes(value)))
              wrong.add(`${name}.${field} for ${one.what}: ${value}`)
          }
        }
    }
  expect([...wrong]).toEqual([])
  expect([...filled]).toEqual(
    expect.arrayContaining([
      'end-action.actionId',
      'record-return.agency',
      'record-done.obligationId',
    ]),
  )
})
