import type { ConferenceDraft } from './draft.ts'
import type { Item } from './state.ts'
import { seatOf, usuallyAsked } from './invited.ts'

/**
 * Asks each agency that the policy and the pathway call for what it knows about one item; one request each, so that the post
 * of each agency gathers them in one notice. Who is asked is invited. Who has answered on the pathway is not asked again.
 */
export function askReturns(draft: ConferenceDraft, item: Item): void {
  const { at, returnsDueAt, emergency } = draft.meeting
  const { now } = draft.context
  if (at <= now) return // nobody can answer before a meeting that has begun
  const urgent = emergency === true || returnsDueAt <= now
  const due = returnsDueAt <= now ? at : returnsDueAt
  const called = new Set([...usuallyAsked(draft.context.reference), ...item.agencies])
  for (const agency of called) {
    if (item.answered?.includes(agency)) continue
    const owner = seatOf(draft.state.invited, agency) ?? { agency, role: 'agencyWorker' as const }
    draft.record('item-return-asked', { item: item.id, agency, due })
    draft.open(urgent ? 'meetingReturnUrgent' : 'meetingReturn', {
      owner,
      due,
      about: aboutReturn(item.id, agency),
    })
  }
}

/** What the obligation of a return is about. */
export const aboutReturn = (item: string, agency: string): string => `${item}/${agency}`

/** Ends what was asked about an item that is not to be heard here any more, or whose decision was taken. */
export function endReturns(draft: ConferenceDraft, item: Item): void {
  for (const agency of Object.keys(item.returns))
    draft.settle(['meetingReturn', 'meetingReturnUrgent'], 'ended', aboutReturn(item.id, agency))
}
