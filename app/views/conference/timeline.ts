import { conferenceSentence, conferenceThings } from '../../../domain/conference/sentences/index.ts'
import { type Look } from '../../access/look.ts'
import { readObligationKinds } from '../../../store/reads/obligations.ts'
import { timelinePage, type TimelineQuery } from '../timeline.ts'

/** What happened at a conference, in order, as far as it is for one reader. */
export const timelineView = async ({ reader, database }: Look, query: TimelineQuery) =>
  timelinePage(
    database,
    {
      kind: 'conference',
      id: reader.state.id,
      list: 'conference timeline',
      events: (stored) => reader.events(database, stored),
      staff: (name, author) => reader.see('staff', 'by', name, { author }),
      sentence: conferenceSentence,
      thing: conferenceThings(await readObligationKinds(database, { conference: reader.state.id })),
    },
    query,
  )
