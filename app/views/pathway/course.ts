import { iso } from '../instants.ts'
import type { PathwayEventType, PathwayFacts } from '../../../domain/pathway/events.ts'
import type { PathwayLook } from '../../access/look.ts'
import { readStanding, type StoredEvent } from '../../../store/reads/pathway.ts'

/** Who decided on a pathway, as its course shows it: a command's event, and the fact in it that is the decision. */
const decisions = {
  'triage-decided': ({ outcome }) => outcome,
  'conference-recorded': ({ decision }) => decision,
  'suitability-recorded': ({ result }) => result,
  'review-recorded': ({ outcome }) => outcome,
  'closure-approved': () => 'approved',
  'closure-refused': () => 'refused',
} as const satisfies { [T in PathwayEventType]?: (facts: PathwayFacts[T]) => string }
export type DecisionType = keyof typeof decisions

// Stages are for everybody who may know of the pathway; the rest is for those who see all of it.
const stageTypes = ['stage-entered', 'pathway-ended']
const otherTypes = [
  ...Object.keys(decisions),
  ...['incident-reported', 'reports-joined', 'risk-set'],
]

/** The course of a pathway in codes and dates: its stages, what was decided, what was reported. No words. */
export async function courseView({ database, place, whole }: PathwayLook) {
  const types = whole ? [...stageTypes, ...otherTypes] : stageTypes
  const events = await readStanding(database, place.id, types)
  return {
    stages: factsOf(events, 'stage-entered', ({ stage, because, until }, at) => ({
      stage,
      at,
      because,
      until: until === undefined ? null : iso(until),
    })),
    ends: factsOf(events, 'pathway-ended', ({ because }, at) => ({ at, because })),
    decisions: events.filter(isDecision).map(({ type, at, data }) => ({
      at: iso(at),
      type,
      outcome: decisions[type](data as never), // each type is stored with its own facts
    })),
    incidents: factsOf(
      events.filter(isOne(events)),
      'incident-reported',
      ({ on, kind, urgent }) => ({
        on,
        kind,
        urgent,
      }),
    ),
    risks: factsOf(events, 'risk-set', ({ risk, because }, at) => ({ at, risk, because })),
  }
}

/** Of several reports of one incident, the one that the others were joined to. */
function isOne(events: readonly StoredEvent[]): (event: StoredEvent) => boolean {
  const joined = new Set(
    events
      .filter(({ type }) => type === 'reports-joined')
      .map(({ data }) => (data as PathwayFacts['reports-joined']).event), // stored under its type
  )
  return ({ seq }) => !joined.has(seq)
}

const isDecision = (event: StoredEvent): event is StoredEvent & { readonly type: DecisionType } =>
  Object.hasOwn(decisions, event.type)

const factsOf = <T extends PathwayEventType, U>(
  events: readonly StoredEvent[],
  type: T,
  shown: (facts: PathwayFacts[T], at: string) => U,
): U[] =>
  events
    .filter((event) => event.type === type)
    .map(({ at, data }) => shown(data as PathwayFacts[T], iso(at))) // stored by the rules under its type
