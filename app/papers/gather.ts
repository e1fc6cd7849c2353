import { isNo, type No } from '../answers.ts'
import { type Withheld, whyUnnamed } from '../access/withheld.ts'
import { agendaView } from '../views/conference/agenda.ts'
import { broughtWords } from '../views/conference/brought.ts'
import { attendanceView } from '../views/conference/attendance.ts'
import { conferenceView } from '../views/conference/conference.ts'
import { itemsOn } from '../views/conference/items.ts'
import { iso } from '../views/instants.ts'
import type { ConferenceLook } from '../access/look.ts'
import type { minutesView } from '../views/conference/minutes.ts'
import { readAgencyNames, readEvents } from '../../store/reads/pathway.ts'
import { readPeopleOf } from '../../store/reads/conference-parts.ts'
import { returnsOn } from '../views/conference/returns.ts'

/** On paper there is no next page of a list: a meeting has at most so many items, each asked of some agencies. */
const everything = { limit: 10_000, after: undefined }

/**
 * What every paper is made of, as far as it is for one reader. It is what JSON shows the same reader, part by part, so paper
 * and screen cannot differ. Only what a paper shows is read, because reads are logged.
 */
async function gather(seen: ConferenceLook) {
  const { database, reader, rules, now } = seen
  const agenda = await agendaView(seen) // first: it says to whom there is anything to be shown
  if (isNo(agenda)) return agenda
  return {
    now: iso(now),
    site: rules.reference.siteName,
    form: rules.state.meeting?.form,
    names: await readAgencyNames(database),
    agency: reader.actor.agency,
    whole: reader.reading.whole,
    conference: await conferenceView(seen),
    agenda,
    attendance: await attendanceView(seen),
    brought: await broughtActions(seen, agenda),
    expiries: await expiriesOf(seen, agenda),
  }
}
export type Gathered = Omit<ViewOf<typeof gather>, 'conference'> & {
  readonly conference: Pick<Conference, UsedOfConference>
}
type Conference = Awaited<ReturnType<typeof conferenceView>>
type UsedOfConference =
  | 'id'
  | 'formTitle'
  | 'stage'
  | 'at'
  | 'place'
  | 'quorum'
  | 'emergency'
  | 'reconvenes'
  | 'reconvenedAs'
  | 'returnsDueAt'
  | 'listed'
  | 'minutesPerItem'

/** What a pack is made of: what is to be heard, and what agencies know. */
export async function gatherPack(seen: ConferenceLook) {
  const gathered = await gather(seen)
  if (isNo(gathered)) return gathered
  const { items } = await itemsOn(seen, everything, false)
  const { items: returns } = await returnsOn(seen, everything, true)
  return { ...gathered, items, returns }
}
export type GatheredPack = Gathered & Omit<ViewOf<typeof gatherPack>, keyof Gathered>

/** What minutes are made of: what was decided, how the session went, and what is written of it. */
export async function gatherMinutes(seen: ConferenceLook, minutes: MinutesRead) {
  const gathered = await gather(seen)
  if (isNo(gathered)) return gathered
  const { items } = await itemsOn(seen, everything)
  return { ...gathered, items, session: await sessionOf(seen), minutes }
}
export type GatheredMinutes = Gathered & Omit<ViewOf<typeof gatherMinutes>, keyof Gathered>
export type MinutesRead = Awaited<ReturnType<typeof minutesView>>

type Agenda = ViewOf<typeof agendaView>

/** What a view shows, if it shows anything. */
type ViewOf<View extends (...seen: never[]) => Promise<unknown>> = Exclude<
  Awaited<ReturnType<View>>,
  No
>

/** The open actions on the agenda: whom each is about, what was agreed, and what was found of it at the meeting. */
export async function broughtActions(seen: ConferenceLook, { parts }: Agenda) {
  const actions = parts.flatMap((part) => part.actions ?? [])
  const words = await broughtWords(seen, actions)
  const notes = await reviewNotes(seen)
  return actions.map((action) => ({
    ...action,
    ...words(action),
    note: notes.get(`${action.pathwayId}/${action.actionId}`) ?? null,
  }))
}

/** What was said when the open actions were reviewed, by pathway and action. */
async function reviewNotes({
  reader,
  database,
}: ConferenceLook): Promise<ReadonlyMap<string, string>> {
  const { state, actor } = reader
  const reviewed = await readEvents(database, state.id, {
    kind: 'conference',
    types: ['brought-action-reviewed'],
  })
  const owner = ({ pathway, action }: Reviewed) =>
    state.actions.find((one) => one.pathway === pathway && one.action === action)?.agency
  const theirs = reviewed.filter(
    ({ data }) => reader.reading.whole || owner(data as Reviewed) === actor.agency,
  )
  const read = await reader.worded(database, theirs, true)
  return new Map(
    read.flatMap(({ data }) => {
      const { pathway, action, note } = data
      return typeof note === 'string' ? [[`${String(pathway)}/${String(action)}`, note]] : []
    }),
  )
}

/** The facts of `brought-action-reviewed`. */
interface Reviewed {
  readonly pathway: string
  readonly action: string
}

async function expiriesOf({ reader, database, place, account }: ConferenceLook, { parts }: Agenda) {
  const expiries = parts.flatMap((part) => part.expiries ?? [])
  const names = await readPeopleOf(
    database,
    account,
    place.site,
    expiries.map(({ pathwayId }) => pathwayId),
  )
  return expiries.map((expiry) => {
    const { pathwayId: pathway } = expiry
    const name = names.get(pathway)
    const withheld: Withheld = { person: whyUnnamed(name) }
    return { ...expiry, person: reader.see('person', 'name', name, { pathway }), withheld }
  })
}

const ending = ['session-opened', 'session-closed', 'session-adjourned'] as const

/** When the session was opened, and how it ended. */
async function sessionOf({ reader, database }: ConferenceLook) {
  const events = await readEvents(database, reader.state.id, { kind: 'conference', types: ending })
  const read = await reader.worded(database, events)
  const opened = read.find(({ type }) => type === 'session-opened')?.data['at']
  const last = read.findLast(({ type }) => type !== 'session-opened')
  const { because, reason } = (last?.data ?? {}) as { because?: string; reason?: string | null }
  return {
    openedAt: typeof opened === 'number' ? iso(opened) : null,
    endedAt: last ? iso(last.at) : null,
    adjourned: because ?? null,
    reason: reason ?? null,
  }
}
