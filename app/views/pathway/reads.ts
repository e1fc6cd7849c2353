import { type z } from 'zod'
import { type Actor } from '../../../domain/decider.ts'
import { allowedCommands, forecastView } from './ahead.ts'
import { type Deps } from '../../deps.ts'
import { entryTo } from '../../access/pathway.ts'
import { noticesOf } from '../lists/notices.ts'
import { obligationsOf, type owedQuery } from '../lists/obligations.ts'
import { type PageQuery } from '../../paging.ts'
import { pathwayView } from './pathway.ts'
import { readStub } from '../../../store/reads/transfer.ts'
import { seesEverything } from '../../../domain/need-to-know.ts'
import { stubView } from './stub.ts'
import { timelineView, type timelineQuery } from './timeline.ts'

/** One pathway; of one that has gone from a site of the reader's to another, that it has. */
export async function onePathway(deps: Deps, actor: Actor, id: string) {
  const entry = await entryTo(deps.database, actor, id).catch(async (error: unknown) => {
    const stub = await readStub(deps.database, id, actor.sites)
    if (!stub) throw error
    return { stub }
  })
  return 'stub' in entry ? stubView(entry.stub) : pathwayView(deps, entry.reader, id)
}

/** What happened on a pathway, in order. */
export async function pathwayTimeline(
  deps: Deps,
  actor: Actor,
  id: string,
  query: z.output<typeof timelineQuery>,
) {
  const { place, reader } = await entryTo(deps.database, actor, id)
  return timelineView(deps, reader, place.id, query)
}

/** What is owed on a pathway, and was. */
export async function pathwayObligations(
  { database, clock }: Deps,
  actor: Actor,
  id: string,
  query: z.output<typeof owedQuery>,
) {
  const { place, reader } = await entryTo(database, actor, id)
  const now = await clock.now()
  const shown = { pathway: place.id, whole: seesEverything(reader), agency: reader.agency }
  return obligationsOf(database, { ...shown, now }, query)
}

/** What was sent about a pathway. */
export async function pathwayNotices(
  { database }: Deps,
  actor: Actor,
  id: string,
  query: PageQuery,
) {
  const { place, reader } = await entryTo(database, actor, id)
  const shown = { pathway: place.id, whole: seesEverything(reader), agency: reader.agency }
  return noticesOf(database, shown, query)
}

/** What will happen on a pathway if nobody acts. */
export async function pathwayForecast(deps: Deps, actor: Actor, id: string) {
  const { place, reader } = await entryTo(deps.database, actor, id)
  return forecastView(deps, reader, place)
}

/** What somebody may do on a pathway now. */
export async function pathwayCommandsNow(deps: Deps, actor: Actor, id: string) {
  return allowedCommands(deps, actor, await entryTo(deps.database, actor, id))
}
