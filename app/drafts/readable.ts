import { type Account, rolesFor } from '../access/account.ts'
import type { DraftDocument } from './document.ts'
import { mayRead, noTies } from '../../domain/need-to-know.ts'
import type { WordClass } from '../../domain/word-classes.ts'

/** The parts of a draft that hold words, and of which class these are. What is typed in the others is codes. */
const classes = {
  person: 'person',
  victim: 'victim',
  concern: 'concern',
} as const satisfies Partial<Record<keyof DraftDocument, WordClass>>
type WordedPart = keyof typeof classes
const worded = Object.keys(classes) as WordedPart[] // the keys of the constant

/** A draft is its reader's agency's, as a referral that it made is. */
const ties = { ...noTies, referrer: true }

/** The parts of a draft that are typed and not for this reader, whoever typed them: by the same table as of a pathway. */
export const hiddenParts = (account: Account, document: DraftDocument): readonly WordedPart[] => {
  const reader = { roles: rolesFor(account, document.site ?? '') }
  return worded.filter((part) => {
    const typed = document[part]
    if (typed === undefined) return false
    const forAll = part === 'concern' && typed['audience'] === 'all'
    return !mayRead(classes[part], reader, ties, forAll ? 'all' : 'notForTreatment')
  })
}

/** A draft as far as it is for this reader. */
export const readableDraft = (account: Account, document: DraftDocument) =>
  without(document, hiddenParts(account, document))

/** A draft as somebody writes it: of what they were not shown stays what they do not write anew. */
export function keptHidden(
  account: Account,
  before: DraftDocument,
  document: DraftDocument,
): DraftDocument {
  const kept = hiddenParts(account, before).filter((part) => document[part] === undefined)
  return { ...document, ...Object.fromEntries(kept.map((part) => [part, before[part]])) }
}

const without = (document: DraftDocument, parts: readonly string[]): DraftDocument =>
  Object.fromEntries(Object.entries(document).filter(([part]) => !parts.includes(part)))
