import { type z } from 'zod'
import { type Look } from '../../access/look.ts'
import { noticesOf } from '../lists/notices.ts'
import { obligationsOf, type owedQuery } from '../lists/obligations.ts'
import { type PageQuery } from '../../paging.ts'

/** What is owed on a conference, and was. */
export const conferenceObligations = (seen: Look, query: z.output<typeof owedQuery>) =>
  obligationsOf(seen.database, { ...shownOf(seen), now: seen.now }, query)

/** What was sent about a conference. */
export const conferenceNotices = (seen: Look, query: PageQuery) =>
  noticesOf(seen.database, shownOf(seen), query)

const shownOf = ({ reader, whole }: Look) => ({
  conference: reader.state.id,
  whole,
  agency: reader.actor.agency,
})
