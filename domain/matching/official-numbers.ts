import { z } from 'zod'
import { withoutMarks } from '../text.ts'

/** The letters that check a number of the Police National Computer or of the Criminal Records Office, by the rest of 23. */
const checkLetters = 'ZABCDEFGHJKLMNPQRTUVWXY'

const checked = (digits: string, letter: string): boolean =>
  checkLetters[Number(digits) % checkLetters.length] === letter

/** As it is compared: capitals, no spaces. */
const tidy = (number: string): string => number.toUpperCase().replace(/\s/g, '')

/** A kind of number: as it is kept, whichever way it was written; undefined if it is none. */
interface Kind {
  readonly source: string
  readonly mark: 'S'
  readonly of: (text: string) => string | undefined
}

const pnc: Kind = {
  source:
    'hmpps-person-record, PNCIdentifier: the letter checks the last two digits of the year and the serial number',
  mark: 'S',
  of: (text) => {
    const [, year, serial, letter] = /^(\d{4}|\d{2})\/?(\d{1,7})([A-Z])$/.exec(tidy(text)) ?? []
    if (year === undefined || serial === undefined || letter === undefined) return undefined
    const whole = serial.padStart(7, '0')
    if (!checked(`${year.slice(-2)}${whole}`, letter)) return undefined
    const century = year.length === 4 ? '' : Number(year) > 50 ? '19' : '20'
    return `${century}${year}/${whole}${letter}`
  },
}

const cro: Kind = {
  source: 'hmpps-person-record, CROIdentifier: the letter checks the year and the serial number',
  mark: 'S',
  of: (text) => {
    const plain = /^(?<serial>\d{1,6})\/(?<year>\d{2})(?<letter>[A-Z])$/.exec(tidy(text))
    const file = /^SF(?<year>\d{2})\/(?<serial>\d{1,6})(?<letter>[A-Z])$/.exec(tidy(text))
    const { year = '', serial = '', letter = '' } = (plain ?? file)?.groups ?? {}
    const whole = serial.padStart(6, '0')
    if (letter === '' || !checked(`${year}${whole}`, letter)) return undefined
    return plain ? `${whole}/${year}${letter}` : `SF${year}/${whole}${letter}`
  },
}

const nhs: Kind = {
  source: 'NHS Data Dictionary, NHS NUMBER: the last digit checks the others, modulus 11',
  mark: 'S',
  of: (text) => {
    const digits = tidy(text).replaceAll('-', '')
    if (!/^\d{10}$/.test(digits)) return undefined
    const weighed = Array.from(digits.slice(0, 9)).map((digit, n) => Number(digit) * (10 - n))
    const rest = weighed.reduce((all, one) => all + one, 0) % 11
    return (11 - rest) % 11 === Number(digits[9]) ? digits : undefined
  },
}

/** A number of the Police National Computer as it is kept, `2003/0062845E`; undefined if it is none. Digits may be left out. */
export const pncOf = pnc.of
/** A number of the Criminal Records Office as it is kept, `265416/21G` or `SF05/482703J`; undefined if it is none. */
export const croOf = cro.of
/** An NHS number as it is kept, ten digits; undefined if it is none. */
export const nhsOf = nhs.of

const number = (kept: (text: string) => string | undefined, message: string) =>
  z
    .string()
    .overwrite(withoutMarks)
    .max(20)
    .refine((text) => kept(text) !== undefined, { message, params: { rule: 'no-such-number' } })

/** A number of the Police National Computer, in any of the ways in which it is written. */
export const pncNumber = () =>
  number(pncOf, 'must be a PNC number such as 2003/0062845E, with the letter that belongs to it.')
/** A number of the Criminal Records Office, in any of the ways in which it is written. */
export const croNumber = () =>
  number(croOf, 'must be a CRO number such as 265416/21G, with the letter that belongs to it.')
/** An NHS number, with or without spaces. */
export const nhsNumber = () =>
  number(nhsOf, 'must be an NHS number such as 943 476 5919, of ten digits that belong together.')
