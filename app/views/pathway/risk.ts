import { agreedActions } from './page-words.ts'
import { allowedView } from '../allowed.ts'
import { headingView, personName } from './heading.ts'
import { isNo } from '../../answers.ts'
import { iso } from '../instants.ts'
import { meetingsIn } from './meetings.ts'
import { obligationsView } from '../lists/obligations.ts'
import { ordersView } from './orders.ts'
import type { PathwayFacts } from '../../../domain/pathway/events.ts'
import type { PathwayLook } from '../../access/look.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { readStanding } from '../../../store/reads/pathway.ts'

const actionTypes = ['action-agreed']
const otherTypes = ['risk-assessed', 'change-recorded', 'order-recorded', 'order-varied']

/** The page of a pathway's risk, orders, actions and meetings; to an agency that does not see all of it, its own actions. */
export async function riskView(seen: PathwayLook) {
  const { database, place, state, reader, whole } = seen
  const types = whole ? [...actionTypes, ...otherTypes] : actionTypes
  const events = await reader.events(database, await readStanding(database, place.id, types))
  const owed = await obligationsView(seen, { open: true, limit: 100 })
  if (isNo(owed)) return owed
  return {
    heading: await headingView(seen, await personName(seen)),
    allowed: (await allowedView(seen)).items,
    owed: owed.items,
    assessments: events.filter(({ type }) => type === 'risk-assessed').map(assessmentOf),
    changes: events.filter(({ type }) => type === 'change-recorded').map(changeOf),
    orders: await ordersView(seen, events),
    actions: agreedActions(events, state ?? {}).map((agreed) => {
      const now = state?.actions.find(({ id }) => id === agreed.id)
      return { ...agreed, outcome: now?.outcome ?? null, accepted: now?.accepted ?? false }
    }),
    meetings: whole ? await meetingsIn(seen) : null,
  }
}
export type RiskPage = Exclude<Awaited<ReturnType<typeof riskView>>, { readonly no: unknown }>

function assessmentOf({ at, by, data, withheld }: ReadEvent) {
  // stored by the rules under its type, its words as they may be read
  const { instrument, ratings, typology, drivers, note } = data as unknown as Omit<
    PathwayFacts['risk-assessed'],
    'note' | 'drivers'
  > & {
    note?: string | null
    drivers?: { kind: string; note?: string | null }[]
  }
  return {
    at: iso(at),
    agency: by.agency,
    instrument,
    ratings,
    typology: typology ?? null,
    drivers: drivers ?? [],
    note: note ?? null,
    withheld,
  }
}

function changeOf({ data, withheld }: ReadEvent) {
  // stored by the rules under its type
  const { on, kind, note } = data as { on: string; kind: string; note: string | null }
  return { on, kind, note, withheld }
}
