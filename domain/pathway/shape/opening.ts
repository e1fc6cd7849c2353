import { titled } from '../../codes.ts'

/** Somebody who opened a pathway that was not open to them, by their opaque id, and until when they may read it. */
export interface Opening {
  readonly id: string
  readonly person: string
  readonly until: number
}

/** What a review found of it. */
export const openingFindings = titled({
  justified: 'It was justified',
  notJustified: 'It was not justified',
})
