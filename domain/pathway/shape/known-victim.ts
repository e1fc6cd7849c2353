import { titled } from '../../codes.ts'

/** How somebody on a pathway is known on another. */
export const knownAs = titled({
  same: 'The victim may be the same',
  personIsVictim: 'The person may be the victim there',
  victimIsPerson: 'The victim may be the person there',
})
type KnownAs = keyof typeof knownAs

/** What was found of somebody on a pathway of the same site. */
export interface KnownElsewhere {
  readonly as: KnownAs
  readonly pathway: string
  /** The victim there, where it may be the same one. */
  readonly victim?: string
  /** Another pathway said so: it came later than this one. */
  readonly heard?: true
}

/** What somebody outside both pathways found of two who each name the other. */
export const counterFindings = titled({
  unrelated: 'They are other people: this is no counter-allegation',
  thisPerson: 'The person of this pathway is the primary aggressor',
  otherPerson: 'The person of the other pathway is the primary aggressor',
  both: 'Each is a danger to the other',
})
export type CounterFinding = keyof typeof counterFindings
