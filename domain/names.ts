/** The letters of every id that people read out: none can be mistaken for another. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id in the shape that people read: what it identifies, and twelve letters from the last sixty bits. */
export function idFrom(of: string, bits: bigint): string {
  let left = bits
  let name = ''
  for (let n = 0; n < 12; n++) {
    name = letters.charAt(Number(left % 32n)) + name
    left /= 32n
  }
  return of + name
}

/** What an id is derived from. */
export type IdParts = readonly (string | number)[]

/** How ids are derived: always the same from the same parts. Nobody outside can work them out. */
export interface DerivedIds {
  readonly id: (...parts: IdParts) => string
}
