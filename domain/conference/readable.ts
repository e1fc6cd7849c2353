import { entriesOf } from '../in-order.ts'
import type { Actor } from '../entity/decider.ts'
import { type AgendaEntry, agendaOf, agendaOrder } from './agenda.ts'
import type { ConferenceState } from './state.ts'
import type { Item, Return } from './shape.ts'
import { isInvited } from './rule.ts'
import type { Role } from '../codes.ts'
import { seesEverything } from '../need-to-know.ts'
import type { SiteReference } from '../reference/reference.ts'

/** What the invited read of one agency's return: what kind it was, and that something is kept back; never what. */
interface ReadableReturn {
  readonly agency: string
  readonly state: Return['state']
  readonly late: boolean
  readonly keptBack: boolean
}

/** The agenda as it is circulated, with the returns of each item. */
export interface CirculatedAgenda {
  readonly parts: readonly AgendaEntry[]
  readonly returns: Readonly<Record<string, readonly ReadableReturn[]>>
}

/** Those who run a meeting, or answer for its site, read all of it from the start. */
const fromTheStart: readonly Role[] = [
  'coordinator',
  'chair',
  'supervisor',
  'dataProtectionOfficer',
]

/**
 * How much of a meeting one reader reads. Those who run it read all of it. Once the agenda is out, those who work cases
 * for an agency of its core read all items. Anybody else reads, at any time, the items that their agency referred or is
 * asked about.
 */
export interface ReadingScope {
  /** From the start, drafts of minutes and what is kept back and why included. */
  readonly keeps: boolean
  /** All items, or only those of their own agency. */
  readonly whole: boolean
  /** The items, by id. */
  readonly items: ReadonlySet<string>
}

/**
 * How much of a meeting one reader reads. Those who run it read all of it. Once the agenda is out, those who work cases
 * for an agency of its core read all items. Anybody else reads, at any time, the items that their agency referred or is
 * asked about.
 */
export function readingScopeOf(
  state: ConferenceState,
  reader: Pick<Actor, 'agency' | 'roles'>,
): ReadingScope {
  const keeps = reader.roles.some((role) => fromTheStart.includes(role))
  const whole =
    keeps || (seesEverything(reader) && isAgendaOut(state) && readsAll(state, reader.agency))
  const theirs = state.items.filter((item) => whole || concerns(item, reader.agency))
  return { keeps, whole, items: new Set(theirs.map(({ id }) => id)) }
}

/**
 * Agenda and returns for one agency, by need to know: nothing before they are circulated, and nothing for anybody not
 * invited. Those who run the meeting or are of its core read the returns of all items. Any other agency reads those of
 * the items for which it was called or that it referred.
 */
export function agendaFor(
  state: ConferenceState,
  reference: SiteReference,
  reader: Pick<Actor, 'agency' | 'roles'>,
): CirculatedAgenda | undefined {
  const { keeps, whole } = readingScopeOf(state, reader)
  if (!keeps && (!isAgendaOut(state) || !isInvited(state, reader.agency))) return undefined
  return circulation(state, reference, reader.agency, whole)
}

/** Whether somebody accepted confidentiality at this meeting, for themselves. */
export const hasAccepted = ({ readers }: ConferenceState, { id }: Pick<Actor, 'id'>): boolean =>
  readers?.includes(id) ?? false

/**
 * Whether somebody must accept confidentiality before they read what a meeting is about: whoever is invited, but for those
 * who run it or answer for its site, who give out the papers.
 */
export const mustAccept = (state: ConferenceState, reader: Actor): boolean =>
  isInvited(state, reader.agency) &&
  !readingScopeOf(state, reader).keeps &&
  !hasAccepted(state, reader)

/** Whether others than its own agency may read the words of a return: not if the return keeps something back. */
export const sharesWords = ({ internal }: Return): boolean => internal !== true

/** Whether the agenda is out, and has not been taken back. */
export const isAgendaOut = ({ stage }: ConferenceState): boolean =>
  !['unplanned', 'planned', 'listClosed', 'cancelled'].includes(stage)

function circulation(
  state: ConferenceState,
  reference: SiteReference,
  agency: string,
  whole: boolean,
): CirculatedAgenda {
  const items = agendaOrder(state, reference).filter((item) => whole || concerns(item, agency))
  return {
    parts: agendaOf(state, reference).map((entry) => forReader(entry, items, whole, agency)),
    returns: Object.fromEntries(items.map((item) => [item.id, returnsOf(item)])),
  }
}

/** Whether an agency has a seat of its own at every item: in a role other than that of a worker who was called. */
const readsAll = ({ invited }: ConferenceState, agency: string): boolean =>
  invited.some((party) => party.agency === agency && party.role !== 'agencyWorker')

const concerns = (item: Item, agency: string): boolean =>
  item.referrer.agency === agency ||
  item.agencies.includes(agency) ||
  Object.hasOwn(item.returns, agency)

function forReader(
  entry: AgendaEntry,
  items: readonly Item[],
  whole: boolean,
  agency: string,
): AgendaEntry {
  const { items: listed, actions, expiries } = entry
  return {
    part: entry.part,
    ...(listed ? { items: listed.filter(({ id }) => items.some((item) => item.id === id)) } : {}),
    ...(actions ? { actions: actions.filter((one) => whole || one.agency === agency) } : {}),
    ...(expiries ? { expiries: whole ? expiries : [] } : {}),
  }
}

const returnsOf = ({ returns }: Item): ReadableReturn[] =>
  entriesOf(returns).map(([agency, { state, late, internal }]) => ({
    agency,
    state,
    late: late ?? false,
    keptBack: internal ?? false,
  }))
