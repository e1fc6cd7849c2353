// Proves that people are compared by names, dates and addresses as they should be.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compare } from '../../../store/matching/compare.ts'
import { datesAgree } from '../../../store/matching/dates.ts'
import { type Described, keysOf } from '../../../store/matching/keys.ts'
import { namesAgree, nameWords } from '../../../store/matching/names.ts'
import { placesAgree } from '../../../store/matching/places.ts'

const person = (name: string, more: Partial<Described> = {}): Described => ({
  name,
  aliases: [],
  ...more,
})

const born = { dateOfBirth: '1988-04-12' }
const names = (a: string, b: string) => namesAgree(nameWords(a), nameWords(b))

describe('names', () => {
  it.each([
    ['Alex Example', 'alex  EXAMPLE'],
    ['Example, Alex', 'Alex Example'],
    ['Zoë O’Neill', "zoe o'neill"],
    ['Mr. Łukasz Wójcik', 'Łukasz Wojcik'],
    ['Анна Петрова', 'анна петрова'],
  ])('%s is %s', (a, b) => expect(names(a, b)).toBe('same'))

  it.each([
    ['Stephen Smith', 'Steven Smyth'],
    ['Catherine Jones', 'Kathryn Jones'],
    ['Mohammed Khan', 'Muhamad Kahn'],
    ['Micheal Thomson', 'Michael Thompson'],
    ['Brian Cohen', 'Brain Cohen'],
    ['Maria Garcia Lopez', 'Maria Lopez'],
    ['J Example', 'Jordan Example'],
  ])('%s may be %s', (a, b) => expect(names(a, b)).toBe('alike'))

  it.each([
    ['John Smith', 'Owen Smith'],
    ['Alex Example', 'Robin Sample'],
    ['Ann Lee', 'Ann Law Cho'],
    ['Lex', 'Rex'],
    ['Alex', 'Alex Example'],
  ])('%s is not %s', (a, b) => expect(names(a, b)).toBeUndefined())
})

describe('dates of birth', () => {
  it.each([
    ['1988-04-12', '1988-04-12', 'same'],
    ['1988-04-12', '1988-12-04', 'transposed'],
    ['1988-04-12', '1988-04-21', 'transposed'],
    ['1987-04-12', '1978-04-12', 'transposed'],
    ['1988-04-12', '1988-04-13', 'different'],
    ['1988-04-12', '1984-08-12', 'different'],
  ])('%s and %s are %s', (a, b, as) => expect(datesAgree(a, b)).toBe(as))
})

describe('addresses', () => {
  it.each([
    ['12 High Street, London N1 9GU', '12 high st, N19GU', 'same'],
    ['12 High Street', '12 High St.', 'same'],
    ['Flat 3, 12 High Street, N1 9GU', '3/12 High St, N1 9GU', 'same'],
    ['12 Rosebery Avenue, EC1R 4RA', '12 Roseberry Ave', 'alike'],
    ['12 High Street, N1 9GU', '12 High Street, N1 9UG', 'alike'],
    ['12 High Street, N1 9GU', '14 High Street, N1 9GU', undefined],
    ['12 High Street, N1 9GU', '12 High Street, SW2 4TT', undefined],
    ['no fixed abode', 'no fixed abode', undefined],
  ])('%s and %s: %s', (a, b, as) => expect(placesAgree(a, b)).toBe(as))
})

describe('two people', () => {
  const address = '12 High Street, N1 9GU'
  const compared = (a: Described, b: Described) => {
    const [there, back] = [compare(a, b), compare(b, a)]
    expect(back).toEqual(there)
    return there
  }

  it('are certainly one with name and date of birth', () =>
    expect(compared(person('Alex Example', born), person('EXAMPLE Alex', born))).toEqual({
      band: 'certain',
      agreed: ['name', 'dateOfBirth'],
    }))

  it('are certainly one by an alias and a date of birth', () =>
    expect(
      compared(
        person('Alex Example', born),
        person('Alan Other', { ...born, aliases: ['Alex Example'] }),
      ),
    ).toEqual({ band: 'certain', agreed: ['alias', 'dateOfBirth'] }))

  it('are likely one with another spelling, or with digits of the date exchanged', () => {
    expect(compared(person('Steven Smyth', born), person('Stephen Smith', born))).toEqual({
      band: 'likely',
      agreed: ['nameAlike', 'dateOfBirth'],
    })
    expect(
      compared(person('Alex Example', born), person('Alex Example', { dateOfBirth: '1988-12-04' })),
    ).toEqual({ band: 'likely', agreed: ['name', 'dateTransposed'] })
  })

  it('are possible at most by a name alone, and nothing with another date of birth', () => {
    const common = person('John Smith')
    expect(compared(common, person('John Smith'))).toEqual({ band: 'possible', agreed: ['name'] })
    expect(compared(common, person('Jon Smith'))).toBeUndefined()
    const [one, other] = [
      { ...common, ...born },
      { ...common, dateOfBirth: '1961-09-30' },
    ]
    expect(compared(one, other)).toBeUndefined()
    expect(compared({ ...one, address }, { ...other, address })?.band).toBe('possible') // father and son
  })

  it('are likely one by name and address without dates', () =>
    expect(
      compared(person('Alex Example', { address }), person('Alex Example', { address })),
    ).toEqual({ band: 'likely', agreed: ['name', 'address'] }))

  it('are not one for a date of birth, or a nickname, alone', () => {
    expect(compared(person('Alex Example', born), person('Robin Sample', born))).toBeUndefined()
    expect(compared(person('Lex'), person('Lex'))).toBeUndefined()
    expect(compared(person('Lex', born), person('Lex', born))?.band).toBe('possible')
  })
})

/** Any code point that is not half a pair: what `unit: 'binary'` gives, without its table of all of them, which takes seconds. */
const anyCharacter = fc.integer({ min: 0, max: 0x10_ffff - 0x800 }).map(
  (n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800),
  (character) => {
    const point = String(character).codePointAt(0) ?? 0
    return point < 0xd800 ? point : point - 0x800
  },
)

const anybody: fc.Arbitrary<Described> = fc.record({
  name: fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.constantFrom('Alex Example', 'Steven Smyth'),
  ),
  aliases: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
  dateOfBirth: fc.constantFrom(undefined, '1988-04-12', '1988-12-04', '1970-01-01'),
  address: fc.oneof(fc.constant(undefined), fc.string(), fc.constantFrom('1 A St, N1 9GU')),
})

describe('whatever is compared', () => {
  it('breaks nothing, and finds by its own keys whoever is the very same', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const keys = keysOf(b)
        const shared = keysOf(a).some((key) => keys.includes(key))
        const found = compare(a, b)
        expect(compare(b, a)).toEqual(found)
        if (found?.band === 'certain') expect(shared).toBe(true)
      }),
      { seed: 20_261_125, numRuns: 300 },
    )
  })
})

it.each([
  ['Stephen Smith', 'Steven Smyth'],
  ['Micheal Thomson', 'Thomson Michael'],
  ['Brian Cohen', 'Brain Cohen'],
  ['Jnae Doe', 'Jane Deo'],
])('%s is looked up under a key of %s', (a, b) => {
  const keys = keysOf(person(b))
  expect(keysOf(person(a)).some((key) => keys.includes(key))).toBe(true)
})
