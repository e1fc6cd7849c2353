import { randomInt } from 'node:crypto'
import { type Actor, type EntityKind } from '../../domain/decider.ts'
import { type Deps } from '../deps.ts'
import { digestOf } from './digest.ts'
import { type Kept, type NewCommand, readCommand } from '../../store/inbox.ts'
import { type Outcome } from '../../domain/turn.ts'
import { Declined } from '../answers.ts'
import { type Shown } from '../../client/temporal.ts'
import { submit } from '../../client/submit.ts'

/** A command as it came in, its shape checked. */
export interface Request {
  readonly key: string
  readonly actor: Actor
  readonly ifMatch: number | undefined
  /** The body as it was sent, to which the key is bound. */
  readonly raw: unknown
}

/** What people send commands to. */
export type Addressee = Exclude<EntityKind, 'post'>

/** What became of a command; without an outcome it is stored and will be judged, and the entity stands as it did. */
export interface Received {
  readonly kind: Addressee
  readonly id: string
  readonly stage: string
  readonly version: number
  readonly outcome?: Outcome
}

/** Where an entity stands before its command is judged. */
export interface Place {
  readonly site: string
  readonly stage: string
  readonly version: number
}

/** What a key is bound to: who sent what, and where to. */
export async function digestFor(
  { actors }: Deps,
  { actor, ifMatch, raw }: Request,
  bound: readonly string[],
): Promise<string> {
  return digestOf(await actors.secret(), { actor: actor.id, bound, ifMatch, body: raw })
}

/** The command of a request, bound to its key. */
export async function commandOf(
  deps: Deps,
  request: Request,
  {
    bound,
    ...command
  }: Pick<NewCommand, 'kind' | 'entity' | 'name' | 'body' | 'receivedAt'> & {
    readonly bound: readonly string[]
  },
): Promise<NewCommand> {
  const { key, actor, ifMatch } = request
  const digest = await digestFor(deps, request, bound)
  return {
    id: key,
    actor,
    digest,
    storedReal: Date.now(),
    ...command,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  }
}

/** Stores a command, wakes its entity, and waits for a while for what becomes of it. Throws where the key was used for another. */
export async function send(
  deps: Deps,
  { id, kind, entity }: Pick<NewCommand, 'id' | 'entity'> & { readonly kind: Addressee },
  keep: () => Promise<Kept>,
  { site, stage, version, fresh }: Place & Pick<Shown, 'fresh'>,
): Promise<Received> {
  const { kept, outcome } = await submit<Kept>({
    wait: () => deps.outcomes.wait(id),
    keep: async () => {
      const kept = await keep()
      const known = kept.kept === 'same' && kept.outcome ? { outcome: kept.outcome } : {}
      return { kept, judge: kept.kept !== 'different', ...known }
    },
    wake: (kept) => {
      const to = kept.kept === 'same' ? kept.entity : entity
      const made = fresh && kept.kept === 'new' ? { fresh } : {}
      return deps.attendant.wake(kind, to, { site, stage, ...made })
    },
    read: async () => (await readCommand(deps.database, id))?.outcome,
    ...(deps.patienceMs === undefined ? {} : { patienceMs: deps.patienceMs }),
  })
  if (kept.kept === 'different') throw new Declined('key-used')
  const to = kept.kept === 'same' ? kept.entity : entity
  return { kind, id: to, stage, version, ...(outcome ? { outcome } : {}) }
}

/** What was taken in, or, where it is refused at the edge, the first answer to the very same request. */
export async function takeOrRepeat(
  deps: Deps,
  request: Request,
  bound: readonly string[],
  take: () => Promise<Received>,
  placeOf: (entity: string) => Promise<Place | undefined>,
): Promise<Received> {
  try {
    return await take()
  } catch (error) {
    if (!(error instanceof Declined)) throw error
    const sent = await readCommand(deps.database, request.key)
    if (!sent || sent.kind === 'post' || sent.digest !== (await digestFor(deps, request, bound)))
      throw error
    return awaitSent(deps, request.key, { ...sent, kind: sent.kind }, placeOf)
  }
}

/** Waits for what becomes of a command that was sent before, as the first did. */
export async function awaitSent(
  deps: Deps,
  key: string,
  sent: { readonly kind: Addressee; readonly entity: string; readonly outcome?: Outcome | null },
  placeOf: (entity: string) => Promise<Place | undefined>,
): Promise<Received> {
  const { kind, entity, outcome } = sent
  const place = await placeOf(entity)
  if (!place) throw new Declined('key-used')
  const kept: Kept = { kept: 'same', entity, ...(outcome ? { outcome } : {}) }
  return send(deps, { id: key, kind, entity }, async () => kept, place)
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz' // without i, l, o and u: it can be read out over a telephone

/** A new id: what it is of, and twelve letters. */
export const newId = (of: 'pw' | 'cf'): string =>
  `${of}${Array.from({ length: 12 }, () => letters.charAt(randomInt(letters.length))).join('')}`
