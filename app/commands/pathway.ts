import { randomUUID } from 'node:crypto'
import { type Actor } from '../../domain/decider.ts'
import { type Deps } from '../deps.ts'
import { checkMarked, checkParts, edgeBody, takeWords } from './edge.ts'
import { entryTo } from '../access/pathway.ts'
import { findPathway } from '../../store/reads/places.ts'
import { loadRules } from '../../store/reads/rules.ts'
import { Declined } from '../answers.ts'
import { keepReferral, keepWithWords } from '../../store/records.ts'
import { matchingFor } from './matching.ts'
import { personRecord, takePeople, victimRecord } from './people.ts'
import { readCommand } from '../../store/inbox.ts'
import { otherPathway } from './other-pathway.ts'
import { type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { type Referral, referralSchema } from '../../domain/pathway/commands/submit-referral.ts'
import {
  awaitSent,
  commandOf,
  newId,
  type Received,
  type Request,
  send,
  takeOrRepeat,
} from './send.ts'

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
  if (!actor.sites.includes(referral.site)) throw new Declined('not-your-site')
  // An agency refers for itself; a coordinator may write down what another said.
  const own = referral.referrer.agency === actor.agency || actor.roles.includes('coordinator')
  if (!own) throw new Declined('not-yours', { errors: [notYours] })
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
    kind: 'pathway',
    entity: newId('pw'),
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
  return send(deps, { ...command, kind: 'pathway' }, keep, { ...place, fresh: true })
}

/** The referral that was sent under this key, asked for again by its sender: waits for what becomes of it as the first did. */
export async function awaitReferral(deps: Deps, actor: Actor, key: string): Promise<Received> {
  const sent = await readCommand(deps.database, key)
  if (sent?.actor.id !== actor.id) throw new Declined('key-used')
  return awaitSent(deps, key, { ...sent, kind: 'pathway' }, (entity) =>
    findPathway(deps.database, entity),
  )
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
  return takeOrRepeat(
    deps,
    request,
    ['pathways', id, name],
    () => takeCommand(deps, request, id, name, body),
    (entity) => findPathway(deps.database, entity),
  )
}

async function takeCommand(
  deps: Deps,
  request: Request,
  id: string,
  name: PathwayCommandName,
  body: object,
): Promise<Received> {
  const { place, may } = await entryTo(deps.database, request.actor, id)
  if (may && !may.has(name)) throw new Declined('not-yours')
  const receivedAt = await deps.clock.now()
  const schema = edgeBody(name)
  await checkMarked(deps.database, schema, body, receivedAt)
  await checkParts(deps.database, body, () => loadRules(deps.database, place))
  const { body: swapped, words } = takeWords(schema, body)
  const { judged: taken, ...people } = takePeople(name, swapped)
  const judged = { ...taken, ...(await otherPathway(deps, place, name, body)) }
  const command = await commandOf(deps, request, {
    kind: 'pathway',
    entity: id,
    name,
    body: judged,
    receivedAt,
    bound: ['pathways', id, name],
  })
  const keep = () => keepWithWords(deps.database, command, { words, ...people })
  return send(deps, { ...command, kind: 'pathway' }, keep, place)
}
