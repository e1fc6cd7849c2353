import { type AgendaEntry, agendaOf, agendaOrder } from './agenda.ts'
import type { ConferenceState, Item, Return } from './state.ts'
import type { ForInvited } from './never-told.ts'
import { isInvited } from './rule.ts'
import type { SiteReference } from '../reference/reference.ts'

/** What the invited read of one agency's return: what kind it was, and that something is kept back; never what. */
export interface ReadableReturn {
  readonly agency: string
  readonly state: Return['state']
  readonly late: boolean
  readonly keptBack: boolean
}

/** The agenda as it is circulated, with the returns of each item. */
export interface Circulated extends ForInvited {
  readonly parts: readonly AgendaEntry[]
  readonly returns: Readonly<Record<string, readonly ReadableReturn[]>>
}

/**
 * Agenda and returns for one agency, by need to know: nothing before they are circulated and nothing to whoever is not
 * invited. Who keeps the meeting or is of its core reads the returns of all items; any other agency those of the items for
 * which it was called or that it referred.
 */
export function circulatedTo(
  state: ConferenceState,
  reference: SiteReference,
  agency: string,
): Circulated | undefined {
  const early = ['unplanned', 'planned', 'listClosed', 'cancelled'].includes(state.stage)
  if (early || !isInvited(state, agency)) return undefined
  const whole = readsAll(state, agency)
  const items = agendaOrder(state, reference).filter((item) => whole || concerns(item, agency))
  return {
    readableBy: 'invited',
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
  Object.entries(returns).map(([agency, { state, late, internal }]) => ({
    agency,
    state,
    late: late ?? false,
    keptBack: internal ?? false,
  }))
