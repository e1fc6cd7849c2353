import { changeLater, isFirst } from '../strands.ts'
import type { Evolutions } from './evolution.ts'
import { firstStrand, type LaterStrand, type StrandStanding } from '../shape/strand.ts'
import type { PathwayState } from '../state.ts'

/** The victims of a pathway after the first, and who works for whom. */
export const strandEvolutions = {
  'victim-added': (state, { strand: id, victim, advocate, first, broughtBy, at, ...fact }) => {
    const { carried, contactTerms, from } = fact
    const {
      contactTries = 0,
      contactMade,
      safeContact,
      referredContact,
      closedChannels,
    } = carried ?? {}
    const terms = referredContact ?? contactTerms
    const added: LaterStrand = {
      ...{ id, victim, contactTries, since: at, flags: carried?.flags ?? [] },
      ...(broughtBy === undefined ? {} : { broughtBy }),
      ...(advocate ? { advocate } : {}),
      ...(from === undefined ? {} : { from }),
      ...(contactMade ? { contactMade } : {}),
      ...(safeContact ? { safeContact } : {}),
      ...(terms ? { referredContact: terms } : {}),
      ...(closedChannels ? { closedChannels } : {}),
    }
    const known = withOverrideAt(underFirst(state, first), fact.overrideAt)
    return { ...known, strands: [...(state.strands ?? []), added] }
  },
  'strand-ended': (state, { strand, because, same }) => {
    const ended = stand(state, strand, { ended: because })
    return same === undefined ? ended : { ...ended, actions: planOf(state, strand, same) }
  },
  'advocate-assigned': (state, { strand, advocate, first }) =>
    stand(underFirst(state, first), strand, { advocate }),
  'victim-disclosed': (state, { strand }) => stand(state, strand, { disclosed: true }),
} satisfies Partial<Evolutions>

/** What was agreed for the one victim was agreed for the other, who is the same. */
const planOf = ({ actions }: PathwayState, strand: string | undefined, same: string) =>
  actions.map((one) => (one.strand === (strand ?? firstStrand) ? { ...one, strand: same } : one))

/** A closure that is proposed waits again: for the advocate of whoever has come. */
function withOverrideAt(state: PathwayState, overrideAt: number | undefined): PathwayState {
  if (!state.closure || overrideAt === undefined) return state
  const { answer } = state.closure
  return { ...state, closure: { ...(answer ? { answer } : {}), overrideAt } }
}

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
