import { type Account, actorAt } from '../access/account.ts'
import {
  badInput,
  badField,
  type FieldError,
  isNo,
  type No,
  refused,
  refusedByRule,
} from '../answers.ts'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../domain/conference/commands/index.ts'
import { conferenceFor } from '../access/conference.ts'
import type { CommandIds } from './ids.ts'
import type { Database } from '../../store/database.ts'
import type { Deps } from '../deps.ts'
import type { FieldMark } from '../../domain/fields.ts'
import type { RefusalCode } from '../../domain/refusals.ts'
import { pathwayOfItem, waitsToBeReconvened } from '../../store/reads/conferences.ts'
import { findConference, pathwayIdShape } from '../../store/reads/places.ts'
import { type Marked, markedErrors, markedIn } from './edge.ts'
import { mayNot } from '../access/roles.ts'
import type { Prepared } from './prepared.ts'
import { planSchema, type Plan } from './plan.ts'
import { readVictimsOf } from '../../store/reads/strands.ts'
import { isOnLegalHold } from '../../store/reads/legal-hold.ts'
import { readKeptFrom } from '../../store/reads/kept-out.ts'
import { takeWords } from './words.ts'

/** A command to a conference. */
export interface ConferenceCommand {
  readonly id: string
  readonly name: ConferenceCommandName
  readonly body: object
}

/** Checks and prepares the plan of a meeting, which makes a conference. */
export async function prepareConference(
  { database, clock }: Deps,
  account: Account,
  plan: Plan,
  ids: CommandIds,
): Promise<Prepared | No> {
  const receivedAt = await clock.now()
  const errors = await markedErrors(database, planSchema, plan, receivedAt)
  if (errors.length > 0) return badInput(...errors)
  const { site, form, at, emergency, reconvenes } = plan
  const actor = actorAt(account, site)
  if (actor.roles.length === 0) return refused('not-your-site')
  const no = mayNot(conferenceCommands['plan-conference'].who, actor.roles)
  if (no) return refused(no)
  const known = { site, keptFrom: await readKeptFrom(database, account) }
  const elsewhere = await namedElsewhere(database, known, markedIn(planSchema, plan))
  if (elsewhere) return elsewhere
  // No reason is asked of a plan that reconvenes: the meeting must have been adjourned, and no other may reconvene it.
  if (reconvenes !== undefined && !(await waitsToBeReconvened(database, reconvenes)))
    return refused('not-adjourned')
  const { body, words } = takeWords(planSchema, plan, ids)
  return {
    kind: 'conference',
    entity: ids.name('cf'),
    name: 'plan-conference',
    body,
    actor,
    receivedAt,
    place: { site, stage: 'unplanned', version: 0, fresh: true },
    beside: { conference: { words, site, form, at: Date.parse(at), emergency } },
  }
}

/** Checks and prepares a command to a conference. */
export async function prepareForConference(
  { database, clock }: Deps,
  account: Account,
  { id, name, body: sent }: ConferenceCommand,
  ids: CommandIds,
): Promise<Prepared | No> {
  const receivedAt = await clock.now()
  const entry = await conferenceFor(database, account, id, receivedAt)
  if (isNo(entry)) return entry
  const { place, as } = entry
  const no = mayNot(conferenceCommands[name].who, as.roles)
  if (no) return refused(no)
  const schema = conferenceCommands[name].body
  const errors = await markedErrors(database, schema, sent, receivedAt)
  if (errors.length > 0) return badInput(...errors)
  const marked = markedIn(schema, sent)
  const hidden = marked.find(({ value }) => entry.hidden.has(value))
  if (hidden)
    return refusedByRule({ code: unknownTo[hidden.mark] ?? 'not-listed', field: hidden.field })
  const known = { site: place.site, keptFrom: entry.keptFrom }
  if (erases.includes(name) && (await isOnLegalHold(database, entry.rules.state)))
    return refusedByRule({ code: 'legal-hold' })
  const elsewhere = await namedElsewhere(database, known, marked)
  if (elsewhere) return elsewhere
  const about = await pathwayAbout(database, id, marked)
  const unknown = await victimErrors(database, about, marked)
  if (unknown.length > 0) return badInput(...unknown)
  const { body, words } = takeWords(schema, sent, ids)
  return {
    kind: 'conference',
    entity: id,
    name,
    body,
    actor: as,
    receivedAt,
    place,
    beside: { words, about },
  }
}

/** A meeting knows of no pathway's hold; its record is evidence as long as one of them is held. */
const erases: readonly ConferenceCommandName[] = ['confirm-meeting-erasure']

/** What is kept from the sender is answered as the rules answer what they do not know. */
const unknownTo: { readonly [M in FieldMark]?: RefusalCode } = {
  item: 'not-listed',
  pathway: 'not-brought',
  obligation: 'no-such-obligation',
}

/** That a field names a conference that there is not, that is at another site, or that is kept from the sender. */
async function namedElsewhere(
  database: Database,
  { site, keptFrom }: { readonly site: string; readonly keptFrom: ReadonlySet<string> },
  marked: readonly Marked[],
): Promise<No | undefined> {
  for (const { mark, field, value } of marked) {
    if (mark !== 'meeting') continue
    const other = await findConference(database, value)
    if (other?.site !== site || keptFrom.has(value))
      return badField(field, 'unknown-conference', 'is not the id of a conference of this site.')
  }
  return undefined
}

/** Letters that the pathway of a command has given to nobody. A meeting knows of no victim, so no rule of its own could say so. */
async function victimErrors(
  database: Database,
  pathway: string | undefined,
  marked: readonly Marked[],
): Promise<FieldError[]> {
  const named = marked.filter(({ mark }) => mark === 'victim')
  if (named.length === 0) return []
  const there = pathway === undefined ? [] : await readVictimsOf(database, pathway)
  return named
    .filter(({ value }) => !there.some(({ letter }) => letter === value))
    .map(({ field }) => ({
      ...{ field, rule: 'unknown-victim' },
      message: 'must be the letter of a victim of this pathway.',
    }))
}

/** The pathway that a command's words are about: that of its item, or the one that it names. A list of items is about none. */
async function pathwayAbout(
  database: Database,
  conference: string,
  marked: readonly Marked[],
): Promise<string | undefined> {
  const alone = marked.filter(({ field }) => !field.includes('.'))
  const item = alone.find(({ mark }) => mark === 'item')
  if (item) return pathwayOfItem(database, conference, item.value)
  const pathway = alone.find(({ mark }) => mark === 'pathway')
  return pathway && pathwayIdShape.test(pathway.value) ? pathway.value : undefined
}
