import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { referralExample } from '../../domain/pathway/commands/submit-referral.ts'
import { Hands } from '../chaos/hands.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { placeIn } from '../chaos/sent.ts'
import type { Role } from '../../domain/codes.ts'
import type { WholeSystem } from '../chaos/system.ts'

const viewSchema = z.object({
  stage: z.string(),
  stageSince: z.string(),
  actions: z.array(z.object({ id: z.string(), agency: z.string() })),
  sessions: z.array(z.object({ id: z.string(), at: z.string() })),
  returns: z.array(z.object({ agency: z.string(), answer: z.string() })),
})
/** A pathway as the coordinator sees it. */
export type View = z.output<typeof viewSchema>

/** The people of London, who play a course over HTTP with the pauses that people make. */
export class Players {
  readonly #hands: Hands

  private constructor(hands: Hands) {
    this.#hands = hands
  }

  /** Those who work with a system that runs. */
  static async over({ running, dataDir }: WholeSystem): Promise<Players> {
    return new Players(await Hands.at(running.port, dataDir))
  }

  /** Refers somebody. Returns the pathway's id. */
  async refer(changes: object = {}): Promise<string> {
    const body = { ...referralExample, ...changes }
    const { text, status } = await this.#hands.post('coordinator', '/api/referrals', body)
    const id = placeIn({ status, text, sentAt: 0, at: 0 })?.pathwayId
    if (id === undefined) throw new Error(`no pathway: ${text}`)
    return id
  }

  /** Sends a command, which must be done: the example's body with these changes, by the role's holder or that agency's worker. */
  async done(
    id: string,
    role: Role,
    name: PathwayCommandName,
    changes: object = {},
    agency?: string,
  ): Promise<void> {
    const body = { ...pathwayCommands[name].example, ...changes }
    await this.#hands.post(role, `/api/pathways/${id}/commands/${name}`, body, agency)
    await pause(300)
  }

  /** What the coordinator sees of a pathway. */
  async view(id: string): Promise<View> {
    const answer = await this.#hands.get('coordinator', `/api/pathways/${id}`)
    return viewSchema.parse(JSON.parse(answer?.text ?? 'null'))
  }
}
