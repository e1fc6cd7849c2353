import { by, called, inRow, say } from '../../sentence.ts'
import { entryKinds } from '../withdrawal/entries.ts'
import type { Sentences } from './sentences.ts'
import { withdrawalRemains } from '../shape/choices.ts'

/** What people withdraw, and what a meeting that corrects its decision takes back. */
const titles = { ...entryKinds, 'conference-recorded': { title: 'The decision of a conference' } }

/** What was entered in error. */
export const withdrawalSentences = {
  'entry-withdrawn': ({ entry, remains }) =>
    say`an entry made in error was withdrawn${by}: ${called(titles, entry)}${remains?.length ? say`; not taken back: ${inRow(remains.map((one) => called(withdrawalRemains, one)))}` : undefined}`,
} satisfies Partial<Sentences>
