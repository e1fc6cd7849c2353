import type { Account } from '../access/account.ts'
import { rolesSomewhere } from '../access/actor.ts'
import { type Answer, answerCode, isNo, type No, refused } from '../answers.ts'
import { answerOf, deliver, deliverAgain } from './deliver.ts'
import { type ConferenceCommand, prepareConference, prepareForConference } from './conference.ts'
import { conferenceCommands } from '../../domain/conference/commands/index.ts'
import type { Deps } from '../deps.ts'
import { digestOf } from './digest.ts'
import { findConference, findPathway } from '../../store/reads/places.ts'
import {
  type PathwayCommand,
  prepareForPathway,
  prepareReferral,
  type SentReferral,
} from './pathway.ts'
import { idsFor } from './ids.ts'
import { mayNot } from '../access/roles.ts'
import { noteNo } from '../audit/asking.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import type { Plan } from './plan.ts'
import type { Who } from '../../domain/entity/rule.ts'
import type { Prepared } from './prepared.ts'
import { isBoundTo, readCommand, type StoredCommand } from '../../store/inbox.ts'

/** Who sends a command, and under which key: the same key and request give the same answer again, for ever. */
export interface Sender {
  readonly key: string
  readonly actor: Account
  readonly ifMatch: number | undefined
  /** The body as it was sent, to which the key is bound. */
  readonly raw: unknown
}

/** What is sent, its shape checked: a command to a pathway or a conference that is there, or what makes a new one. */
export type Sent =
  | ({ readonly to: 'pathway' } & PathwayCommand)
  | ({ readonly to: 'conference' } & ConferenceCommand)
  | ({ readonly to: 'newPathway' } & SentReferral)
  | { readonly to: 'newConference'; readonly plan: Plan }

/**
 * Sends a command: check, prepare, keep, wake, wait, answer. An identical request gets its first answer again, even if its
 * sender has since lost access or what it named is no longer there.
 */
export async function sendCommand(deps: Deps, sender: Sender, sent: Sent): Promise<Answer> {
  const answer = await answerTo(deps, sender, sent)
  if (isNo(answer)) noteNo(answerCode(answer))
  return answer
}

async function answerTo(deps: Deps, sender: Sender, sent: Sent): Promise<Answer> {
  const { key, actor, ifMatch, raw } = sender
  const bound = boundTo(sent)
  const digest = digestOf(await deps.actors.secret(), {
    actor: actor.id,
    bound,
    ifMatch,
    body: raw,
  })
  const prepared = await prepare(deps, sender, sent)
  if (isNo(prepared)) {
    const stored = await readCommand(deps.database, key)
    return stored && isBoundTo(stored.digest, digest) ? answerAgain(deps, key, stored) : prepared
  }
  const { place, beside, ...rest } = prepared
  const command = { id: key, digest, storedReal: Date.now(), ...rest }
  const seen = ifMatch === undefined ? {} : { ifMatch }
  return deliver(deps, { ...command, ...seen }, { place, beside })
}

/** The answer to a command that its sender asks for again, by its key alone. */
export async function repeatAnswer(deps: Deps, actor: Account, key: string): Promise<Answer> {
  const stored = await readCommand(deps.database, key)
  return stored?.actor.id === actor.id ? answerAgain(deps, key, stored) : refused('key-used')
}

async function prepare(deps: Deps, { actor, key }: Sender, sent: Sent): Promise<Prepared | No> {
  // Whether they have the role there is asked where the place is known.
  const no = mayNot(whoSends(sent), rolesSomewhere(actor))
  if (no) return refused(no)
  const ids = await idsFor(deps, actor.id, key)
  if (sent.to === 'pathway') return prepareForPathway(deps, actor, sent, ids)
  if (sent.to === 'conference') return prepareForConference(deps, actor, sent, ids)
  if (sent.to === 'newPathway') return prepareReferral(deps, actor, sent, ids)
  return prepareConference(deps, actor, sent.plan, ids)
}

function whoSends(sent: Sent): Who {
  if (sent.to === 'pathway') return pathwayCommands[sent.name].who
  if (sent.to === 'conference') return conferenceCommands[sent.name].who
  if (sent.to === 'newPathway') return pathwayCommands['submit-referral'].who
  return conferenceCommands['plan-conference'].who
}

/** What a key is bound to, besides who sent what. */
function boundTo(sent: Sent): readonly string[] {
  if (sent.to === 'pathway') return ['pathways', sent.id, sent.name]
  if (sent.to === 'conference') return ['conferences', sent.id, sent.name]
  if (sent.to === 'newConference') return ['conferences']
  return sent.draft ? ['drafts', sent.draft.id] : ['referrals']
}

async function answerAgain(
  deps: Deps,
  key: string,
  { kind, entity, outcome }: StoredCommand,
): Promise<Answer> {
  if (kind === 'post') return refused('key-used')
  const target = { kind, id: entity }
  if (outcome) return answerOf(target, outcome, outcome) // even if nothing is left of what it was to begin
  const find = kind === 'pathway' ? findPathway : findConference
  const place = await find(deps.database, entity)
  return place ? deliverAgain(deps, key, target, place) : refused('key-used')
}
