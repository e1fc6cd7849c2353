import { changeLater, isFirst } from '../strands.ts'
import type { Evolutions } from './evolution.ts'
import type { LaterStrand, StrandStanding } from '../shape/strand.ts'
import type { PathwayState } from '../state.ts'

/** The victims of a pathway after the first, and who works for whom. */
export const strandEvolutions = {
  'victim-added': (state, { strand: id, victim, advocate, first, broughtBy, at, ...fact }) => {
    const { carried, contactTerms, from } = fact
    const { contactTries = 0, contactMade, safeContact, referredContact, closedChannels } =
      carried ?? {}
    const terms = referredContact ?? contactTerms
    const added: LaterStrand = {
      ...{ id, victim, broughtBy, contactTries, since: at, flags: carried?.flags ?? [] },
      ...(advocate ? { advocate } : {}),
      ...(from === undefined ? {} : { from }),
      ...(contactMade ? { contactMade } : {}),
      ...(safeContact ? { safeContact } : {}),
      ...(terms ? { referredContact: terms } : {}),
      ...(closedChannels ? { closedChannels } : {}),
    }
    return { ...underFirst(state, first), strands: [...(state.strands ?? []), added] }
  },
  'strand-ended': (state, { strand, because }) => stand(state, strand, { ended: because }),
  'advocate-assigned': (state, { strand, advocate, first }) =>
    stand(underFirst(state, first), strand, { advocate }),
  'victim-disclosed': (state, { strand }) => stand(state, strand, { disclosed: true }),
} satisfies Partial<Evolutions>

/** From now on it matters who works for the first victim. */
const underFirst = (state: PathwayState, first: StrandStanding['advocate']): PathwayState =>
  first ? { ...state, firstStrand: { ...state.firstStrand, advocate: first } } : state

const stand = (
  state: PathwayState,
  strand: string | undefined,
  standing: StrandStanding,
): PathwayState =>
  isFirst(strand)
    ? { ...state, firstStrand: { ...state.firstStrand, ...standing } }
    : changeLater(state, strand, (one) => ({ ...one, ...standing }))
