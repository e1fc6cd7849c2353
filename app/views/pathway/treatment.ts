import { dosage } from '../../../domain/pathway/programme.ts'
import { headingView, personName } from './heading.ts'
import { iso } from '../instants.ts'
import type { PathwayLook } from '../../access/look.ts'
import { allowedView } from '../allowed.ts'
import { readStanding } from '../../../store/reads/pathway.ts'

const types = [
  'session-recorded',
  'session-booked',
  'missed-session-followed-up',
  'absence-judged',
  'suitability-recorded',
  'consent-given',
  'consent-withdrawn',
  'sessions-planned',
  'programme-ended',
  'closing-report-recorded',
]

/** The page of a pathway's treatment: the programme, its sessions and how they were attended; for its provider and those who see all of it. */
export async function treatmentView(seen: PathwayLook) {
  const { database, place, state, reader, rules } = seen
  const heading = await headingView(seen, await personName(seen))
  const allowed = (await allowedView(seen)).items
  if (!state || !reader.sees(state.provider?.agency)) return { heading, allowed, treatment: null }
  const events = await reader.events(database, await readStanding(database, place.id, types))
  const { policy } = (await rules()).reference
  const of = (type: string) => events.findLast((event) => event.type === type)
  const code = state.plan?.programme
  const programme = code === undefined ? undefined : policy.programmes[code]
  const about = (id: string) =>
    events
      .filter(({ data }) => data['id'] === id)
      .map(({ type, data, withheld }) => ({ type, data, withheld }))
  return {
    heading,
    allowed,
    treatment: {
      provider: state.provider ?? null,
      programme: programme ? { title: programme.title, everyDays: programme.everyDays } : null,
      basis: state.basis ?? null,
      consent: state.consent ?? null,
      suitability: of('suitability-recorded')?.data['result'] ?? null,
      ended: of('programme-ended')?.data['outcome'] ?? null,
      report: of('closing-report-recorded')?.data['outcomes'] ?? null,
      dosage: dosage(state),
      missedRunning: state.missedRunning,
      limits: { tell: policy.missedSessions.tell, review: policy.missedSessions.review },
      sessions: state.sessions.map(({ id, at, record, inHold }) => ({
        id,
        at: iso(at),
        record: record ?? null,
        inHold: inHold ?? false,
        events: about(id),
      })),
    },
  }
}
export type Treatment = Awaited<ReturnType<typeof treatmentView>>
