import type { Actor, Refusal } from '../entity/decider.ts'
import type { PathwayBuilder } from './builder.ts'
import type { PathwayState } from './state.ts'
import { treatment } from '../audience.ts'
import { refuse } from '../entity/rule.ts'
import type { Role } from '../codes.ts'
import { flagsOf, liveStrands, strandOf, strandOfOwed, strandsOf } from './strands.ts'
import type { Flag } from './shape/flags.ts'
import {
  firstStrand,
  isStrandFlag,
  type Strand,
  strandFlags,
  type StrandId,
} from './shape/strand.ts'
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

/** Whether somebody in these roles may know of every victim of a pathway. */
export const knowsAll = (roles: readonly Role[]): boolean =>
  roles.some((role) => knowAll.includes(role))

/**
 * Whether somebody may know that a pathway has this victim. An advocate knows of those for whom their service works, and of
 * those that it brought; of others once the chair has disclosed them. While nobody has a service of their own, everybody on the
 * case knows.
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
  knowsAll(roles)

/** What a reader must not be told of the victims of a pathway: their letters, and the services that work for them alone. */
export interface HiddenStrands {
  readonly strands: ReadonlySet<StrandId>
  readonly advocates: ReadonlySet<string>
  /** Whether they know of one victim alone, who then has no letter for them: it would say that there are others. */
  readonly alone: boolean
}

/** Nothing is kept from them. */
export const nothingHidden: HiddenStrands = {
  strands: new Set(),
  advocates: new Set(),
  alone: false,
}

/**
 * Whether somebody treats and is nothing else here. Whose service works for a victim could tell them where the victim lives
 * now, so they are not told of a service of a victim's own.
 */
export const treatsOnly = (roles: readonly Role[]): boolean =>
  roles.some((role) => treatment.includes(role)) &&
  roles.every((role) => treatment.includes(role) || role === 'agencyWorker')

/** The victims of whom a reader may not know. */
export function hiddenStrands(
  state: PathwayState,
  reader: Pick<Actor, 'agency' | 'roles' | 'system'>,
): HiddenStrands {
  const all = strandsOf(state)
  const hidden = all.filter((strand) => !knowsOf(strand, reader))
  const known = all.filter((strand) => knowsOf(strand, reader))
  if (treatsOnly(reader.roles))
    return {
      ...nothingHidden,
      advocates: new Set(all.flatMap(({ advocate }) => advocate?.agency ?? [])),
    }
  return {
    strands: new Set(hidden.map(({ id }) => id)),
    alone: hidden.length > 0 && known.length <= 1,
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

/**
 * Which victim something that happened is about, by what it says; undefined where it is about the whole pathway, or about an
 * obligation, which says so itself.
 */
export function strandOfEvent({
  type,
  data,
}: {
  readonly type: string
  readonly data: object
}): StrandId | undefined {
  if ('strand' in data && typeof data.strand === 'string') return data.strand
  if (typesAboutOne.includes(type)) return firstStrand
  if (type === 'flagged')
    return 'flag' in data && strandFlags.some((flag) => flag === data.flag)
      ? firstStrand
      : undefined
  return type === 'death-recorded' && 'who' in data && data.who === 'victim'
    ? firstStrand
    : undefined
}

/** What is always about one victim. The referral itself names the first. */
const typesAboutOne: readonly string[] = [
  'referral-received',
  'referral-amended',
  'contact-recorded',
  'victim-unreachable',
  'victim-view-recorded',
  'victim-corrected',
  'support-declined',
  'contact-unsafe-marked',
  'safe-contact-set',
  'strand-ended',
  'advocate-assigned',
  'victim-disclosed',
  'closure-answered',
  'victims-found',
  'victim-merged',
  'same-victim-noted',
  'heard-of-victim',
]

/** Of what is about a hidden victim, this much is for everybody on the case all the same, without its words. */
const shownAnyway: readonly string[] = ['referral-received', 'referral-amended']

/** Whether something that happened would tell of a victim who is hidden. */
export function happenedToHidden(
  hidden: HiddenStrands,
  event: { readonly type: string; readonly data: object },
  owedBy: (id: string) => Parameters<typeof tellsOfHidden>[1] | undefined,
): boolean {
  if (hidden.strands.size === 0 && hidden.advocates.size === 0) return false
  const { type, data } = event
  if (type === 'advocate-assigned' && hidden.strands.size === 0) return true // to those who treat
  if (type === 'victim-added' && hidden.alone) return true // it says that there is another
  if (type === 'flagged' && 'flag' in data && data.flag === 'serial' && hidden.strands.size > 0)
    return true // and so does this
  if (shownAnyway.includes(type)) return false
  const strand = strandOfEvent(event)
  if (strand !== undefined && hidden.strands.has(strand)) return true
  const owed = 'id' in data && typeof data.id === 'string' ? owedBy(data.id) : undefined
  return owed !== undefined && tellsOfHidden(hidden, owed)
}

/** What is raised of a pathway that a reader may know of: that there are several victims tells of those who are hidden. */
export const knownFlags = (state: PathwayState, { strands }: HiddenStrands): Flag[] =>
  strands.size === 0
    ? flagsOf(state)
    : flagsOf(withoutStrands(state, strands)).filter((flag) => flag !== 'serial')

const withoutStrands = (state: PathwayState, hidden: ReadonlySet<StrandId>): PathwayState => ({
  ...state,
  ...(hidden.has(firstStrand) ? { flags: state.flags.filter((flag) => !isStrandFlag(flag)) } : {}),
  ...(state.strands ? { strands: state.strands.filter(({ id }) => !hidden.has(id)) } : {}),
})

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
