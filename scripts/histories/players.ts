import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { Client } from '../chaos/client.ts'
import { examples, referralExample } from '../../api/commands/examples.ts'
import { type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { peopleOf, type Person } from '../chaos/people.ts'
import { placeIn } from '../chaos/sent.ts'
import { type Role } from '../../domain/codes.ts'
import { type WholeSystem } from '../chaos/system.ts'

const viewSchema = z.object({
  stage: z.string(),
  stageSince: z.string(),
  actions: z.array(z.object({ id: z.string(), agency: z.string() })),
  sessions: z.array(z.object({ id: z.string(), at: z.string() })),
  returns: z.array(z.object({ agency: z.string(), answer: z.string() })),
})
export type View = z.output<typeof viewSchema>

/** The people of London, who play a course over HTTP with the pauses that people make. */
export class Players {
  readonly #client: Client
  readonly #people: readonly Person[]

  private constructor(client: Client, people: readonly Person[]) {
    this.#client = client
    this.#people = people
  }

  static async over(system: WholeSystem): Promise<Players> {
    return new Players(new Client(system.running.port), await peopleOf(system.dataDir, 'london'))
  }

  /** Refers somebody and gives the pathway's id. */
  async refer(changes: object = {}): Promise<string> {
    const body = { ...referralExample, ...changes }
    const { text, status } = await this.#post('coordinator', '/api/referrals', body)
    const id = placeIn({ status, text, sentAt: 0, at: 0 })?.pathwayId
    if (id === undefined) throw new Error(`no pathway: ${text}`)
    return id
  }

  /** Sends a command that must be done: the example's body with these changes, by the role's holder or that agency's worker. */
  async done(
    id: string,
    role: Role,
    name: PathwayCommandName,
    changes: object = {},
    agency?: string,
  ): Promise<void> {
    const body = { ...examples[name], ...changes }
    await this.#post(role, `/api/pathways/${id}/commands/${name}`, body, agency)
    await pause(300)
  }

  async view(id: string): Promise<View> {
    const answer = await this.#client.get(`/api/pathways/${id}`, this.#person('coordinator').token)
    return viewSchema.parse(JSON.parse(answer?.text ?? 'null'))
  }

  #person(role: Role, agency?: string): Person {
    const found = this.#people.find(
      (person) => person.role === role && (agency === undefined || person.agency === agency),
    )
    if (!found) throw new Error(`nobody is ${role}`)
    return found
  }

  async #post(role: Role, url: string, body: object, agency?: string) {
    const { token } = this.#person(role, agency)
    const answer = await this.#client.post(url, token, randomUUID(), body)
    if (answer?.status !== 200 && answer?.status !== 201)
      throw new Error(
        `${url} was answered with ${answer?.status ?? 'nothing'}: ${answer?.text ?? ''}`,
      )
    return answer
  }
}
