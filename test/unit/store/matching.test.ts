// Proves that people are compared by names, dates and addresses as they should be.
import { describe, expect, it } from '@jest/globals'
import { compare } from '../../../store/matching/compare.ts'
import { birthsAgree } from '../../../store/matching/dates.ts'
import type { Described } from '../../../store/matching/keys.ts'
import { nameOf, namesAgree } from '../../../store/matching/names.ts'
import { placesAgree } from '../../../store/matching/places.ts'

const person = (name: string, more: Partial<Described> = {}): Described => ({
  name,
  aliases: [],
  ...more,
})

const born = { dateOfBirth: '1988-04-12' }
const names = (a: string, b: string) => namesAgree(nameOf(a), nameOf(b))

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
    ['John Mc Donald', 'John McDonald'],
    ['Omar Al-Hassan', 'Omar Alhassan'],
    ['Sara Smith-Jones', 'Sara Smithjones'],
    ['Jan van der Berg', 'Jan Vanderberg'],
    ['Vanderberg, Jan', 'Jan van der Berg'],
    ['Sinéad O Brien', 'Sinead OBrien'],
  ])('%s is %s in other pieces', (a, b) => expect(names(a, b)).toBe('joined'))

  it.each([
    ['Robert Hale', 'Bob Hale'],
    ['William Hale', 'Bill Hale'],
    ['Mohammed Rahman', 'Mohd Rahman'],
    ['Mo Rahman', 'Mohammed Rahman'],
  ])('%s may be short for %s', (a, b) => expect(names(a, b)).toBe('short'))

  it.each([
    ['Иван Петров', 'Ivan Petrov', 'same'],
    ['Юлия Петрова', 'Yulia Petrova', 'alike'],
    ['محمد حسن', 'Mohammed Hassan', 'alike'],
    ['Lars Sørensen', 'Lars Sorensen', 'same'],
    ['Weiß Anna', 'Anna Weiss', 'same'],
    ['Ro\u00ADbin \u200BSample', 'Robin Sample', 'same'],
  ])('%s and %s: %s', (a, b, as) => expect(names(a, b)).toBe(as))

  it.each([
    ['Alex', 'Alex Example', 'part'],
    ['Alex', 'Alex', 'part'],
    ['John Smith', 'Owen Smith', 'surname'],
  ])('%s and %s have %3$s in common', (a, b, as) => expect(names(a, b)).toBe(as))

  it.each([
    ['Alex Example', 'Robin Sample'],
    ['Ann Lee', 'Ann Law Cho'],
    ['Lex', 'Rex'],
    ['Unknown Male', 'Unknown Male'],
    ['Not known', 'not known'],
  ])('%s is not %s', (a, b) => expect(names(a, b)).toBeUndefined())
})

describe('dates of birth', () => {
  it.each([
    ['1988-04-12', '1988-04-12', 'dateOfBirth'],
    ['1988-04-12', '1988-12-04', 'dateTransposed'],
    ['1988-04-12', '1988-04-21', 'dateTransposed'],
    ['1987-04-12', '1978-04-12', 'dateTransposed'],
    ['1988-04-12', '1988-04-13', 'dateOneEdit'],
    ['1988-04-12', '1998-04-12', 'bornElsewhen'],
    ['1988-04-12', '1984-08-12', 'bornNear'],
    ['1990-01-01', '1990-01-01', 'firstOfJanuary'],
    ['1990-01-01', '1990-07-23', 'firstOfJanuary'],
    ['1900-01-01', '1900-01-01', undefined],
    ['1970-01-01', '1970-01-01', undefined],
  ])('%s and %s: %s', (a, b, as) =>
    expect(birthsAgree({ dateOfBirth: a }, { dateOfBirth: b })).toBe(as),
  )

  const aged = (age: number) => ({ age, agedOn: '2026-11-30' })
  it.each([
    [{ yearOfBirth: 1986 }, { dateOfBirth: '1986-05-04' }, 'yearOfBirth'],
    [{ yearOfBirth: 1986 }, { dateOfBirth: '1990-05-04' }, 'bornNear'],
    [aged(40), { dateOfBirth: '1986-12-04' }, 'ageOfBirth'],
    [aged(40), { yearOfBirth: 1987 }, 'ageOfBirth'],
    [aged(40), { dateOfBirth: '1996-12-04' }, 'bornElsewhen'],
    [aged(40), {}, undefined],
    [{ yearOfBirth: 1986 }, { dateOfBirth: '1900-01-01' }, undefined],
  ])('%j and %j: %s', (a, b, as) => {
    expect(birthsAgree(a, b)).toBe(as)
    expect(birthsAgree(b, a)).toBe(as)
  })
})

describe('addresses', () => {
  it.each([
    ['12 High Street, London N1 9GU', '12 high st, N19GU', 'same'],
    ['12 High Street', '12 High St.', 'same'],
    ['Flat 3, 12 High Street, N1 9GU', '3/12 High St, N1 9GU', 'same'],
    ['12 High Street, Flat 3, N1 9GU', 'Flat 3, 12 High Street, N1 9GU', 'same'],
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

  it('are never certain as twins at one address, nor more than possible where first names differ', () => {
    const home = { dateOfBirth: '1990-03-04', address: '4 Elm Road, N1 2AB' }
    const twins = (one: string, other: string) => compared(person(one, home), person(other, home))
    expect(twins('Daniel Cole', 'Danielle Cole')?.band).toBe('likely')
    expect(twins('Samir Khan', 'Samira Khan')?.band).toBe('likely')
    expect(twins('Daniel Cole', 'Rebecca Cole')).toEqual({
      band: 'possible',
      agreed: ['surname', 'dateOfBirth', 'address'],
    })
  })

  it('are not certain by a date that may stand for a year, and nothing by one that stands for none', () => {
    const ali = (date: string, place: string) =>
      person('Mohammed Ali', { dateOfBirth: date, address: place })
    const [elm, high] = ['4 Elm Road, N1 2AB', '77 High Street, SO14 3XY']
    expect(compared(ali('1990-01-01', elm), ali('1990-01-01', high))?.band).toBe('possible')
    expect(compared(ali('1990-01-01', elm), ali('1990-01-01', elm))?.band).toBe('likely')
    const unknown = person('Unknown Male', { dateOfBirth: '1900-01-01' })
    expect(compared(unknown, unknown)).toBeUndefined()
  })

  it('are certain by a number, and never where numbers differ', () => {
    const [one, other] = [{ pnc: '2003/0062845E' }, { pnc: '1979/0163001B' }]
    const same = person('Alex Example', born)
    expect(compared({ ...same, ...one }, person('Alex Example', one))?.band).toBe('certain')
    expect(compared({ ...same, ...one }, { ...same, ...other })?.band).toBe('possible')
    expect(compared({ ...same, ...one }, person('Robin Sample', { ...born, ...one }))?.band).toBe(
      'likely',
    )
  })

  it('are not one for a date of birth, or a nickname, alone', () => {
    expect(compared(person('Alex Example', born), person('Robin Sample', born))).toBeUndefined()
    expect(compared(person('Lex'), person('Lex'))).toBeUndefined()
    expect(compared(person('Lex', born), person('Lex', born))?.band).toBe('possible')
  })
})
