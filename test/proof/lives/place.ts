import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  atCivil,
  civilDateOf,
  shiftWorkingDays,
  ukZone,
} from '../../../domain/calendar/calendar.ts'
import { conferenceExamples, examples, referralExample } from '../../support/examples.ts'
import { folderForOneRun, WholeSystem, withoutLimits } from '../../../scripts/chaos/system.ts'
import type { PathwayCommandName } from '../../../domain/pathway/commands/index.ts'
import { privateKeyIn } from '../../../api/auth/keys.ts'
import type { RefusalCode } from '../../../domain/refusals.ts'
import type { Role } from '../../../domain/codes.ts'
import { peopleWith, type People } from '../../support/people.ts'

/** How much faster than real time the stories run: a day in ten seconds. */
const speed = 8640

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Something that a list or a page has, by its fields. */
export type Row = Readonly<Record<string, unknown>>

/** A whole system, as `npm start` runs it, in which people live their stories side by side and speak HTTP alone. */
export class Place {
  readonly #system: WholeSystem
  readonly #people: People
  /** Where it is reached. */
  readonly url: string

  private constructor(system: WholeSystem, people: People) {
    this.#system = system
    this.#people = people
    this.url = `http://127.0.0.1:${system.running.port}`
  }

  static async begin(): Promise<Place> {
    const dataDir = folderForOneRun('lives')
    const settings = { ...withoutLimits, CLOCK_SPEED: String(speed) }
    const system = await WholeSystem.start(dataDir, settings)
    return new Place(system, peopleWith(await privateKeyIn(dataDir)))
  }

  async end(): Promise<void> {
    await this.#system.stop()
    rmSync(path.dirname(this.#system.dataDir), { recursive: true, force: true })
  }

  /** Somebody of an agency in a role; the site's own holder of the role where the agency is left out. */
  async somebody(
    role: Role | readonly Role[],
    who: { agency?: string; site?: string; sub?: string } = {},
  ): Promise<Person> {
    const { site = 'london', ...rest } = who
    return new Person(this, await this.#people.token(role, { ...rest, sites: [site] }))
  }

  /** The present instant of the cases, in epoch milliseconds. */
  async now(): Promise<number> {
    const ready = await fetch(`${this.url}/health/ready`)
    const { clock } = (await ready.json()) as { clock?: { now: string | null } }
    return Date.parse(clock?.now ?? 'never')
  }

  /** Today's date, in London; `days` later or, with a minus, earlier. */
  async date(days = 0): Promise<string> {
    return civilDateOf((await this.now()) + days * dayMs, ukZone)
  }

  /** Waits until the cases' clock shows an instant. */
  async until(at: number): Promise<void> {
    for (let now = await this.now(); now < at; now = await this.now())
      await pause(Math.max(20, (at - now) / speed))
  }

  /** Time passes: so many days. */
  async days(count: number): Promise<void> {
    await this.until((await this.now()) + count * dayMs)
  }

  /** The next working morning, or the one after so many. */
  async morning(count = 1): Promise<void> {
    await this.until(atCivil(await this.workingDate(count), '09:00', ukZone))
  }

  /** The date of so many working days after today. */
  async workingDate(count: number): Promise<string> {
    return shiftWorkingDays(await this.date(), count, 'england-and-wales')
  }

  /** Waits until a claim holds: for what the system does by itself, as another's turn. Fails after a minute of real time. */
  async comes<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
    const end = performance.now() + 60_000
    for (;;) {
      const found = await look()
      if (found !== undefined && found !== false) return found
      if (performance.now() > end) throw new Error(`did not come within a minute: ${what}`)
      await pause(100)
    }
  }
}

/** Somebody who is signed in. */
export class Person {
  readonly #place: Place
  readonly #token: string

  constructor(place: Place, token: string) {
    this.#place = place
    this.#token = token
  }

  /** Refers somebody: the documentation's example with these changes. Returns the pathway's id. */
  async refers(changes: object): Promise<string> {
    const answer = await this.asks('POST', '/api/referrals', { ...referralExample, ...changes })
    if (answer.status !== 201) throw new Error(`refers: ${answer.status} ${answer.text}`)
    return String(answer.body['pathwayId'])
  }

  /** Does something about a pathway, which must be taken: what the documentation shows, with these changes. */
  async does(id: string, name: PathwayCommandName, changes: object = {}): Promise<void> {
    const body = { ...(examples[name] ?? {}), ...changes }
    const answer = await this.sends(id, name, body)
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`)
  }

  /** Tries something about a pathway. Returns the code of the refusal; `done` where it was taken. */
  async tries(
    id: string,
    name: PathwayCommandName,
    changes: object = {},
  ): Promise<RefusalCode | 'done'> {
    const answer = await this.sends(id, name, { ...(examples[name] ?? {}), ...changes })
    return answer.status === 200 ? 'done' : (String(answer.body['code']) as RefusalCode) // one of the table
  }

  /** Does something about a meeting, which must be taken. */
  async meets(id: string, name: keyof typeof conferenceExamples, changes: object = {}) {
    const body = { ...(conferenceExamples[name] ?? {}), ...changes }
    const answer = await this.asks('POST', `/api/conferences/${id}/commands/${name}`, body)
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`)
  }

  /** What an address answers. Fails where it does not. */
  async reads(address: string): Promise<Row> {
    const { status, body, text } = await this.asks('GET', address)
    if (status !== 200) throw new Error(`${address}: ${status} ${text}`)
    return body
  }

  /** Everything that a list has, page by page. */
  async lists(address: string): Promise<Row[]> {
    const all: Row[] = []
    const joint = address.includes('?') ? '&' : '?'
    for (let more = ''; ;) {
      const page = await this.reads(`${address}${joint}limit=100${more}`)
      all.push(...(page['items'] as Row[]))
      if (typeof page['nextCursor'] !== 'string') return all
      more = `&cursor=${encodeURIComponent(page['nextCursor'])}`
    }
  }

  /** What is owed on a pathway now, of these kinds or of any. */
  async owed(id: string, ...kinds: readonly string[]): Promise<Row[]> {
    const open = await this.lists(`/api/pathways/${id}/obligations?open=true`)
    return open.filter(({ what }) => kinds.length === 0 || kinds.includes(String(what)))
  }

  /** The last thing of a type that the timeline of a pathway tells. */
  async told(id: string, type: string): Promise<Row> {
    const found = (await this.lists(`/api/pathways/${id}/timeline`)).findLast(
      (one) => one['type'] === type,
    )
    if (!found) throw new Error(`the timeline tells of no ${type}`)
    return found
  }

  /** The pathway as this person sees it. */
  pathway(id: string): Promise<Row> {
    return this.reads(`/api/pathways/${id}`)
  }

  async sends(id: string, name: string, body: object) {
    return this.asks('POST', `/api/pathways/${id}/commands/${name}`, body)
  }

  /** Asks for an address. While a command waits, or cannot be taken at the moment, it is sent again under its key, as whoever sent it would. */
  async asks(method: 'GET' | 'POST' | 'PUT', address: string, body?: object) {
    const key = randomUUID()
    for (;;) {
      const response = await fetch(`${this.#place.url}${address}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#token}`,
          ...(body ? { 'content-type': 'application/json', 'idempotency-key': key } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const { status } = response
      const text = await response.text()
      if (status === 202 || status === 503) {
        await pause(200)
        continue
      }
      const json = /json/.test(response.headers.get('content-type') ?? '')
      return { status, text, body: (json ? JSON.parse(text) : {}) as Row }
    }
  }
}
