import type { PathwayState } from './state.ts'
import type { SamePersonPathway, SiteReference } from '../reference/reference.ts'
import { tiesOf } from './same-person.ts'

/** What a pathway says to another of the same person. */
interface ToldOfPerson {
  readonly to: string
  readonly said: { readonly match: string; readonly pathway?: string }
}

/**
 * Which other pathways of the same person hear that something was reported, at every site: but for those that hear it of a victim
 * of both. They hear by which match to ask, and at the same site where it was.
 */
export const toldOfPerson = (
  { id, site, ...state }: PathwayState,
  { samePerson = [] }: Pick<SiteReference, 'samePerson'>,
  already: readonly string[] = [],
): ToldOfPerson[] =>
  [...samePerson, ...tiedIn(state, samePerson)]
    .filter(({ pathway }) => !already.includes(pathway))
    .map(({ pathway, site: there, match }) => ({
      to: pathway,
      said: { match, ...(there === site ? { pathway: id } : {}) },
    }))

/** Those of which both sites said that they are about the same person, and which no search found. */
const tiedIn = (
  state: Pick<PathwayState, 'samePerson'>,
  found: readonly SamePersonPathway[],
): SamePersonPathway[] =>
  tiesOf(state)
    .filter(({ standing }) => standing === 'tied')
    .filter(({ match }) => !found.some((one) => one.match === match))
