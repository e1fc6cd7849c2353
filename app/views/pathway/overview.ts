import { allowedView } from '../allowed.ts'
import { forecastView } from './forecast.ts'
import { happenedView } from './history.ts'
import { headingView } from './heading.ts'
import { iso } from '../instants.ts'
import { isNo } from '../../answers.ts'
import { obligationsView } from '../lists/obligations.ts'
import type { PathwayLook } from '../../access/look.ts'
import type { WrittenDates } from '../../../domain/sentence.ts'
import { pathwayView } from './pathway.ts'

// Enough for three commands, each with what followed; of an agency's own there may be none for long.
const latestEvents = 40
const latestOfOwn = 400

/** All that the first page of a pathway shows, as at one moment: what the API answers in five requests. */
export async function overviewView(seen: PathwayLook, dates?: WrittenDates) {
  const page = await pathwayView(seen)
  const name = page.person?.name ?? null
  const owed = await obligationsView(seen, { open: true, limit: 100 })
  if (isNo(owed)) return owed
  const latest = await happenedView(seen, name, { dates }, seen.whole ? latestEvents : latestOfOwn)
  if (isNo(latest)) return latest
  return {
    heading: await headingView(seen, name),
    page,
    owed: owed.items.map((one) => ({ ...one, otherwise: otherwiseDue(seen, one.id) })),
    allowed: (await allowedView(seen)).items,
    ahead: (await forecastView(seen)).items,
    latest: latest.groups,
  }
}

/** The earlier date that stands again unless a second person confirms the later one; null where nobody is asked. */
function otherwiseDue({ state }: PathwayLook, id: string): string | null {
  const was = state?.obligations[id]?.extended?.unconfirmed?.was
  return was === undefined ? null : iso(was)
}

export type Overview = Exclude<Awaited<ReturnType<typeof overviewView>>, { readonly no: unknown }>
