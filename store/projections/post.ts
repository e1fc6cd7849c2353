import type { EventEnvelope } from '../../domain/entity/turn.ts'
import type { PostEvent } from '../../domain/post/events.ts'
import { randomUUID } from 'node:crypto'
import { toDate } from '../values.ts'
import type { Tx } from '../turns.ts'

/** A turn of a post as the projection reads it. */
export interface PostTurn {
  readonly agency: string
  /** The domain of the sender's address, for Message-IDs. */
  readonly mailDomain: string
  readonly real: number
  readonly events: readonly EventEnvelope<PostEvent>[]
}

/** Brings the log of notices and messages up to date with a turn of a post. It fixes each Message-ID, once. */
export async function projectPost(tx: Tx, turn: PostTurn): Promise<void> {
  for (const { event, at } of turn.events) await projectOne(tx, turn, event, at)
}

async function projectOne(tx: Tx, turn: PostTurn, event: PostEvent, at: number): Promise<void> {
  switch (event.type) {
    case 'notice-dropped':
      return mark(tx, [event.data.notice], { outcome: 'dropped', why: event.data.why })
    case 'message-composed': {
      const { message, role, notices } = event.data
      await tx
        .insertInto('messages')
        .values({
          id: message,
          agency: turn.agency,
          role,
          header_id: `<${randomUUID()}@${turn.mailDomain}>`,
          composed_at: toDate(at),
          composed_real: turn.real,
          outcome: 'sending',
        })
        .execute()
      return mark(
        tx,
        notices.map(({ notice }) => notice),
        { message },
      )
    }
    case 'message-sent':
      await close(tx, event.data.message, { outcome: 'sent', sent_at: toDate(at) })
      return mark(tx, event.data.notices, { outcome: 'sent', sent_at: toDate(at) })
    case 'message-failed':
      await close(tx, event.data.message, { outcome: 'failed', code: event.data.code })
      await mark(tx, event.data.arrived ?? [], { outcome: 'sent', sent_at: toDate(at) })
      return mark(tx, event.data.notices, { outcome: 'failed', why: event.data.code })
    default:
      return undefined
  }
}

async function mark(
  tx: Tx,
  ids: readonly string[],
  change: {
    outcome?: 'sent' | 'failed' | 'dropped'
    why?: string
    sent_at?: Date
    message?: string
  },
): Promise<void> {
  if (ids.length > 0) await tx.updateTable('notices').set(change).where('id', 'in', ids).execute()
}

async function close(
  tx: Tx,
  id: string,
  change: { outcome: 'sent' | 'failed'; sent_at?: Date; code?: string },
): Promise<void> {
  await tx.updateTable('messages').set(change).where('id', '=', id).execute()
}
