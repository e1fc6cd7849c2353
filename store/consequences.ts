import {
  type EntityKind,
  type Message,
  type Notice,
  systemActor,
} from '../domain/entity/decider.ts'
import { messageTo } from '../domain/entity/messages.ts'
import type { Insertable } from 'kysely'
import { agenciesKeptFrom, agenciesKeptFromMeeting } from './reads/kept-agencies.ts'
import { derivedId, toDate } from './values.ts'
import { putInInbox } from './inbox.ts'
import type { Tables } from './schema.ts'
import type { Tx } from './turns.ts'

/** The entity from whose turn consequences follow, and when. */
export interface Origin {
  readonly namespace: string
  readonly kind: EntityKind
  readonly id: string
  readonly site: string
  readonly at: number
  readonly real: number
}

interface Place {
  readonly seq: number
  readonly index: number
  readonly answers?: string
}
type Addressed<T> = T & Place

/**
 * The id of a consequence, derived from its entity, the event, and its place among what follows from that event. The id of
 * an answer is derived from the command that it answers.
 */
const idOf = ({ namespace, kind, id }: Origin, { seq, index, answers }: Place): string =>
  answers === undefined
    ? derivedId(namespace, kind, id, seq, index)
    : derivedId(namespace, kind, id, 'answers', answers)

/**
 * Stores notices as queued, but for those to an agency that is kept out of what they are about: of these there is no trace.
 * One that was overtaken is only recorded. Returns the commands that hand the
 * others to the posts.
 */
export async function queueNotices(
  tx: Tx,
  origin: Origin,
  all: readonly Addressed<Notice>[],
): Promise<Addressed<Message>[]> {
  const notices = await forThoseLetIn(tx, origin, all)
  if (notices.length === 0) return []
  await tx
    .insertInto('notices')
    .values(notices.map((notice) => noticeRow(origin, notice)))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return notices
    .filter(({ overtaken }) => !overtaken)
    .map(({ seq, index, to, obligation, urgent, since }) => ({
      ...messageTo('post', to.agency, 'take-notice', {
        notice: idOf(origin, { seq, index }),
        ...ownerOf(origin),
        obligation,
        role: to.role,
        urgent,
        ...(since === undefined ? {} : { since }),
      }),
      seq,
      index,
    }))
}

/** The notices to agencies that may know of the pathway that each is about, if it is about one. */
async function forThoseLetIn(
  tx: Tx,
  { kind, id }: Origin,
  notices: readonly Addressed<Notice>[],
): Promise<readonly Addressed<Notice>[]> {
  if (notices.length === 0 || kind === 'post') return notices
  const owed = notices.map(({ obligation }) => obligation)
  const isKept =
    kind === 'pathway'
      ? await agenciesKeptFrom(tx, id)
      : await agenciesKeptFromMeeting(tx, id, owed)
  return notices.filter(({ to, obligation }) => !isKept(to, obligation))
}

/** The pathway or the conference that it is about. */
const ownerOf = ({ kind, id }: Origin) =>
  kind === 'conference' ? { conference: id } : { pathway: id }

function noticeRow(origin: Origin, notice: Addressed<Notice>): Insertable<Tables['notices']> {
  return {
    id: idOf(origin, notice),
    ...ownerOf(origin),
    site: origin.site,
    obligation: notice.obligation,
    what: notice.what,
    agency: notice.to.agency,
    role: notice.to.role,
    rung: notice.rung,
    urgent: notice.urgent,
    event_seq: notice.seq,
    queued_at: toDate(origin.at),
    outcome: notice.overtaken ? 'dropped' : 'queued',
    why: notice.overtaken ? 'overtaken' : null,
  }
}

/** Puts commands into other entities' inboxes, each once, however often this is repeated. Gives how many were new. */
export async function sendMessages(
  tx: Tx,
  origin: Origin,
  messages: readonly Addressed<Message>[],
): Promise<number> {
  const inOrder = [...messages].sort((a, b) => a.seq - b.seq || a.index - b.index)
  const sender = { kind: origin.kind, id: origin.id }
  const fresh = await putInInbox(
    tx,
    inOrder.map((message) => ({
      id: idOf(origin, message),
      kind: message.to.kind,
      entity: message.to.id,
      name: message.name,
      body: message.body as object, // our own rules write it
      actor: systemActor(message.signed ?? `${sender.kind}:${sender.id}`),
      sender,
      quiet: message.quiet ?? false,
      receivedAt: origin.at,
      storedReal: origin.real,
    })),
  )
  return fresh.size
}

/** The entities to which this one has sent commands that are not judged yet; quiet commands do not count. */
export async function findUnheardReceivers(tx: Tx, kind: EntityKind, id: string) {
  return tx
    .selectFrom('inbox')
    .select(['kind', 'entity as id'])
    .distinct()
    .where('sender_kind', '=', kind)
    .where('sender', '=', id)
    .where('outcome', 'is', null)
    .where('quiet', '=', false)
    .execute()
}

/** Which of these entities exist: those that have had a turn. */
export async function findExisting(
  tx: Tx,
  kind: EntityKind,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('entities')
    .select('id')
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
