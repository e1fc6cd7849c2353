import type { Database } from './database.ts'
import {
  carriesInvitation,
  type Invitation,
  invitationFor,
} from '../domain/conference/invitation.ts'
import { meetingNotice } from '../domain/conference/kinds.ts'
import { type Party, systemActor } from '../domain/entity/decider.ts'
import type { MessageInput } from '../domain/entity/messages.ts'
import { readAddresses } from './contacts.ts'
import { type CoverAddress, readCoverAddresses } from './covers.ts'
import { derivedId } from './values.ts'
import { dropTokens, type Linked } from './links.ts'
import { readEntities } from './states.ts'
import { ukZone } from '../domain/calendar/calendar.ts'
import { putInInbox } from './inbox.ts'

/** One notice in a message: which obligation is owed, and at which rung. */
interface MessageItem extends Linked {
  /** The id of the notice that it is. */
  readonly notice: string
  readonly what: string
  readonly rung: string
  readonly urgent: boolean
  readonly due: number
  readonly zone: string
}

/** A message as it is written for one address: what each of its links has as its token, by what it leads to. */
export interface MessageFor extends MessageToSend {
  readonly tokens: ReadonlyMap<string, string>
}

/** The part of a message that goes to an address of its own. */
interface Apart {
  /** Under what it is noted that this address has accepted it. */
  readonly id: string
  readonly address: string
  readonly sites: readonly string[]
}

/** A message under way, with everything needed to write it. */
export interface MessageToSend {
  readonly agency: string
  readonly agencyName: string
  readonly role: string
  /** Empty where the agency has no address for the role. */
  readonly address: string
  /** Where what is about some sites goes instead, because the agency has another address for them. */
  readonly apart: readonly Apart[]
  /** Further addresses to which it goes, because somebody covers for the role. */
  readonly covers: readonly CoverAddress[]
  readonly headerId: string
  /** The real instant at which it was composed: retries are not about cases, and run in real time. */
  readonly composedReal: number
  /** The same by the cases' clock: the date of the message. */
  readonly composedAt: number
  readonly items: readonly MessageItem[]
  /** Calendar entries for whoever it goes to: one for each meeting that it mentions, as that meeting is now. */
  readonly invitations: readonly Invitation[]
}

/** A message that is still to be sent; undefined where it was sent, has failed, or its result waits in the inbox. */
export async function readMessageToSend(
  database: Database,
  namespace: string,
  id: string,
): Promise<MessageToSend | undefined> {
  const row = await database
    .selectFrom('messages')
    .innerJoin('agencies', 'agencies.id', 'messages.agency')
    .select([
      'messages.agency',
      'agencies.name as agencyName',
      'messages.role',
      'messages.header_id as headerId',
      'messages.composed_real as composedReal',
      'messages.composed_at as composedAt',
    ])
    .where('messages.id', '=', id)
    .where('messages.outcome', '=', 'sending')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('inbox').select('inbox.id').where('inbox.id', '=', resultId(namespace, id)),
        ),
      ),
    )
    .executeTakeFirst()
  if (!row) return undefined
  const items = await database
    .selectFrom('notices')
    // Nobody owes what is only told about a conference: its date is that of the conference.
    .leftJoin('obligations', 'obligations.id', 'notices.obligation')
    .leftJoin('conferences', 'conferences.id', 'notices.conference')
    .select([
      'notices.id as notice',
      'notices.obligation',
      'notices.what',
      'notices.rung',
      'notices.urgent',
      'notices.pathway',
      'notices.conference',
      'notices.site',
      ({ fn }) => fn.coalesce('obligations.due', 'conferences.at', 'notices.queued_at').as('due'),
    ])
    .where('notices.message', '=', id)
    .orderBy('notices.urgent', 'desc')
    .orderBy('due')
    .orderBy('notices.id')
    .execute()
  const known = await readAddresses(database, row)
  const sites = [...new Set(items.map(({ site }) => site))].sort()
  const { address, apart } = addressesFor(sites, known)
  return {
    ...row,
    address,
    apart,
    covers: await readCoverAddresses(database, { ...row, except: [...known.values()] }),
    items: items.map(({ obligation: target, ...item }) => ({ ...item, target, zone: ukZone })),
    invitations: await readInvitations(database, { agency: row.agency, role: row.role }, items),
  }
}

/** The address for most of a message, and those of the sites that have another. */
function addressesFor(
  sites: readonly string[],
  known: ReadonlyMap<string, string>,
): Pick<MessageToSend, 'address' | 'apart'> {
  const addressAt = (site: string) => known.get(site) ?? known.get('') ?? ''
  const usual = known.get('')
  const address =
    usual !== undefined && sites.some((site) => addressAt(site) === usual)
      ? usual
      : addressAt(sites[0] ?? '')
  const others = [...new Set(sites.map(addressAt))].filter((one) => one !== address)
  const apart = others.map((one) => {
    const there = sites.filter((site) => addressAt(site) === one)
    return { id: `contact ${there.join(' ')}`, address: one, sites: there }
  })
  return { address, apart }
}

/** The part of a message that is about some sites, for their own address; or what is left of it without them. */
export function partOf(message: MessageToSend, { sites, address }: Apart): MessageToSend {
  return narrowed({ ...message, address }, ({ site }) => sites.includes(site))
}

/** What of a message goes to its usual address: all that no other address gets. */
export function restOf(message: MessageToSend): MessageToSend {
  const elsewhere = message.apart.flatMap(({ sites }) => sites)
  return narrowed(message, ({ site }) => !elsewhere.includes(site))
}

function narrowed(message: MessageToSend, goes: (item: MessageItem) => boolean): MessageToSend {
  const items = message.items.filter(goes)
  const invitations = message.invitations.filter(({ title }) =>
    items.some(({ conference }) => conference === title),
  )
  return { ...message, items, invitations }
}

/** The invitations that notices bring to a party: one for each meeting. */
async function readInvitations(
  database: Database,
  { agency, role }: { agency: string; role: string },
  notices: readonly { what: string; rung: string; conference: string | null }[],
): Promise<Invitation[]> {
  const told = notices.filter(({ what, rung }) => carriesInvitation(what, rung))
  const conferences = told.flatMap(({ conference }) => conference ?? [])
  const meetings = await readEntities(database, 'conference', conferences)
  const to = { agency, role: role as Party['role'] } // a message is composed for one of the roles
  return meetings
    .flatMap(({ state }) => invitationFor(state, to) ?? [])
    .sort((a, b) => a.startsAt - b.startsAt || (a.uid < b.uid ? -1 : 1))
}

/** Everything that a message links to: what its items are about, and the meetings of its calendar entries. */
export const linksIn = ({ items, invitations }: MessageToSend): Linked[] => {
  const meetings = invitations.flatMap(({ title }) => {
    const about = items.find(({ conference }) => conference === title)
    return about ? [{ ...about, target: meetingTarget(title) }] : []
  })
  return [...items, ...meetings].map(({ target, pathway, conference, site }) => {
    return { target, pathway, conference, site }
  })
}

/** What a link to a meeting itself leads to, as notices about it have it. */
export const meetingTarget = (conference: string): string => `${conference}.${meetingNotice.code}`

/** Puts what became of a message into its post's inbox, once, and forgets the tokens of its links. */
export async function keepDelivery(
  database: Database,
  namespace: string,
  agency: string,
  result: MessageInput<'post', 'report-delivery'>,
  at: number,
  real: number,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await putInInbox(tx, [
      {
        id: resultId(namespace, result.message),
        kind: 'post',
        entity: agency,
        name: 'report-delivery',
        body: result,
        actor: systemActor('send'),
        receivedAt: at,
        storedReal: real,
      },
    ])
    await dropTokens(tx, result.message)
  })
}

const resultId = (namespace: string, message: string): string =>
  derivedId(namespace, 'delivery', message)
