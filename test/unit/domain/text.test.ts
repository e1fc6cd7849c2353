// Proves that what is pasted comes without its marks of direction, and that what cannot be carried is refused.
import { describe, expect, it } from '@jest/globals'
import { carriedText, unmarkedText } from '../../../domain/text.ts'
import { foreignText, line, nameLine, unfinishedText, words } from '../../../domain/fields.ts'
import { nhsNumber, pncNumber } from '../../../domain/matching/official-numbers.ts'
import { channelOf, contactAddress } from '../../../domain/post/channels.ts'
import { unstorableIn } from '../../../app/field-errors.ts'
import type { z } from 'zod'

const read = (schema: z.ZodType, text: string) => schema.safeParse(text).data

describe('a number that was pasted', () => {
  it.each([
    ['as telephones copy it', '\u202a07700 900123\u202c', '07700 900123'],
    ['as address books copy it', '\u202d+44 7700 900123\u202c', '+44 7700 900123'],
    ['as messengers copy it', '\u2068(020) 7946 0000\u2069', '(020) 7946 0000'],
    ['with a mark before and after', '\u200e07700 900123\u200f', '07700 900123'],
    ['with one half of a pair', '07700 900123\u202c', '07700 900123'],
    ['with pairs in pairs', '\u202a\u2066\u200e07700 900123\u2069\u202c', '07700 900123'],
  ])('%s, is read without the marks', (_how, pasted, plain) => {
    for (const schema of [words(), line(200), unfinishedText(200)])
      expect(read(schema, pasted)).toBe(plain)
    const sentence = (number: string) => `Ring ${number} after six, or ${number}.`
    expect(read(words(), sentence(pasted))).toBe(sentence(plain))
  })

  it('is read without them in an official number and in an address', () => {
    expect(read(nhsNumber(), '\u202a943\u202c \u200e476 5919\u200e')).toBe('943 476 5919')
    expect(read(pncNumber(), '\u20682003/0062845E\u2069')).toBe('2003/0062845E')
    const street = '\u202a12 High Street, London\u202c'
    expect(read(line(500), street)).toBe('12 High Street, London')
    expect(read(words(), `Now at ${street}.`)).toBe('Now at 12 High Street, London.')
    const address = read(contactAddress, '\u202aduty@kent.example.org\u202c')
    expect([address, channelOf(String(address))]).toEqual(['duty@kent.example.org', 'mail'])
  })

  it('is as long as what is seen of it', () => {
    expect(read(words(12), '\u202a07700 900123\u202c')).toBe('07700 900123')
  })
})

describe('marks of direction that were not pasted with a number', () => {
  it.each([
    ['one that shows letters in another order', 'Annex \u202egnp.exe'],
    ['one around a number, too', '\u202e321\u202c'],
    ['half of a pair', 'He wrote \u202a and then left'],
    ['a pair over two lines', 'He wrote \u202aone\ntwo\u202c'],
    ['ends before it begins', 'He \u202cwrote\u202a to her'],
  ])('are refused: %s', (_what, text) => {
    expect(words().safeParse(text).success).toBe(false)
  })

  it('stay where a script needs them, and only there', () => {
    const hebrew = 'שלום! \u200f(אחד) \u200fABC'
    expect(read(words(), hebrew)).toBe(hebrew)
    expect(line(200).safeParse('Anna \u200fSmith').success).toBe(false)
  })

  it('are found in a time that grows with the text alone', () => {
    const many = 200_000
    for (const text of [
      '\u202a'.repeat(many),
      `${'\u202c'.repeat(many)}x`,
      '\u202a1\u202c'.repeat(many),
    ])
      expect(unmarkedText(text).length).toBeLessThanOrEqual(text.length)
  })
})

describe('what cannot be carried', () => {
  const odd = [
    '\u0000',
    '\u0007',
    '\u0085',
    '\ud800',
    '\udc00',
    '\ufdd0',
    '\ufffe',
    '\uffff',
    '\u{1fffe}',
  ]
  it.each(odd.map((one) => [one.codePointAt(0)?.toString(16), one]))(
    'U+%s is refused in every kind of text, and in any other string',
    (_code, one) => {
      const text = `before ${one} after`
      for (const schema of [words(), line(200), nameLine(), unfinishedText(200), foreignText(200)])
        expect(schema.safeParse(text).success).toBe(false)
      expect(unstorableIn({ title: [text] })).toMatchObject([
        { field: 'title.0', rule: 'control-characters' },
      ])
    },
  )

  it('leaves a sign in its place where it was kept before it was refused', () => {
    expect(carriedText('a\uffff b\u{1fffe}\ud800c\td\n')).toBe('a\ufffd b\ufffd\ufffdc\td\n')
  })
})
