import type { Actor, Refusal } from '../entity/decider.ts'
import type { PathwayBuilder } from './builder.ts'
import type { PathwayState } from './state.ts'
import { refuse } from '../entity/rule.ts'
import type { Role } from '../codes.ts'
import { liveStrands, strandOf, strandOfOwed, strandsOf } from './strands.ts'
import type { Strand, StrandId } from './shape/strand.ts'
import { type StrandBuilder, strandIn } from './strand-builder.ts'

/** Those who may know of every victim of a pathway: the conference and who runs it, and those to whom a victim has no name. */
const knowAll: readonly Role[] = [
  'coordinator',
  'policeLead',
  'chair',
  'supervisor',
  'dataProtectionOfficer',
  'forensicClinician',
  'probation',
]

/**
 * Whether somebody may know that a pathway has this victim. An advocate knows of those for whom their service works, and of
 * those that it brought; of others once the chair has disclosed them. While a pathway has one victim, everybody on it knows.
 */
export const knowsOf = (
  { advocate, disclosed, broughtBy }: Strand,
  { agency, roles, system }: Pick<Actor, 'agency' | 'roles' | 'system'>,
): boolean =>
  system === true ||
  advocate === undefined ||
  disclosed === true ||
  agency === advocate.agency ||
  agency === broughtBy ||
  roles.some((role) => knowAll.includes(role))

/** What a reader must not be told of the victims of a pathway: their letters, and the services that work for them alone. */
export interface HiddenStrands {
  readonly strands: ReadonlySet<StrandId>
  readonly advocates: ReadonlySet<string>
}

/** The victims of whom a reader may not know. */
export function hiddenStrands(
  state: PathwayState,
  reader: Pick<Actor, 'agency' | 'roles' | 'system'>,
): HiddenStrands {
  const all = strandsOf(state)
  const hidden = all.filter((strand) => !knowsOf(strand, reader))
  const known = all.filter((strand) => knowsOf(strand, reader))
  return {
    strands: new Set(hidden.map(({ id }) => id)),
    advocates: new Set(
      hidden
        .flatMap(({ advocate }) => advocate?.agency ?? [])
        .filter((agency) => !known.some(({ advocate }) => advocate?.agency === agency)),
    ),
  }
}

/** Whether something owed would tell of a victim who is hidden. */
export const tellsOfHidden = (
  { strands, advocates }: HiddenStrands,
  owed: Parameters<typeof strandOfOwed>[0] & { readonly agency: string; readonly role: string },
): boolean => {
  const strand = strandOfOwed(owed)
  if (strand !== undefined && strands.has(strand)) return true
  return owed.role === 'victimAdvocate' && advocates.has(owed.agency)
}

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
): StrandBuilder | Refusal =>
  chosen(builder, victim, (strand) => isOwn(strand, builder.context.by))

function chosen(
  builder: PathwayBuilder,
  victim: StrandId | undefined,
  may: (strand: Strand) => boolean,
): StrandBuilder | Refusal {
  const { state, context } = builder
  if (victim === undefined) {
    const [only, ...others] = liveStrands(state).filter(
      (strand) => knowsOf(strand, context.by) && may(strand),
    )
    if (!only) return refuse('not-your-victim', 'victim')
    return others.length > 0 ? refuse('victim-missing', 'victim') : strandIn(builder, only.id)
  }
  const named = strandOf(state, victim)
  if (!named || !knowsOf(named, context.by)) return refuse('unknown-victim', 'victim')
  if (named.ended) return refuse('victim-ended', 'victim')
  return may(named) ? strandIn(builder, victim) : refuse('not-your-victim', 'victim')
}
