import { cursorOut, pageWanted } from '../../paging.ts'
import { datesOut } from '../pathway/timeline.ts'
import { iso } from '../instants.ts'
import { type Look } from '../../access/look.ts'
import { readEvents } from '../../../store/reads/pathway.ts'
import { readNames } from '../../../store/reads/words.ts'

const order = 'conference timeline'

/** What happened at a conference, in order, as far as it is for one reader. */
export async function timelineView(
  { reader, database }: Look,
  query: { limit: number; cursor?: string | undefined },
) {
  const { after, limit } = pageWanted(query, order)
  const stored = await readEvents(database, reader.state.id, {
    kind: 'conference',
    after: after?.key ?? 0,
    limit: limit + 1,
  })
  const page = stored.slice(0, limit)
  const events = await reader.events(database, page)
  const names = await readNames(
    database,
    events.map(({ by }) => by.id),
  )
  const last = page.at(-1)
  const more = stored.length > limit && last
  return {
    items: events.map(({ seq, type, at, by, command, data, withheld }) => ({
      seq,
      type,
      at: iso(at),
      by: {
        id: by.id,
        agency: by.agency,
        role: by.role ?? null,
        name: reader.see('staff', 'by', names.get(by.id), { author: by.id }),
      },
      command,
      data: datesOut(data) as Record<string, unknown>, // the walk keeps the shape
      withheld,
    })),
    nextCursor: more ? cursorOut({ key: last.seq, id: '' }, order) : null,
  }
}
