// Proves that the random worlds of pathways and meetings meet everything that is claimed of them.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { intents, play } from './play.ts'

const seed = Number(process.env['THROUGHLINE_SEED'] ?? 20_261_102)
const count = 70

describe('the sequences', () => {
  it('meet every way that an item can go, emergencies that pathways made, and messages that crossed', () => {
    const seen = new Set<string>()
    for (const sequence of fc.sample(intents(count), { seed, numRuns: 60 })) {
      const world = play(sequence)
      for (const { state } of world.conferences.values()) {
        for (const { status } of state.items) seen.add(status)
        if (state.meeting?.emergency && state.items.length > 1) seen.add('shared emergency')
      }
      for (const { name, outcome } of world.judged)
        if (outcome.result === 'refused') seen.add(`${name} refused`)
      for (const { events } of world.pathways.values())
        for (const { event } of events) {
          if (event.type === 'listing-carried' && event.data.transferred) seen.add('transferred')
          if (event.type === 'victim-added' && event.data.from) seen.add('linked victim')
          if (event.type === 'strand-ended') seen.add(event.data.because)
          if (event.type === 'exclusion-set' || event.type === 'representative-named')
            seen.add(event.type)
        }
    }
    for (const one of [
      'decided',
      'deferred',
      'moved',
      'withdrawn',
      'transferred',
      'shared emergency',
      'linked victim',
      'exclusion-set',
      'representative-named',
      'givenBack',
    ])
      expect([...seen]).toContain(one)
    for (const name of ['withdraw-item', 'list-item', 'conference-moved'])
      expect([...seen]).toContain(`${name} refused`)
  })
})
