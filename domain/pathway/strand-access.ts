import type { Actor } from '../entity/decider.ts'
import type { PathwayState } from './state.ts'
import { treatment } from '../audience.ts'
import type { Role } from '../codes.ts'
import { flagsOf, strandOfOwed, strandsOf } from './strands.ts'
import type { Flag } from './shape/flags.ts'
import {
  firstStrand,
  isStrandFlag,
  type Strand,
  strandFlags,
  type StrandId,
} from './shape/strand.ts'

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
  { advocate, disclosed, broughtBy }: Pick<Strand, 'advocate' | 'disclosed' | 'broughtBy'>,
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
  /** Whose reader it is: what an agency has to do itself is not kept from it, whomever it is about. */
  readonly reader?: string
  readonly strands: ReadonlySet<StrandId>
  readonly advocates: ReadonlySet<string>
  /** Whether they know of one victim alone, who then has no letter for them: it would say that there are others. */
  readonly alone: boolean
}

const nobody: ReadonlySet<string> = new Set()

/** Nothing is kept from them. */
export const nothingHidden: HiddenStrands = { strands: nobody, advocates: nobody, alone: false }

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
  return hiddenAmong(strandsOf(state), reader)
}

/** The same of these strands, which are all that a pathway has. */
export function hiddenAmong(
  all: readonly Pick<Strand, 'id' | 'advocate' | 'disclosed' | 'broughtBy'>[],
  reader: Pick<Actor, 'agency' | 'roles' | 'system'>,
): HiddenStrands {
  const hidden = all.filter((strand) => !knowsOf(strand, reader))
  const known = all.filter((strand) => knowsOf(strand, reader))
  if (treatsOnly(reader.roles))
    return {
      ...nothingHidden,
      advocates: new Set(all.flatMap(({ advocate }) => advocate?.agency ?? [])),
    }
  return {
    reader: reader.agency,
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
  { reader, strands, advocates }: HiddenStrands,
  owed: Parameters<typeof strandOfOwed>[0] & { readonly agency: string; readonly role: string },
): boolean => {
  if (owed.agency === reader) return false
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
  const ofVictim = type === 'death-recorded' || type === 'under-18-noted'
  return ofVictim && 'who' in data && data.who === 'victim' ? firstStrand : undefined
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
  'stop-answered',
  'victims-found',
  'victim-merged',
  'same-victim-noted',
  'heard-of-victim',
]

/** Of what is about a hidden victim, this much is for everybody on the case all the same, without its words. */
const shownAnyway: readonly string[] = [
  'referral-received',
  'referral-amended',
  'return-recorded',
  'incident-reported',
]

/** Whether something that happened would tell of a victim who is hidden; `owedBy` is what is owed, or was agreed, under an id. */
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
  const owed = 'id' in data && typeof data.id === 'string' ? owedBy(data.id) : undefined
  if (owed) return tellsOfHidden(hidden, owed)
  const strand = strandOfEvent(event)
  return strand !== undefined && hidden.strands.has(strand)
}

/** Facts without entries of a list that are about a hidden victim, or name their service, and are not for the reader's own agency to do. */
export function toldTo<T extends object>(hidden: HiddenStrands, facts: T): T {
  const isTold = (one: unknown) =>
    isOfReader(hidden, one) || !(hides(hidden, one) || isService(hidden, one))
  return mapped(facts, (value) => (Array.isArray(value) ? value.filter(isTold) : value)) as T // of the same kinds
}

/**
 * Facts without the letters of hidden victims, and without any that would say that there are others. To be taken away last:
 * by its letter it is known whom a text is about.
 */
export function unlettered<T extends object>(hidden: HiddenStrands, facts: T): T {
  const left = hidden.alone || hides(hidden, facts) ? ['strand'] : []
  const kept = Object.entries(facts).filter(([field]) => !left.includes(field))
  return mapped(Object.fromEntries(kept), (value) =>
    Array.isArray(value)
      ? value.map((one: unknown) => (isTagged(one) ? unlettered(hidden, one) : one))
      : value,
  ) as T // with the same fields, of which only `strand` can be left out
}

const mapped = (facts: object, change: (value: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, change(value)]))

const isTagged = (one: unknown): one is { readonly strand: StrandId } =>
  isObject(one) && 'strand' in one

const isObject = (one: unknown): one is object => typeof one === 'object' && one !== null

const hides = ({ strands }: HiddenStrands, one: unknown): boolean =>
  isTagged(one) && strands.has(one.strand)

/** Whether it is the service of a hidden victim, as an agency in a role. */
const isService = ({ advocates }: HiddenStrands, one: unknown): boolean =>
  isObject(one) &&
  'role' in one &&
  one.role === 'victimAdvocate' &&
  'agency' in one &&
  advocates.has(String(one.agency))

const isOfReader = ({ reader }: HiddenStrands, one: unknown): boolean =>
  reader !== undefined && isObject(one) && 'agency' in one && one.agency === reader

/**
 * Whether a text could name a victim who is hidden: unless it is about one of whom its reader knows, or it is for their own
 * agency to do. `beside` are the facts beside it.
 */
export function couldName(
  hidden: HiddenStrands,
  beside: object,
  strand: StrandId | undefined = isTagged(beside) ? beside.strand : undefined,
): boolean {
  if (hidden.strands.size === 0 || isOfReader(hidden, beside)) return false
  return strand === undefined || hidden.strands.has(strand)
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
