import type { PathwayEvent, PathwayEventType } from '../events.ts'
import type { Context, EventEnvelope } from '../../entity/decider.ts'

/** Something that happened on a pathway, with its number, its author and the command that led to it. */
export type PastEvent = EventEnvelope<PathwayEvent>

/** A kind of entry that can be withdrawn; `decision`: by nobody but who made it. */
interface EntryKind {
  readonly title: string
  readonly decision?: true
}

/**
 * What people enter and can find to be wrong. The inverse of each is the fold of what happened without it (ADR 38), so an
 * entry here is all that another kind needs.
 */
export const entryKinds = {
  'triage-decided': { title: 'The decision of triage', decision: true },
  'advice-recorded': { title: 'The advice given' },
  'suitability-recorded': { title: 'Whether treatment is suitable', decision: true },
  'session-cancelled': { title: 'The cancelling of a session' },
  'closing-report-recorded': { title: 'A closing report' },
  'review-recorded': { title: 'The decision of a review', decision: true },
  'incident-reported': { title: 'An incident or an urgent risk' },
  'breach-recorded': { title: 'A breach of an order' },
  'breach-decided': { title: 'A decision on a breach', decision: true },
  'custody-recorded': { title: 'Custody or bail' },
  'death-recorded': { title: 'A death' },
  'contact-recorded': { title: 'A contact with the victim' },
  'victim-view-recorded': { title: 'The victim’s view' },
  'support-declined': { title: 'That support was declined' },
  'return-recorded': { title: 'A return' },
  'session-recorded': { title: 'The record of a session' },
  'risk-assessed': { title: 'A risk assessment', decision: true },
  'change-recorded': { title: 'A change in the person’s life' },
  'action-ended': { title: 'The outcome of an action' },
  'consent-given': { title: 'Consent to treatment' },
  'consent-withdrawn': { title: 'That consent was withdrawn' },
  'order-recorded': { title: 'An order' },
  'order-served': { title: 'The service of an order' },
  'order-varied': { title: 'A variation of an order' },
  'order-renewed': { title: 'The renewal of an order' },
  'order-ended': { title: 'The end of an order' },
  'order-notification-recorded': { title: 'A notification under an order' },
  'order-handed-over': { title: 'The handover of an order' },
  'investigation-opened': { title: 'An investigation' },
  'investigation-closed': { title: 'The end of an investigation' },
} as const satisfies Partial<Record<PathwayEventType, EntryKind>>

type EntryType = keyof typeof entryKinds

export const isEntry = (type: string): type is EntryType => Object.hasOwn(entryKinds, type)

/** Whether only who decided it can take it back. */
export const isDecision = (type: EntryType): boolean => 'decision' in entryKinds[type]

/** What happened, as the rules recorded it. */
export const pastOf = ({ past = [] }: Pick<Context<unknown>, 'past'>): readonly PastEvent[] =>
  past as readonly PastEvent[] // written by the rules of a pathway and by nobody else

/** What one command led to, and so what an entry brought with it; time's doings follow from no entry. */
export const ledToBy = (past: readonly PastEvent[], entry: PastEvent): readonly PastEvent[] =>
  entry.command === undefined ? [entry] : past.filter(({ command }) => command === entry.command)

/** The order that something in the register is about. */
const orderOf = ({ type, data }: PathwayEvent): string | undefined =>
  type.startsWith('order-') && 'id' in data
    ? data.id
    : type === 'breach-recorded'
      ? data.order
      : undefined

/** Whether something that people entered later rests on an entry: it is to be withdrawn first, or nobody knows what it is about. */
export function restsOn(later: readonly PastEvent[], { event: entry }: PastEvent): boolean {
  if (entry.type === 'breach-recorded')
    return later.some(
      ({ event }) => event.type === 'breach-decided' && event.data.id === entry.data.id,
    )
  const order = entry.type.startsWith('order-') ? orderOf(entry) : undefined
  return (
    order !== undefined &&
    later.some(({ event }) => event.type !== 'order-expired' && orderOf(event) === order)
  )
}
