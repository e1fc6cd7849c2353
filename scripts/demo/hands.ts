import { randomUUID } from 'node:crypto'
import { type Account, everyPair } from '../../app/access/account.ts'
import { admit } from '../../app/access/actor.ts'
import {
  type ConferenceCommandName,
  conferenceCommands,
} from '../../domain/conference/commands/index.ts'
import type { ConferenceState } from '../../domain/conference/state.ts'
import { calledOf } from '../sign-in/called.ts'
import { subjectOf } from '../sign-in/made-up.ts'
import { edgeBody } from '../../app/commands/edge.ts'
import { holderOf, referralOf } from './people.ts'
import { isNo } from '../../app/answers.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import { readEntity } from '../../store/states.ts'
import { referralSchema } from '../../domain/pathway/commands/submit-referral.ts'
import type { Role } from '../../domain/codes.ts'
import { sendCommand, type Sent } from '../../app/commands/send.ts'
import type { Part, Site } from './cast.ts'
import type { Stage } from './stage.ts'

/** The rules said no to what somebody was to do: whoever's life it is does nothing more. */
export class Refused extends Error {}

/** The people of a site, who send commands as the pages do. */
export class Hands {
  readonly stage: Stage
  readonly site: Site

  constructor(stage: Stage, site: Site) {
    this.stage = stage
    this.site = site
  }

  /** Refers a made-up person. Returns the pathway's id. */
  async refer(part: Part): Promise<string> {
    const referral = referralSchema.parse(referralOf(part))
    const { agency, role } = referral.referrer
    return this.#send(await this.#actor(role, agency), { to: 'newPathway', referral })
  }

  /** Sends a command about a pathway: its example with these changes, by the role's holder or by somebody of an agency. */
  async does(
    id: string,
    role: Role,
    name: PathwayCommandName,
    changes: object = {},
    agency = holderOf(this.site, role),
  ): Promise<void> {
    const body = edgeBody(name).parse({ ...pathwayCommands[name].example, ...changes })
    await this.#send(await this.#actor(role, agency), { to: 'pathway', id, name, body })
  }

  /** Sends a command to a meeting. */
  async meets(
    id: string,
    role: Role,
    name: ConferenceCommandName,
    body: object = {},
    agency = holderOf(this.site, role),
  ): Promise<void> {
    const parsed = conferenceCommands[name].body.parse(body)
    const sent = { to: 'conference', id, name, body: parsed } as const
    await this.#send(await this.#actor(role, agency), sent)
  }

  /** A pathway as it stands. */
  async pathway(id: string): Promise<PathwayState> {
    return (await this.#read('pathway', id)) as PathwayState // as its kind has it
  }

  /** A meeting as it stands. */
  async meeting(id: string): Promise<ConferenceState> {
    return (await this.#read('conference', id)) as ConferenceState // as its kind has it
  }

  async #read(kind: 'pathway' | 'conference', id: string): Promise<object> {
    const found = await readEntity(this.stage.engine.deps.database, kind, id)
    if (!found) throw new Error(`there is no ${kind} ${id}`)
    return found.state
  }

  /** The person whom the sign-in service and `npm run token` know by the same subject. */
  async #actor(role: Role, agency: string): Promise<Account> {
    const actor = await admit(this.stage.engine.deps, [role], {
      issuer: this.stage.engine.issuer,
      sub: subjectOf([role], agency),
      name: calledOf([role], agency),
      agency,
      access: everyPair([this.site], [role]),
    })
    if (isNo(actor)) throw new Error(`${role} is not let in`)
    return actor
  }

  async #send(actor: Account, sent: Sent): Promise<string> {
    const { deps } = this.stage.engine
    const sender = { key: randomUUID(), actor, ifMatch: undefined, raw: {} }
    const answer = await sendCommand(deps, sender, sent)
    if (!isNo(answer) && answer.answer === 'done') return answer.id
    const name = 'name' in sent ? sent.name : sent.to
    throw new Refused(`${name}: ${JSON.stringify(answer)}`)
  }
}
