// Proves which lines of a text go with a record that is erased.
import { describe, expect, it } from '@jest/globals'
import { withoutLinesOn } from '../../../store/matching/naming.ts'

const erasedPassage = '[Erased with a record.]'

const known = {
  names: ['Björn O’Neill', 'Mr Bob Carter', 'Ana Li'],
  details: ['12 Orchard Lane', ' N8 9QX', '07700 900123', 'ana@example.org'],
}

describe('of a text about several, the lines go', () => {
  it.each([
    ['with a name as it was given', 'Björn O’Neill was heard.'],
    ['with one name alone', 'Carter did not come.'],
    ['with a name of two letters', 'Ms Li has moved.'],
    ['without its accents, in capitals', 'BJORN ONEILL was heard.'],
    ['with the whole name in small letters', 'the man bob carter was heard'],
    ['with an address', 'Police will pass by 12 Orchard Lane.'],
    ['with a telephone number', 'Her number is 07700 900123.'],
    ['with an e-mail address', 'She is reached at ana@example.org.'],
  ])('%s', (_what, line) => {
    expect(withoutLinesOn(`Item 1.\n${line}\nItem 2.`, known)).toBe(
      `Item 1.\n${erasedPassage}\nItem 2.`,
    )
  })

  it('several running with one mark', () => {
    expect(withoutLinesOn('One.\nBob Carter.\r\nAna Li.\nTwo.', known)).toBe(
      `One.\n${erasedPassage}\nTwo.`,
    )
  })

  it('and the text with them if nothing else is left', () => {
    expect(withoutLinesOn('Bob Carter.\n\n', known)).toBeUndefined()
  })

  it('and no others', () => {
    const text = 'The panel met at ten.\nThe carter next door has an orchard; 12 people came.'
    expect(withoutLinesOn(text, known)).toBe(text)
    expect(withoutLinesOn(text, { names: [], details: [] })).toBe(text)
  })
})
