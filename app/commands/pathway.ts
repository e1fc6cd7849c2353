import { type Account, actorAt } from '../access/account.ts'
import { crossedWith } from './crossed.ts'
import { agenciesOfNamed } from './named-people.ts'
import type { Actor } from '../../domain/entity/decider.ts'
import { badInput, isNo, type No, refused, refusedByRule } from '../answers.ts'
import type { CommandIds } from './ids.ts'
import type { Deps } from '../deps.ts'
import { edgeBody, markedErrors, markedIn, partErrors } from './edge.ts'
import { openerOf } from '../access/opening.ts'
import { pathwayFor } from '../access/pathway.ts'
import { loadPathwayRules } from '../../store/reads/rules.ts'
import { matchNamed } from './match-named.ts'
import { matchingFor } from './matching.ts'
import { under18In } from './under-18.ts'
import { victimsFor } from './matching-victims.ts'
import type { Prepared } from './prepared.ts'
import { readSummary } from '../../store/reads/pathway.ts'
import { otherPathway } from './other-pathway.ts'
import { victimNamed } from './victim-named.ts'
import { mayNot } from '../access/roles.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { describedIn, judgedContact, personRecord, takePeople, victimRecord } from './people.ts'
import { type Referral, referralSchema } from '../../domain/pathway/commands/submit-referral.ts'
import { isTextOf } from '../../store/taken-out.ts'
import { takeWords } from './words.ts'

/** A command to a pathway. */
export interface PathwayCommand {
  readonly id: string
  readonly name: PathwayCommandName
  readonly body: object
}

/** A referral, out of a draft or not. */
export interface SentReferral {
  readonly referral: Referral
  /** The draft that it was, at the version that was read. */
  readonly draft?: { readonly id: string; readonly version: number }
}

/** Checks and prepares a referral, which makes a pathway. */
export async function prepareReferral(
  deps: Deps,
  account: Account,
  { referral, draft }: SentReferral,
  ids: CommandIds,
): Promise<Prepared | No> {
  const { site, referrer } = referral
  const receivedAt = await deps.clock.now()
  const errors = await markedErrors(deps.database, referralSchema, referral, receivedAt)
  if (errors.length > 0) return badInput(...errors)
  const actor = actorAt(account, site)
  if (actor.roles.length === 0) return refused('not-your-site')
  const no = mayNot(pathwayCommands['submit-referral'].who, actor.roles)
  if (no) return refused(no)
  if (!refersFor(actor, referrer.agency)) return refused('not-yours', notYours)
  const { person, victim, ...rest } = referral
  const { body, words } = takeWords(referralSchema, rest, ids)
  const [personId, victimId] = [ids.part('person'), ids.part('victim')]
  return {
    kind: 'pathway',
    entity: ids.name('pw'),
    name: 'submit-referral',
    body: {
      ...body,
      person: personId,
      victim: victimId,
      ...judgedContact(victim),
      ...under18In({ person, victim }, receivedAt),
    },
    actor,
    receivedAt,
    place: { site, stage: 'received', version: 0, fresh: true },
    beside: {
      referral: {
        words,
        personId,
        victimId,
        person: personRecord(person, ids),
        victim: victimRecord(victim, ids),
        site,
        referrer,
        draft,
        search: (tx) => searchedFor({ ...deps, database: tx }, referral, receivedAt),
      },
    },
  }
}

/** Who the person may be, and whether somebody of the referral is known as a victim, or on the other side. */
async function searchedFor(deps: Pick<Deps, 'database' | 'log'>, referral: Referral, now: number) {
  const { matching, elsewhere } = await matchingFor(deps, referral, now)
  const victims = await victimsFor(deps, referral, now)
  return { elsewhere, matching: { ...matching, ...(victims.length > 0 ? { victims } : {}) } }
}

/** Whether somebody may refer in the name of an agency: their own; a coordinator may write down what another said. */
export const refersFor = (
  { agency, roles }: Pick<Actor, 'agency' | 'roles'>,
  referrer: string,
): boolean => referrer === agency || roles.includes('coordinator')

const notYours = {
  field: 'referrer.agency',
  rule: 'not-yours',
  message: 'must be your own agency, unless you coordinate the site.',
}

/** Checks and prepares a command to a pathway. */
export async function prepareForPathway(
  deps: Deps,
  account: Account,
  { id, name, body: sent }: PathwayCommand,
  ids: CommandIds,
): Promise<Prepared | No> {
  const { database, clock } = deps
  const receivedAt = await clock.now()
  const opens = pathwayCommands[name].edge?.opens === true
  const enter = opens ? openerOf : pathwayFor
  const entry = await enter(database, account, id, receivedAt)
  if (isNo(entry)) return entry
  const { place, as, may } = entry
  const actor = may ? may.get(name) : as
  if (!actor) return refused('not-yours')
  const no = mayNot(pathwayCommands[name].who, actor.roles)
  if (no) return refused(no)
  const schema = edgeBody(name)
  const errors = await markedErrors(database, schema, sent, receivedAt)
  if (errors.length > 0) return badInput(...errors)
  const unknown = await partErrors(database, schema, sent, () => loadPathwayRules(database, place))
  if (unknown.length > 0) return badInput(...unknown)
  for (const { mark, field, value } of markedIn(schema, sent))
    if (mark === 'text' && !(await isTextOf(database, id, value)))
      return refusedByRule({ code: 'unknown-words', field })
  const kept = markedIn(schema, sent).find(
    ({ mark, value }) => mark === 'meeting' && entry.keptFrom.has(value),
  )
  if (kept) return refusedByRule({ code: 'no-such-meeting', field: kept.field })
  const { body: swapped, words } = takeWords(schema, sent, ids)
  const taken = takePeople(name, swapped, ids)
  if (isNo(taken)) return taken
  const of = await victimNamed(database, name, { id, actor, sent })
  const other = await otherPathway(deps, entry, name, sent)
  if (isNo(other)) return other
  const match = await matchNamed(deps, name, { id, site: place.site, account, sent })
  if (isNo(match)) return match
  const agencies = await agenciesOfNamed(deps, name, sent, place.site)
  const crossed = await crossedWith(deps, name, { id, site: place.site, sent }, receivedAt)
  const { judged, ...people } = taken
  const young = under18In(pathwayCommands[name].edge?.people ? describedIn(sent) : {}, receivedAt)
  const found = await lookedFor(deps, name, { id, site: place.site, sent }, receivedAt)
  return {
    kind: 'pathway',
    entity: id,
    name,
    body: { ...judged, ...other, ...match, ...agencies, ...crossed, ...found, ...of, ...young },
    actor,
    receivedAt,
    place,
    beside: { words, ...people, victimOf: of?.of },
  }
}

/** Who else the person, or the victim, may be by what a command says of them, if it is one that looks for that. */
async function lookedFor(
  deps: Deps,
  name: PathwayCommandName,
  { id, site, sent }: { readonly id: string; readonly site: string; readonly sent: object },
  now: number,
) {
  if (!pathwayCommands[name].edge?.looks) return {}
  const { person, victim } = describedIn(sent)
  const victims = await victimsFor(deps, { person, victim, site, of: id }, now)
  if (!person) return { victims }
  const { person: known } = await readSummary(deps.database, id)
  const { matching } = await matchingFor(deps, { person, site }, now, {
    pathway: id,
    person: known,
  })
  return { matching: { ...matching, ...(victims.length > 0 ? { victims } : {}) } }
}
