import { randomInt, randomUUID } from 'node:crypto'
import { type Actor } from '../../domain/decider.ts'
import { type Deps } from '../deps.ts'
import { checkMarked, checkParts, edgeBody, takeWords } from './edge.ts'
import { entryTo } from '../pathways/access.ts'
import { digestOf } from './digest.ts'
import { findPathway, loadRules, type PathwayPlace } from '../../store/reads/standing.ts'
import { Problem } from '../problem.ts'
import { keepReferral, keepWithWords } from '../../store/records.ts'
import { matchingFor } from './matching.ts'
import { personRecord, takePeople, victimRecord } from './people.ts'
import { type Kept, type NewCommand, readCommand, type StoredCommand } from '../../store/inbox.ts'
import { otherPathway } from './other-pathway.ts'
import { type Outcome } from '../../domain/turn.ts'
import { type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { type Referral, referralSchema } from '../../domain/pathway/commands/submit-referral.ts'
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

/** What became of a command; without an outcome it is stored and will be judged, and the pathway stands as it did. */
export interface Received {
  readonly pathwayId: string
  readonly stage: string
  readonly version: number
  readonly outcome?: Outcome
}

/** Takes a referral in, out of a draft or not: its pathway exists from the moment that it is stored. */
export async function receiveReferral(
  deps: Deps,
  request: Request,
  referral: Referral,
  draft?: { readonly id: string; readonly version: number },
): Promise<Received> {
  const { actor } = request
  const receivedAt = await deps.clock.now()
  await checkMarked(deps.database, referralSchema, referral, receivedAt)
  if (!actor.sites.includes(referral.site)) throw new Problem('not-your-site')
  // An agency refers for itself; a coordinator may write down what another said.
  const own = referral.referrer.agency === actor.agency || actor.roles.includes('coordinator')
  if (!own) throw new Problem('not-yours', { errors: [notYours] })
  const { person, victim, ...rest } = referral
  const { body, words } = takeWords(referralSchema, rest)
  const [personId, victimId] = [randomUUID(), randomUUID()]
  const judged = {
    ...body,
    person: personId,
    victim: victimId,
    safeToContact: victim.safeContact.safe,
    matching: await matchingFor(deps, referral),
  }
  const command = await commandOf(deps, request, {
    entity: newPathwayId(),
    name: 'submit-referral',
    body: judged,
    receivedAt,
    bound: draft ? ['drafts', draft.id] : ['referrals'],
  })
  const keep = () =>
    keepReferral(deps.database, command, {
      words,
      personId,
      victimId,
      person: personRecord(person),
      victim: victimRecord(victim),
      site: referral.site,
      referrer: referral.referrer,
      draft,
    })
  const place = { site: referral.site, stage: 'received', version: 0 }
  return send(deps, command, keep, { ...place, fresh: true })
}

/** The referral that was sent under this key, asked for again by its sender: waits for what becomes of it as the first did. */
export async function awaitReferral(deps: Deps, actor: Actor, key: string): Promise<Received> {
  const sent = await readCommand(deps.database, key)
  if (sent?.actor.id !== actor.id) throw new Problem('key-used')
  return awaitSent(deps, key, sent)
}

async function awaitSent(
  deps: Deps,
  key: string,
  { entity, outcome }: StoredCommand,
): Promise<Received> {
  const place = await findPathway(deps.database, entity)
  if (!place) throw new Problem('key-used')
  const kept: Kept = { kept: 'same', entity, ...(outcome ? { outcome } : {}) }
  return send(deps, { id: key, entity }, async () => kept, place)
}

const notYours = {
  field: 'referrer.agency',
  rule: 'not-yours',
  message: 'must be your own agency, unless you coordinate the site.',
}

/**
 * Takes a command for a pathway in. The very same request gets its first answer again, also when what let it in is over, or
 * what it named is no longer there.
 */
export async function receiveCommand(
  deps: Deps,
  request: Request,
  id: string,
  name: PathwayCommandName,
  body: object,
): Promise<Received> {
  try {
    return await takeCommand(deps, request, id, name, body)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const sent = await readCommand(deps.database, request.key)
    if (!sent || sent.digest !== (await digestFor(deps, request, ['pathways', id, name])))
      throw error
    return awaitSent(deps, request.key, sent)
  }
}

async function takeCommand(
  deps: Deps,
  request: Request,
  id: string,
  name: PathwayCommandName,
  body: object,
): Promise<Received> {
  const { place, may } = await entryTo(deps.database, request.actor, id)
  if (may && !may.has(name)) throw new Problem('not-yours')
  const receivedAt = await deps.clock.now()
  const schema = edgeBody(name)
  await checkMarked(deps.database, schema, body, receivedAt)
  await checkParts(deps.database, body, () => loadRules(deps.database, place))
  const { body: swapped, words } = takeWords(schema, body)
  const { judged: taken, ...people } = takePeople(name, swapped)
  const judged = { ...taken, ...(await otherPathway(deps, place, name, body)) }
  const command = await commandOf(deps, request, {
    entity: id,
    name,
    body: judged,
    receivedAt,
    bound: ['pathways', id, name],
  })
  const keep = () => keepWithWords(deps.database, command, { words, ...people })
  return send(deps, command, keep, place)
}

/** The pathway, if this actor is at its site. */
export async function pathwayFor(
  { database }: Pick<Deps, 'database'>,
  actor: Actor,
  id: string,
): Promise<PathwayPlace> {
  const place = await findPathway(database, id)
  if (!place || !actor.sites.includes(place.site)) throw new Problem('not-found')
  return place
}

/** What a key is bound to: who sent what, and where to. */
async function digestFor(
  { actors }: Deps,
  { actor, ifMatch, raw }: Request,
  bound: readonly string[],
): Promise<string> {
  return digestOf(await actors.secret(), { actor: actor.id, bound, ifMatch, body: raw })
}

async function commandOf(
  deps: Deps,
  request: Request,
  {
    bound,
    ...command
  }: Pick<NewCommand, 'entity' | 'name' | 'body' | 'receivedAt'> & {
    readonly bound: readonly string[]
  },
): Promise<NewCommand> {
  const { key, actor, ifMatch } = request
  const digest = await digestFor(deps, request, bound)
  return {
    id: key,
    kind: 'pathway',
    actor,
    digest,
    storedReal: Date.now(),
    ...command,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  }
}

async function send(
  deps: Deps,
  { id, entity }: Pick<NewCommand, 'id' | 'entity'>,
  keep: () => Promise<Kept>,
  { site, stage, version, fresh }: Omit<PathwayPlace, 'id'> & Pick<Shown, 'fresh'>,
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
      return deps.attendant.wake('pathway', to, { site, stage, ...made })
    },
    read: async () => (await readCommand(deps.database, id))?.outcome,
    ...(deps.patienceMs === undefined ? {} : { patienceMs: deps.patienceMs }),
  })
  if (kept.kept === 'different') throw new Problem('key-used')
  const pathwayId = kept.kept === 'same' ? kept.entity : entity
  return { pathwayId, stage, version, ...(outcome ? { outcome } : {}) }
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz' // without i, l, o and u: it can be read out over a telephone

const newPathwayId = (): string =>
  `pw${Array.from({ length: 12 }, () => letters.charAt(randomInt(letters.length))).join('')}`
