import { by, called, pathway as named, say } from '../../sentence.ts'
import { counterFindings, knownAs } from '../shape/known-victim.ts'
import type { Sentences } from './sentences.ts'
import { theVictim } from './the-victim.ts'

/** Who of a pathway is known on another. */
export const knownVictimSentences = {
  'victims-found': ({ found }) =>
    say`a search among victims found another pathway: ${[...new Set(found.map(({ as }) => called(knownAs, as)))].join('; ')}`,
  'counter-heard': ({ pathway }) => say`${named(pathway)} may say the same from the other side`,
  'counter-assessed': ({ finding }) =>
    say`the possible counter-allegation was assessed${by}: ${called(counterFindings, finding)}`,
  'victim-merged': ({ strand, pathway }) =>
    say`${theVictim(strand)} was found to be the victim of ${named(pathway)}, too${by}`,
  'same-victim-noted': ({ strand, pathway }) =>
    say`${named(pathway)} has ${theVictim(strand)}, too`,
  'heard-of-victim': ({ strand, unsafe, threat }) =>
    say`another pathway of ${theVictim(strand)} reported ${threat === true ? 'a threat' : unsafe === true ? 'that contact is unsafe' : 'something'}`,
} satisfies Partial<Sentences>
