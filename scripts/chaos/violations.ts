/** What a violation has done to what was promised. */
export const harms = {
  lost: 'lost',
  doubled: 'doubled',
  reordered: 'reordered',
  takenBack: 'taken back',
  other: 'otherwise wrong',
} as const
/** A code of one of them. */
export type Harm = keyof typeof harms

/** Something that went wrong, in words. */
export interface Violation {
  readonly harm: Harm
  readonly text: string
}

/** Acknowledged or due, and not there. */
export const lost = (text: string): Violation => ({ harm: 'lost', text })
/** There more than once, or without a reason. */
export const doubled = (text: string): Violation => ({ harm: 'doubled', text })
export const reordered = (text: string): Violation => ({ harm: 'reordered', text })
/** Shown or answered once, and otherwise later. */
export const takenBack = (text: string): Violation => ({ harm: 'takenBack', text })
/** Anything else that must not be, such as a part that does not come back. */
export const wrong = (text: string): Violation => ({ harm: 'other', text })

/** How many there are of a harm. */
export const countOf = (violations: readonly Violation[], wanted: Harm): number =>
  violations.filter(({ harm }) => harm === wanted).length
