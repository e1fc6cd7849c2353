import type { Actor, Refusal } from '../entity/decider.ts'
import { knowsOf } from './strand-access.ts'
import { liveStrands, strandOf } from './strands.ts'
import type { PathwayBuilder } from './builder.ts'
import type { PathwayState } from './state.ts'
import { refuse } from '../entity/rule.ts'
import { type StrandBuilder, strandIn } from './strand-builder.ts'
import type { Strand, StrandId } from './shape/strand.ts'

/** Whether a strand is an advocate's own: their service works for this victim. */
const isOwn = ({ advocate }: Strand, { agency }: Pick<Actor, 'agency'>): boolean =>
  advocate === undefined || advocate.agency === agency

/** The victim whom a command is about, of those of whom its sender knows: the only one, or the one that it names. */
export const namedStrand = (
  builder: PathwayBuilder,
  victim: StrandId | undefined,
): StrandBuilder | Refusal => chosen(builder, victim, () => true)

/** The same for what an advocate does, of those for whom their service works. */
export const ownStrand = (
  builder: PathwayBuilder,
  victim: StrandId | undefined,
): StrandBuilder | Refusal => chosen(builder, victim, (strand) => isOwn(strand, builder.context.by))

function chosen(
  builder: PathwayBuilder,
  victim: StrandId | undefined,
  may: (strand: Strand) => boolean,
): StrandBuilder | Refusal {
  const meant = strandMeant(builder.state, builder.context.by, { victim, may })
  return 'code' in meant ? meant : strandIn(builder, meant.id)
}

/** The strand that somebody means, of those of whom they know: the only one, or the one that they name. Or why that is none. */
export function strandMeant(
  state: PathwayState,
  by: Actor,
  {
    victim,
    may = () => true,
  }: {
    readonly victim: StrandId | undefined
    readonly may?: (strand: Strand) => boolean
  },
): Strand | Refusal {
  if (victim === undefined) {
    const [only, ...others] = liveStrands(state).filter(
      (strand) => knowsOf(strand, by) && may(strand),
    )
    if (!only) return refuse('not-your-victim', 'victim')
    return others.length > 0 ? refuse('victim-missing', 'victim') : only
  }
  const named = strandOf(state, victim)
  if (!named || !knowsOf(named, by)) return refuse('unknown-victim', 'victim')
  if (named.ended) return refuse('victim-ended', 'victim')
  return may(named) ? named : refuse('not-your-victim', 'victim')
}
