// Proves that docs/security.md answers every requirement of the standard once, and says by what each holds.
import { describe, expect, it } from '@jest/globals'
import { textOf } from './read.ts'

const text = textOf('docs/security.md')

/**
 * How many requirements each section has at levels 1 and 2, and in all for authorisation and logging, with those of level 3
 * that lie between left out. Source: OWASP Application Security Verification Standard 5.0.0.
 */
const sections: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2 },
  ...{ '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2 },
  ...{ '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 4, '8.2': 4, '8.3': 3, '8.4': 2 },
  ...{ '9.1': 3, '9.2': 4 },
  ...{ '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 4 },
  ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
}
const wanted = Object.entries(sections).flatMap(([section, most]) =>
  Array.from({ length: most }, (_, n) => `${section}.${n + 1}`),
)

const rows = text
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id, asked, answer, by]) => ({ id, asked, answer, by: by ?? '' }))

describe('what the page says of the standard', () => {
  it('has every requirement once, in order', () => {
    expect(rows.map(({ id }) => id)).toEqual(wanted)
  })

  it('says of each that it holds and by what, or why not', () => {
    const wrong = rows.filter(
      ({ answer, by }) =>
        !['Holds', 'Does not apply', 'Operator', 'Missing'].includes(answer ?? '') ||
        by === '' ||
        (answer === 'Holds' && !by.includes('](')),
    )
    expect(wrong).toEqual([])
  })
})
