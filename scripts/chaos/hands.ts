import { randomUUID } from 'node:crypto'
import { type Answer, Client } from './client.ts'
import { peopleOf, type Person, type Site } from './people.ts'

/** The people of a site at work, over HTTP. */
export class Hands {
  protected readonly client: Client
  readonly #people: readonly Person[]

  protected constructor(client: Client, people: readonly Person[]) {
    this.client = client
    this.#people = people
  }

  /** The people of a site, London unless another is named, for the system on this port. */
  static async at(port: number, dataDir: string, site: Site = 'london'): Promise<Hands> {
    return new Hands(new Client(port), await peopleOf(dataDir, site))
  }

  /** What somebody in a role reads at this address. */
  get(role: string, url: string): Promise<Answer | undefined> {
    return this.client.get(url, this.tokenOf(role))
  }

  /** Sends a request, which must be accepted at once, or stored where that is its answer. */
  async post(
    role: string,
    url: string,
    body: object,
    agency?: string,
    done: readonly number[] = [200, 201],
  ): Promise<Answer> {
    const answer = await this.client.post(url, this.tokenOf(role, agency), randomUUID(), body)
    if (!answer || !done.includes(answer.status))
      throw new Error(
        `${url} was answered with ${answer?.status ?? 'nothing'}: ${answer?.text ?? ''}`,
      )
    return answer
  }

  protected tokenOf(role: string, agency?: string): string {
    const found = this.#people.find(
      (person) => person.role === role && (agency === undefined || person.agency === agency),
    )
    if (!found) throw new Error(`nobody is ${role}`)
    return found.token
  }
}
