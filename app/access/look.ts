import type { Account } from './account.ts'
import { type ConferenceEntry, conferenceFor } from './conference.ts'
import { ConferenceReader } from './conference-reader.ts'
import type { Database } from '../../store/database.ts'
import type { Deps } from '../deps.ts'
import { enterPathway, type PathwayEntry } from './pathway.ts'
import { findSummary, readEvents } from '../../store/reads/pathway.ts'
import { isNo, type No } from '../answers.ts'
import { namesAny } from '../../domain/kept-out.ts'
import { type PathwayRules, rulesFrom } from '../../store/reads/rules.ts'
import { readEntity, type Stored } from '../../store/states.ts'
import { reachableBy } from '../../domain/words-wall.ts'
import { reachFor } from '../../store/reach.ts'
import { readOwed } from '../../store/reads/obligations.ts'
import { readHiddenOf } from '../../store/reads/strands.ts'
import { owedFormerly } from '../../store/reads/ties.ts'
import { PathwayReader } from './pathway-reader.ts'
import { servicesElsewhere } from './services-elsewhere.ts'
import { withoutMeetings } from '../../domain/reference/reference.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'

type Owed = Awaited<ReturnType<typeof readOwed>>
type Summary = NonNullable<Awaited<ReturnType<typeof findSummary>>>

interface Looking {
  /** Who looks, wherever they hold roles. */
  readonly account: Account
  readonly database: Database
  readonly audit: Deps['audit']
  /** Whose secret seals the cursors of what is seen. */
  readonly actors: Pick<Deps['actors'], 'secret'>
  readonly now: number
  /** What is or was owed there, by id. */
  readonly owed: Owed
}

/** One look at a pathway. */
export interface PathwayLook extends Looking, PathwayEntry<Summary> {
  readonly kind: 'pathway'
  readonly reader: PathwayReader
  /** Whether all of it is for them, or only what is their own agency's. */
  readonly whole: boolean
  /** As its last turn left it; undefined until the first. */
  readonly stored: Stored<PathwayState> | undefined
  readonly state: PathwayState | undefined
  /** What its rules need in order to be asked; read once, when it is first asked for. */
  readonly rules: () => Promise<PathwayRules>
}

/** One look at a conference. */
export interface ConferenceLook extends Looking, ConferenceEntry {
  readonly kind: 'conference'
  readonly reader: ConferenceReader
}

/** One look at either. */
export type Look = PathwayLook | ConferenceLook
interface Looks {
  readonly pathway: PathwayLook
  readonly conference: ConferenceLook
}

/** What it takes to look. */
export type LookDeps = Pick<Deps, 'database' | 'actors' | 'clock' | 'audit'>

type Parts = Pick<Looking, 'database' | 'audit' | 'actors' | 'now'>

type Open<L> = (parts: Parts, account: Account, id: string) => Promise<L | No>

const open: { readonly [K in keyof Looks]: Open<Looks[K]> } = {
  pathway: openPathway,
  conference: openConference,
}

/**
 * What somebody sees of a pathway or a conference, all of it as at one moment: version and state belong together. What words
 * they are shown is logged under the name of the view before they are.
 */
export async function look<K extends keyof Looks, T>(
  { database, actors, clock, audit }: LookDeps,
  account: Account,
  { kind, id, what }: { readonly kind: K; readonly id: string; readonly what: string },
  view: (seen: Looks[K]) => Promise<T | No>,
): Promise<T | No> {
  const now = await clock.now()
  await actors.secret() // known from here on: whoever holds a connection must not wait for another
  const looked = await database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const opened = await open[kind]({ database: tx, audit, actors, now }, account, id)
      if (isNo(opened)) return opened
      await reachFor(tx, {
        sites: [opened.place.site],
        classes: reachableBy(opened.reader.actor),
      })
      const seen = await view(opened)
      return isNo(seen) ? seen : { reader: opened.reader, seen }
    })
  if (isNo(looked)) return looked
  // On another connection, once this one is free again: who writes the log must not wait for those who wait for it.
  await looked.reader.log({ audit }, { by: account, what, at: now })
  return looked.seen
}

async function openPathway(parts: Parts, account: Account, id: string): Promise<PathwayLook | No> {
  const { database, now } = parts
  const entry = await enterPathway(
    database,
    account,
    { id, place: await findSummary(database, id) },
    now,
  )
  if (isNo(entry)) return entry
  const { place, as, keptFrom, opened = false } = entry
  const stored = await readEntity(database, 'pathway', id)
  const state = stored?.state
  const owed = await readOwed(database, { pathway: id })
  const formerly = await owedFormerly(database, id, as.agency)
  const reader = new PathwayReader(as, {
    id,
    referrer: place.referrer_agency,
    state,
    owed,
    keptFrom,
    opened,
    formerly,
    elsewhere: await servicesElsewhere(database, { id, site: place.site }, state),
  })
  let loaded: Promise<PathwayRules> | undefined
  const load = async () => {
    const found = await rulesFrom(database, place, stored, 'newer')
    return { ...found, reference: withoutMeetings(found.reference, keptFrom) }
  }
  const rules = () => (loaded ??= load())
  const { whole } = reader
  return {
    kind: 'pathway',
    ...parts,
    account,
    ...entry,
    reader,
    owed,
    whole,
    stored,
    state,
    rules,
  }
}

async function openConference(
  parts: Parts,
  account: Account,
  id: string,
): Promise<ConferenceLook | No> {
  const { database } = parts
  const entry = await conferenceFor(database, account, id, parts.now)
  if (isNo(entry)) return entry
  const { as, rules, hidden } = entry
  const sent = { kind: 'conference', types: ['minutes-circulated'] } as const
  const last = (await readEvents(database, id, sent)).at(-1)
  const { version }: { version?: unknown } = { ...last?.data }
  const owed = await readOwed(database, { conference: id })
  const withOwed = new Set([...hidden, ...owedAbout(owed, hidden)])
  const { items, actions } = rules.state
  const pathways = [...items, ...actions].map(({ pathway }) => pathway)
  const reader = new ConferenceReader(as, {
    state: rules.state,
    victims: await readHiddenOf(database, pathways, as),
    hidden: withOwed,
    owed,
    minutesOut: typeof version === 'number' ? version : undefined,
  })
  const known = { ...entry, rules: { ...rules, state: reader.state }, hidden: withOwed }
  return { kind: 'conference', ...parts, account, ...known, reader, owed }
}

/** The ids of what is or was owed about any of these items. */
const owedAbout = (owed: Owed, items: ReadonlySet<string>): string[] =>
  [...owed].flatMap(([id, { about }]) => (namesAny(about, items) ? [id] : []))
