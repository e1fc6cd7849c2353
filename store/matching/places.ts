import { type Work, wordsAlike } from './names.ts'
import { wordsOf } from './fold.ts'

/** How far two addresses agree. */
type Agree = 'same' | 'alike'

const postcode = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/i

const short: Readonly<Record<string, string>> = {
  street: 'st',
  road: 'rd',
  avenue: 'ave',
  lane: 'ln',
  close: 'cl',
  drive: 'dr',
  court: 'ct',
  flat: '',
  apartment: '',
  apt: '',
  unit: '',
}

interface Place {
  readonly postcode: string
  /** The numbers of house and flat, in ascending order: they are written in any. */
  readonly numbers: string
  readonly street: readonly string[]
}

function placeOf(address: string): Place {
  const [code = '', outward = '', inward = ''] = postcode.exec(address) ?? []
  const rest = wordsOf(address.replace(code, ' ')).flatMap((word) => {
    const known = Object.hasOwn(short, word) ? short[word] : word
    return known ? [known] : []
  })
  return {
    postcode: `${outward}${inward}`.toLowerCase(),
    numbers: rest
      .filter((word) => /^\d+[a-z]?$/.test(word))
      .sort()
      .join('/'),
    street: rest.filter((word) => !/^\d+[a-z]?$/.test(word)),
  }
}

/** The key for looking up an address: its postcode and numbers, or all its words where it has no postcode. */
export function placeKey(address: string): string | undefined {
  const { postcode: code, numbers, street } = placeOf(address)
  if (code !== '') return numbers === '' ? undefined : `${code} ${numbers}`
  return street.length > 0 && numbers !== '' ? [...street, numbers].join(' ') : undefined
}

/** How far two addresses agree: the same postcode and numbers, or the same numbers in a street with a similar name. */
export function placesAgree(a: string, b: string, work?: Work): Agree | undefined {
  const [one, other] = [placeOf(a), placeOf(b)]
  if (one.numbers === '' || one.numbers !== other.numbers) return undefined
  if (one.postcode !== '' && one.postcode === other.postcode) return 'same'
  const contradict = one.postcode !== '' && other.postcode !== ''
  if (contradict && !wordsAlike(one.postcode, other.postcode, work)) return undefined
  const [fewer, more] =
    one.street.length <= other.street.length
      ? [one.street, other.street]
      : [other.street, one.street]
  if (fewer.length === 0) return undefined
  if (!contradict && fewer.join(' ') === more.join(' ')) return 'same'
  return fewer.every((word) => more.some((like) => wordsAlike(word, like, work)))
    ? 'alike'
    : undefined
}
