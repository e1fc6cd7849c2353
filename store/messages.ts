import type { Database } from './database.ts'
import {
  carriesInvitation,
  type Invitation,
  invitationFor,
} from '../domain/conference/invitation.ts'
import { meetingNotice } from '../domain/conference/kinds.ts'
import { type Party, systemActor } from '../domain/entity/decider.ts'
import type { MessageInput } from '../domain/entity/messages.ts'
import { type CoverAddress, readCoverAddresses } from './covers.ts'
import { derivedId } from './values.ts'
import { dropTokens, type Linked } from './links.ts'
import { readEntities } from './states.ts'
import { ukZone } from '../domain/calendar/calendar.ts'
import { putInInbox } from './inbox.ts'

/** One notice in a message: which obligation is owed, and at which rung. */
interface MessageItem extends Linked {
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

/** A message under way, with everything needed to write it. */
export interface MessageToSend {
  readonly agency: string
  readonly agencyName: string
  readonly role: string
  /** Empty where the agency has no address for the role. */
  readonly address: string
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
    .leftJoin('contacts', (join) =>
      join
        .onRef('contacts.agency', '=', 'messages.agency')
        .onRef('contacts.role', '=', 'messages.role'),
    )
    .select([
      'messages.agency',
      'agencies.name as agencyName',
      'messages.role',
      'contacts.address',
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
  return {
    ...row,
    address: row.address ?? '',
    covers: await readCoverAddresses(database, row),
    items: items.map(({ obligation: target, ...item }) => ({ ...item, target, zone: ukZone })),
    invitations: await readInvitations(database, { agency: row.agency, role: row.role }, items),
  }
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
