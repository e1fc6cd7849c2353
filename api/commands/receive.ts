import { randomInt, randomUUID } from 'node:crypto'
import { type z } from 'zod'
import { type Actor } from '../../domain/decider.ts'
import { type Deps } from '../deps.ts'
import { checkMarked, checkParts, edgeBody, takeWords } from './edge.ts'
import { entryTo } from '../pathways/access.ts'
import { digestOf } from './digest.ts'
import { findPathway, loadRules, type PathwayPlace } from '../../store/reads/standing.ts'
import { type amendmentSchema } from '../../domain/pathway/commands/amend-referral.ts'
import { badField, Problem } from '../problem.ts'
import {
  keepReferral,
  keepWithWords,
  type PersonRecord,
  type VictimRecord,
} from '../../store/records.ts'
import { matchingFor } from './matching.ts'
import { type Kept, type NewCommand, readCommand } from '../../store/inbox.ts'
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
  const place = sent && (await findPathway(deps.database, sent.entity))
  if (!place || sent.actor.id !== actor.id) throw new Problem('key-used')
  const { entity, outcome } = sent
  const kept: Kept = { kept: 'same', entity, ...(outcome ? { outcome } : {}) }
  return send(deps, { id: key, entity }, async () => kept, place)
}

const notYours = {
  field: 'referrer.agency',
  rule: 'not-yours',
  message: 'must be your own agency, unless you coordinate the site.',
}

/** Takes a command for a pathway in. */
export async function receiveCommand(
  deps: Deps,
  request: Request,
  id: string,
  name: PathwayCommandName,
  body: object,
): Promise<Received> {
  const place = await placeOf(deps, request, id, name)
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

/**
 * Where the pathway is to which somebody sends this: a member of its site, or a guest what their agency owes. The very same
 * request gets its first answer again, also when what let it in is over.
 */
async function placeOf(
  { database }: Deps,
  { actor, key }: Request,
  id: string,
  name: PathwayCommandName,
): Promise<PathwayPlace> {
  try {
    const { place, may } = await entryTo(database, actor, id)
    if (may && !may.has(name)) throw new Problem('not-yours')
    return place
  } catch (error) {
    const sent = await readCommand(database, key)
    const place = sent?.actor.id === actor.id && (await findPathway(database, sent.entity))
    if (!place || place.id !== id) throw error
    return place
  }
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

async function commandOf(
  { actors }: Deps,
  { key, actor, ifMatch, raw }: Request,
  {
    bound,
    ...command
  }: Pick<NewCommand, 'entity' | 'name' | 'body' | 'receivedAt'> & {
    readonly bound: readonly string[]
  },
): Promise<NewCommand> {
  const digest = digestOf(await actors.secret(), { actor: actor.id, bound, ifMatch, body: raw })
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

/** An amendment's people become records of their own, which its acceptance makes the current ones. */
function takePeople(name: PathwayCommandName, body: object) {
  if (name !== 'amend-referral') return { judged: body }
  // The body was accepted by this very schema; only its words have become ids.
  const { person, victim, ...rest } = body as z.output<typeof amendmentSchema>
  if (Object.keys(body).length === 0) throw badField('body', 'empty', 'must amend something.')
  const persons = person && personRecord(person)
  const victims = victim && victimRecord(victim)
  const judged = {
    ...rest,
    ...(persons ? { person: persons.id } : {}),
    ...(victims ? { victim: victims.id, safeToContact: victim.safeContact.safe } : {}),
  }
  return { judged, person: persons, victim: victims }
}

const personRecord = (person: Referral['person']): PersonRecord => ({ id: randomUUID(), ...person })

const victimRecord = ({ name, relationship, safeContact }: Referral['victim']): VictimRecord => ({
  id: randomUUID(),
  name,
  relationship,
  safeContact,
})

const letters = '0123456789abcdefghjkmnpqrstvwxyz' // without i, l, o and u: it can be read out over a telephone

const newPathwayId = (): string =>
  `pw${Array.from({ length: 12 }, () => letters.charAt(randomInt(letters.length))).join('')}`
