import { type Attended, copiesIn, everyAttended } from '../../client/memory.ts'
import { closeRestore, openRestore } from '../../store/restores.ts'
import type { Attendant } from '../../client/temporal.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../store/database.ts'
import { derivedId } from '../../store/values.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import { type Following, type Mended, type MendPorts, putBack } from './put-back.ts'
import { type JudgedCommand, putJudgedBack, settleNotices } from '../../store/put-back.ts'
import { messageTo } from '../../domain/entity/messages.ts'
import type { Outcome } from '../../domain/entity/turn.ts'
import { putInInbox } from '../../store/inbox.ts'
import { remember, type Remembered } from './remembered.ts'
import { within } from '../../store/reach.ts'
import { sendMessages } from '../../store/consequences.ts'
import { settledIn } from './settled.ts'
import { systemActor } from '../../domain/entity/decider.ts'
import { unpackCopies } from '../../activities/copies.ts'
import { withSpec } from '../../activities/with-spec.ts'
import { workflowIdOf } from '../../client/temporal.ts'

/** What healing needs of the world. */
export interface HealPorts extends MendPorts {
  readonly database: Database
  readonly attendant: Attendant
  readonly clock: Clock
  /** Called after each entity, with how many there are. */
  readonly progress?: (done: number, of: number) => void
}

/** What a healing came to. Ids, counts and codes; no words. */
export interface Healed {
  /** Of how many entities there are histories. */
  readonly looked: number
  readonly pathways: number
  readonly conferences: number
  readonly posts: number
  readonly events: number
  readonly commands: number
  readonly messages: number
  /** Where something is remembered that cannot be put back, and how many events that is. */
  readonly lost: readonly {
    readonly kind: EntityKind
    readonly id: string
    readonly events: number
  }[]
}

const order: readonly EntityKind[] = ['pathway', 'conference', 'post']
const atOnce = 4

/**
 * Puts back into a restored database what the workflows' histories remember beyond it, queues again what was not sent, and
 * asks somebody on each pathway and at each meeting to look at what was lost with the words. Safe to repeat: what is there
 * is left as it is. Turns may go on beside it. Throws if PostgreSQL or Temporal is away; what was put back by then stays.
 */
export async function heal(ports: HealPorts): Promise<Healed> {
  const { database, attendant, clock } = ports
  const restore = await openRestore(database)
  const all = await everyAttended(attendant.client)
  const mended: (Mended & Attended)[] = []
  const knownOf = { commands: 0 }
  let done = 0
  for (const kind of order) {
    const those = all.filter((one) => one.kind === kind)
    for (let n = 0; n < those.length; n += atOnce) {
      const some = those.slice(n, n + atOnce)
      mended.push(...(await Promise.all(some.map((one) => mendOne(ports, one, knownOf)))))
      ports.progress?.((done += some.length), all.length)
    }
  }
  const messages = await sendFollowing(
    database,
    mended.flatMap(({ following }) => following),
  )
  const changed = mended.filter(({ events }) => events > 0)
  await askToLook(ports, changed, `${restore?.n ?? 'unnoticed'}`, await clock.now())
  const report = reportOf(all.length, mended, knownOf.commands, messages.count)
  await closeRestore(database, ports.real(), report)
  for (const { kind, id } of [...changed, ...messages.to]) await attendant.wake(kind, id)
  return report
}

/** What its histories remember. */
async function rememberOne({ attendant }: HealPorts, one: Attended): Promise<Remembered> {
  const copies: string[] = []
  for (const run of one.runs)
    copies.push(...(await copiesIn(attendant.client, workflowIdOf(one.kind, one.id), run)))
  return remember(copies.flatMap(unpackCopies))
}

/** Puts back one entity's events and commands, in one transaction. */
async function mendOne(
  ports: HealPorts,
  one: Attended,
  known: { commands: number },
): Promise<Mended & Attended> {
  const remembered = await rememberOne(ports, one)
  return within(ports.database, { works: 'engine' }, async (tx) => {
    const mended = await withSpec(one.kind, (spec) => putBack(ports, spec, tx, one, remembered))
    const goesOn = withSpec(one.kind, ({ whenRestored }) => whenRestored === 'goesOn')
    const wentOn = goesOn && mended.lost > 0
    const settled = one.kind === 'post' ? settledIn(remembered) : []
    const over = new Set(settled.map(({ id }) => id))
    await settleNotices(tx, settled)
    const commands = remembered.commands
      // A post that went on without them has forgotten what it took and did not send. Such a command has its notice's id.
      .filter(({ name, id }) => !wentOn || name !== 'take-notice' || over.has(id))
      .map((command): JudgedCommand => {
        const { late, at, outcome, ...rest } = command
        const judged = { receivedAt: at - late, judgedAt: at, outcome: outcome as Outcome }
        return { ...rest, ...judged, kind: one.kind, entity: one.id }
      })
    known.commands += await putJudgedBack(tx, commands, ports.real())
    return { ...mended, ...one }
  })
}

/** Sends what followed from the events that were put back; what its receiver has had is there already, and stays. */
async function sendFollowing(database: Database, following: readonly Following[]) {
  const to: { kind: EntityKind; id: string }[] = []
  let count = 0
  for (const { origin, message } of following)
    await database.transaction().execute(async (tx) => {
      const fresh = await sendMessages(tx, origin, [message])
      if (fresh === 0) return
      count += 1
      to.push(message.to)
    })
  return { count, to }
}

/** Tells each pathway and meeting what was put back there. Nobody works with a post. */
async function askToLook(
  { database, namespace, real }: HealPorts,
  changed: readonly (Mended & Attended)[],
  occasion: string,
  now: number,
): Promise<void> {
  const entries = changed.flatMap(({ kind, id, events }) => {
    if (kind === 'post') return []
    const { name, body } = messageTo(kind, id, 'note-restored', { events })
    return {
      id: derivedId(namespace, 'note-restored', kind, id, occasion),
      ...{ kind, entity: id, name, body: body as object, actor: systemActor('heal') },
      ...{ receivedAt: now, storedReal: real() },
    }
  })
  await putInInbox(database, entries)
}

function reportOf(
  looked: number,
  mended: readonly (Mended & Attended)[],
  commands: number,
  messages: number,
): Healed {
  const changed = (wanted: EntityKind) =>
    mended.filter(({ kind, events }) => kind === wanted && events > 0).length
  return {
    looked,
    pathways: changed('pathway'),
    conferences: changed('conference'),
    posts: changed('post'),
    events: mended.reduce((sum, { events }) => sum + events, 0),
    commands,
    messages,
    lost: mended
      .filter(({ lost }) => lost > 0)
      .map(({ kind, id, lost: events }) => ({ kind, id, events })),
  }
}
