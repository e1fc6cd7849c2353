import {
  firstStrand,
  isStrandFlag,
  type LaterStrand,
  type Strand,
  type StrandFlag,
  type StrandId,
} from './shape/strand.ts'
import type { Flag } from './shape/flags.ts'
import { perVictimKinds } from '../obligations/kinds.ts'
import type { PathwayState } from './state.ts'

/** A pathway with many more victims than any report describes is a mistake. */
const mostStrands = 26

type Whole = Pick<
  PathwayState,
  | 'victim'
  | 'flags'
  | 'contactTries'
  | 'contactMade'
  | 'safeContact'
  | 'referredContact'
  | 'closedChannels'
  | 'closure'
  | 'referrer'
  | 'openedAt'
  | 'firstStrand'
  | 'strands'
>

/** Every victim's strand in the order in which they came, the ended ones too. */
export const strandsOf = (state: Whole): readonly Strand[] => [
  firstOf(state),
  ...(state.strands ?? []),
]

/** The strands that have not ended. */
export const liveStrands = (state: Whole): readonly Strand[] =>
  strandsOf(state).filter(({ ended }) => ended === undefined)

/** One victim's strand; undefined if there is none of this letter. */
export const strandOf = (state: Whole, id: StrandId): Strand | undefined =>
  strandsOf(state).find((one) => one.id === id)

/** The first strand as the pathway keeps it: among its own facts, where states of every version have them. */
function firstOf({
  victim,
  flags,
  contactTries,
  contactMade,
  safeContact,
  referredContact,
  closedChannels,
  closure,
  referrer,
  openedAt,
  firstStrand: standing,
}: Whole): Strand {
  return {
    ...{ id: firstStrand, contactTries, flags: flags.filter(isStrandFlag) },
    ...(victim === undefined ? {} : { victim }),
    ...(contactMade ? { contactMade } : {}),
    ...(safeContact ? { safeContact } : {}),
    ...(referredContact ? { referredContact } : {}),
    ...(closedChannels ? { closedChannels } : {}),
    ...(closure?.answer ? { answer: closure.answer } : {}),
    ...(referrer ? { broughtBy: referrer.agency } : {}),
    ...(openedAt === undefined ? {} : { since: openedAt }),
    ...standing,
  }
}

/** The facts of one strand, which a change may replace. */
type Facts = Pick<
  Strand,
  'contactTries' | 'contactMade' | 'safeContact' | 'referredContact' | 'closedChannels'
>

/** The state with other facts of one strand; unchanged if there is none of this letter. What is undefined is taken away. */
export function onStrand(
  state: PathwayState,
  id: StrandId | undefined,
  change: (strand: Facts) => { readonly [K in keyof Facts]?: Facts[K] | undefined },
): PathwayState {
  if (isFirst(id)) return patched(state, change(state))
  return changeLater(state, id, (strand) => patched(strand, change(strand)))
}

/** The state with a flag of one strand raised or lowered. */
export function flagStrand(
  state: PathwayState,
  id: StrandId | undefined,
  { flag, up }: { readonly flag: Flag; readonly up: boolean },
): PathwayState {
  const changed = <F extends Flag>(flags: readonly F[]): F[] => [
    ...flags.filter((other) => other !== flag),
    ...(up ? [flag as F] : []), // a flag of a strand is recorded of a strand
  ]
  if (isFirst(id)) return { ...state, flags: changed(state.flags) }
  return changeLater(state, id, (strand) => ({ ...strand, flags: changed(strand.flags) }))
}

/** The state with a later strand changed. */
export const changeLater = (
  state: PathwayState,
  id: StrandId | undefined,
  change: (strand: LaterStrand) => LaterStrand,
): PathwayState => ({
  ...state,
  ...(state.strands
    ? { strands: state.strands.map((one) => (one.id === id ? change(one) : one)) }
    : {}),
})

/** Whether this is the first strand, which what names none is about. */
export const isFirst = (id: StrandId | undefined): boolean => id === undefined || id === firstStrand

/** A record with some of its keys replaced, or taken away where the change has them undefined. */
function patched<T extends object>(before: T, change: object): T {
  const kept = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as T // what is taken away is optional
}

/** How many more strands there may be. */
export const lettersLeft = (state: Whole): number => mostStrands - strandsOf(state).length

/** The letter of the next strand; undefined when there are as many as there may be. */
export const nextStrandId = (state: Whole): StrandId | undefined =>
  lettersLeft(state) > 0
    ? String.fromCharCode(firstStrand.charCodeAt(0) + strandsOf(state).length)
    : undefined

/** What is raised anywhere on a pathway: of itself, and of any strand that has not ended. */
export const flagsOf = (state: Whole): Flag[] => [
  ...new Set<Flag>([
    ...state.flags.filter((flag) => !isStrandFlag(flag) || !state.firstStrand?.ended),
    ...(state.strands ?? []).flatMap(({ ended, flags }) => (ended ? [] : flags)),
  ]),
]

/** Whether something is so of a victim. */
export const isRaised = (
  { flags }: { readonly flags: readonly Flag[] },
  flag: StrandFlag,
): boolean => flags.includes(flag)

/** The strand that an obligation is about; undefined for what is owed for the whole pathway. */
export const strandOfOwed = ({
  what,
  strand,
}: {
  readonly what: string
  readonly strand?: StrandId | null | undefined
}): StrandId | undefined =>
  strand ?? (perVictimKinds.some((kind) => kind === what) ? firstStrand : undefined)

/** Whether the advocate of each victim has answered the proposal to close. */
export const allAnswered = (state: Whole): boolean =>
  liveStrands(state).every(({ answer }) => answer !== undefined)

/**
 * The state after the person was referred again: because of one victim, from whom alone twelve months are then counted again,
 * or because of all. Without a later referral nothing changes for anybody.
 */
export function referredAgain(
  state: PathwayState,
  at: number,
  strand: StrandId | undefined,
): PathwayState {
  const { lastReferralAt: before, firstStrand: standing, strands } = state
  const moved = { ...state, lastReferralAt: at }
  if (at === before || !strands) return moved
  if (strand !== undefined && !isFirst(strand)) {
    const kept = standing?.lastReferralAt ?? before
    const first = { ...standing, ...(kept === undefined ? {} : { lastReferralAt: kept }) }
    return changeLater({ ...moved, firstStrand: first }, strand, (one) => ({
      ...one,
      lastReferralAt: at,
    }))
  }
  const first = { ...moved, firstStrand: { ...standing, lastReferralAt: at } }
  if (strand !== undefined) return first
  return { ...first, strands: strands.map((one) => ({ ...one, lastReferralAt: at })) }
}
