import {
  authorText,
  lower,
  sentenceText,
  type Thing,
  type WrittenDates,
} from '../../../domain/sentence.ts'
import { type Account, actorAt } from '../../access/account.ts'
import { partsFor } from '../../access/agency.ts'
import { type Change, readChanges, readOwedOn } from '../../../store/reads/changes.ts'
import { concerns } from '../../../domain/need-to-know.ts'
import type { Database } from '../../../store/database.ts'
import { mayKnow, namesAny } from '../../../domain/kept-out.ts'
import { readKeptFrom } from '../../../store/reads/kept-out.ts'
import { iso } from '../instants.ts'
import { pathwaySentence } from '../../../domain/pathway/sentences/index.ts'
import { readAgencyNames } from '../../../store/reads/pathway.ts'
import { titleOf } from '../../../domain/describe.ts'
import { ukZone } from '../../../domain/calendar/calendar.ts'

/** What others did on a pathway since somebody last looked. */
export interface Changed {
  readonly pathwayId: string
  readonly count: number
  readonly latest: { readonly at: string; readonly sentence: string }
}

/** More than this is not counted. */
const most = 400

/** On which pathways others did something since an instant, as far as it is for this reader, the latest first; not what time did. */
export async function changedView(
  database: Database,
  actor: Account,
  { since, now }: { readonly since: number; readonly now: number },
  dates?: WrittenDates,
): Promise<Changed[]> {
  const parts = partsFor(actor)
  const whole = new Set(parts.flatMap((part) => (part.confined ? [] : [part.site])))
  const found = await readChanges(database, {
    reader: actor,
    since,
    now,
    parts,
    limit: most,
  })
  const byPeople = found.filter(({ by }) => by.role !== undefined && by.id !== actor.id)
  const owed = await readOwedOn(database, [...new Set(byPeople.map(({ pathway }) => pathway))])
  const of = (id: string) => owed.get(id)?.agency
  const keptFrom = await readKeptFrom(database, actor)
  const theirs = byPeople.filter(
    (change) =>
      mayKnow(change, actorAt(actor, change.site)) &&
      !namesAny(change.data, keptFrom) &&
      (whole.has(change.site) || concerns(change, actor, { referrer: change.referrer, of })),
  )
  const agencies = await readAgencyNames(database)
  const thing = (is: Thing, id: string) => {
    if (is === 'agency') return agencies.get(id)
    const what = is === 'obligation' ? owed.get(id)?.what : undefined
    return what === undefined ? undefined : lower(titleOf(what))
  }
  const tell = ({ type, data, by }: Change) => {
    const told = pathwaySentence({ type, data })
    const author = authorText(by, (agency) => agencies.get(agency))
    return told ? sentenceText(told, { author, thing, zone: ukZone, dates }) : 'Something happened'
  }
  return [...Map.groupBy(theirs, ({ pathway }) => pathway)].map(([pathwayId, changes]) => ({
    pathwayId,
    count: changes.length,
    latest: latestOf(changes, tell),
  }))
}

/** The newest of what happened; they are in that order. */
function latestOf([first]: readonly Change[], tell: (change: Change) => string) {
  if (!first) throw new Error('a group of changes has none')
  return { at: iso(first.at), sentence: tell(first) }
}
