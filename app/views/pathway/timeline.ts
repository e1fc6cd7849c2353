import { z } from 'zod'
import { type Actor } from '../../../domain/decider.ts'
import { type Area, areaCodes, typesOf } from '../../../domain/pathway/evolve.ts'
import { type Deps } from '../../deps.ts'
import { pathwaySentence, pathwayThings } from '../../../domain/pathway/sentences/index.ts'
import { readerOf } from '../../access/pathway-reader.ts'
import { readObligationKinds } from '../../../store/reads/obligations.ts'
import { readState, readSummary } from '../../../store/reads/pathway.ts'
import { timelinePage, timelinePaging, type TimelineQuery } from '../timeline.ts'

export const timelineQuery = z.strictObject({
  area: z.enum(areaCodes).optional().meta({
    description: 'Only one area: `risk` is the history of the risk, by instrument and rating.',
  }),
  ...timelinePaging,
})

/** What happened on a pathway, in order, as far as it is for this reader. */
export async function timelineView(
  { database, clock }: Deps,
  actor: Actor,
  id: string,
  query: TimelineQuery & { area?: Area | undefined },
) {
  const { area } = query
  const row = await readSummary(database, id)
  const state = await readState(database, id)
  const reader = await readerOf(database, actor, { id, referrer: row.referrer_agency, state })
  const page = await timelinePage(
    database,
    {
      kind: 'pathway',
      id,
      list: area === undefined ? 'timeline' : `timeline/${area}`,
      ...(area === undefined ? {} : { types: typesOf(area) }),
      events: (stored) => reader.events(database, stored),
      staff: (name, by) => reader.see('staff', 'by', name, by) ?? null,
      sentence: pathwaySentence,
      thing: pathwayThings(state, await readObligationKinds(database, { pathway: id })),
    },
    query,
  )
  await reader.log(database, 'timeline', await clock.now())
  return page
}
