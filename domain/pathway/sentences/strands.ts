import { agency, by, called, say } from '../../sentence.ts'
import type { Sentences } from './sentences.ts'
import { strandEnds } from '../shape/strand.ts'
import { theVictim } from './the-victim.ts'

/** The victims of a pathway after the first. */
export const strandSentences = {
  'victim-added': ({ strand, from }) =>
    say`another victim was added${by}, who is called victim ${strand}${from !== undefined && ' and came with a linked referral'}`,
  'strand-ended': ({ strand, because, same }) =>
    say`the part of ${theVictim(strand)} ended${by}: ${called(strandEnds, because)}${same !== undefined && ` (victim ${same})`}`,
  'advocate-assigned': ({ strand, advocate }) =>
    say`${agency(advocate.agency)} was asked to work for ${theVictim(strand)}${by}`,
  'victim-disclosed': ({ strand }) =>
    say`the other advocates were allowed to know of ${theVictim(strand)}${by}`,
} satisfies Partial<Sentences>
