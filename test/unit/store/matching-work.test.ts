// Proves that a search for the same person costs a bounded number of comparisons, and lets others have their turn between.
import { describe, expect, it } from '@jest/globals'
import { compareAll } from '../../../store/matching/all.ts'
import { compare } from '../../../store/matching/compare.ts'
import { personSchema } from '../../../domain/pathway/commands/submit-referral.ts'

/** A word for each number, all of one length and of similar letters, so that none is told apart for nothing. */
const word = (n: number): string => `ma${n.toString(36).padStart(4, 'e')}on`
const longName = (from: number, words: number): string =>
  Array.from({ length: words }, (_, n) => word(from + n)).join(' ')

/** Twenty-one names of so many words each. */
const attack = (from: number, words = 33) => ({
  name: longName(from, words),
  aliases: Array.from({ length: 20 }, (_, n) => longName(from + 100 * (n + 1), words)),
})
const attackers = Array.from({ length: 100 }, (_, n) => ({ ...attack(7 * n), person: `p${n}` }))

describe('the work of a search', () => {
  it('is bounded for one record, however many names and words there are', () => {
    const unbounded = { left: 1e9 }
    compare(attack(0), attack(7), unbounded)
    expect(1e9 - unbounded.left).toBeGreaterThan(5000) // or there is nothing to bound
    const work = { left: 1000 }
    compare(attack(0), attack(7), work)
    expect(work.left).toBe(0)
  })

  it('is bounded for all of them together, and others have their turn between', async () => {
    let turns = 0
    const pause = async () => {
      turns += 1
    }
    const { complete } = await compareAll(attack(0), attackers, pause, () => 0) // however slow this machine is
    expect([complete, turns]).toEqual([false, 15])
  })

  it('ends after a while by the clock, however little was compared by then', async () => {
    let now = 0
    const people = attackers.slice(0, 3)
    const slow = () => (now += 1000)
    expect((await compareAll(attack(0), people, async () => undefined, slow)).complete).toBe(false)
    expect(
      (
        await compareAll(
          attack(0),
          people,
          async () => undefined,
          () => 0,
        )
      ).complete,
    ).toBe(true)
  })

  it('finds first whom it is given first, even then', async () => {
    const same = { name: 'Alex Example', aliases: attack(0).aliases, person: 'same' }
    const sought = { ...attack(0), name: 'Alex Example' }
    const { people } = await compareAll(sought, [same, ...attackers])
    expect(people.get('same')).toMatchObject({ band: 'possible', agreed: ['name'] })
  })

  it('is complete for as many people as there are with usual names', async () => {
    const usual = Array.from({ length: 300 }, (_, n) => ({
      name: `Alexander ${word(n)} Example`,
      aliases: ['Alex Example', word(n)],
      dateOfBirth: '1988-04-12',
      person: `p${n}`,
    }))
    const sought = { name: 'Alexandra Exampel', aliases: ['Alex'], dateOfBirth: '1988-04-12' }
    const { complete, people } = await compareAll(sought, usual)
    expect([complete, people.size]).toEqual([true, 300])
  })
})

describe('a name', () => {
  const rulesOf = (person: object) =>
    personSchema
      .safeParse(person)
      .error?.issues.map(({ path, message }) => [path.join('.'), message])

  it('has at most twelve words, and so has an alias', () => {
    const words = 'must have at most 12 words.'
    expect(rulesOf({ name: longName(0, 13) })).toEqual([['name', words]])
    expect(rulesOf({ name: 'A', aliases: ['B', longName(0, 13)] })).toEqual([['aliases.1', words]])
  })

  it.each([
    'Pedro de Alcântara João Carlos Leopoldo Salvador Bibiano Francisco Xavier de Paula',
    "Dr. Anne-Marie O'Neill-Smith, MBE (née St. John)",
    'عبد الله بن محمد بن أحمد بن علي',
    'A',
  ])('may be as long as names are: %s', (name) => expect(rulesOf({ name })).toBeUndefined())
})
