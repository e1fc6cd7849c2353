import { type EntityKind, type Message, type Notice, systemActor } from '../domain/decider.ts'
import { messageTo } from '../domain/entity/messages.ts'
import { type Insertable } from 'kysely'
import { derivedId, toDate } from './values.ts'
import { putInInbox } from './inbox.ts'
import { type Tables } from './schema.ts'
import { type Tx } from './turns.ts'

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
 * The id of a consequence: of its entity, the event, and its place among what follows from that event; of an answer, the command
 * that it answers.
 */
const idOf = ({ namespace, kind, id }: Origin, { seq, index, answers }: Place): string =>
  answers === undefined
    ? derivedId(namespace, kind, id, seq, index)
    : derivedId(namespace, kind, id, 'answers', answers)

/** Stores notices as queued; one that was overtaken is only recorded. Gives the commands that hand them to the posts. */
export async function queueNotices(
  tx: Tx,
  origin: Origin,
  notices: readonly Addressed<Notice>[],
): Promise<Addressed<Message>[]> {
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

/** On what it waits: the pathway, or the conference. */
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

/** Puts commands into other entities' inboxes, once each however often it is repeated. */
export async function sendMessages(
  tx: Tx,
  origin: Origin,
  messages: readonly Addressed<Message>[],
): Promise<void> {
  const inOrder = [...messages].sort((a, b) => a.seq - b.seq || a.index - b.index)
  const sender = { kind: origin.kind, id: origin.id }
  await putInInbox(
    tx,
    inOrder.map((message) => ({
      id: idOf(origin, message),
      kind: message.to.kind,
      entity: message.to.id,
      name: message.name,
      body: message.body as object, // our own rules write it
      actor: systemActor(`${sender.kind}:${sender.id}`),
      sender,
      quiet: message.quiet ?? false,
      receivedAt: origin.at,
      storedReal: origin.real,
    })),
  )
}

/** To whom this entity has sent commands that nobody has judged yet; quiet ones left out. */
export async function unheardReceivers(tx: Tx, kind: EntityKind, id: string) {
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

/** Which of these entities there are: those that have had a turn. */
export async function madeOf(
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
