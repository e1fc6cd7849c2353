import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, Client } from './client.ts'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../domain/conference/commands/index.ts'
import { Hands } from './hands.ts'
import { isSettled, placeIn } from './sent.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { peopleOf } from './people.ts'
import { planExample } from '../../domain/conference/bodies.ts'
import { referralExample } from '../../domain/pathway/commands/submit-referral.ts'
import type { Role } from '../../domain/codes.ts'
import { seedSites } from '../../domain/reference/seed.ts'
import { stalkingPanel } from '../../domain/conference/forms/stalking-panel.ts'
import type { WholeSystem } from './system.ts'

const patienceMs = 90_000
const usualItems = stalkingPanel.rules.capacity.items
const atOnce = 4
const { holders } = seedSites.london
const seat = (role: keyof typeof holders) => ({ agency: holders[role], role })
const presenter = seat('policeLead')
const table = (
  ['chair', 'policeLead', 'victimAdvocate', 'forensicClinician', 'probation'] as const
).map(seat)

const reason = 'More are waiting than usual.'
const decided = { risk: 'high', rationale: 'Decided at the table.' }
const action = (dueOn: string) => ({ ...presenter, what: 'Visit the address.', dueOn })

/** What is decided about the items, in turn: with actions and dissent, with neither, and twice with what ends elsewhere. */
const decisions = (dueOn: string): readonly object[] => [
  { ...decided, decision: 'intervene', dissent: [], actions: [action(dueOn)] },
  { ...decided, decision: 'adviceOnly', dissent: [], actions: [] },
  {
    ...decided,
    decision: 'intervene',
    dissent: [{ agency: holders.victimAdvocate, view: 'Advice would have been enough.' }],
    actions: [action(dueOn), action(dueOn)],
  },
  { ...decided, decision: 'noAction', dissent: [], actions: [] },
]

/** A meeting with many items that people hold over HTTP, whatever dies under them: each tries until there is an answer. */
export class FullMeeting {
  readonly pathways: readonly string[]
  readonly id: string
  readonly #hands: PatientHands

  /** Everything that was sent, by its key. */
  get keys(): readonly string[] {
    return this.#hands.keys
  }

  private constructor(hands: PatientHands, id: string, pathways: readonly string[]) {
    this.#hands = hands
    this.id = id
    this.pathways = pathways
  }

  /** Plans a meeting in an hour, and refers so many people whom triage sends there. */
  static async fill(system: WholeSystem, size: number): Promise<FullMeeting> {
    const hands = await PatientHands.on(system)
    const at = new Date(Date.now() + 3_600_000).toISOString()
    const planned = await hands.post('coordinator', '/api/conferences', { ...planExample, at })
    const { conferenceId } = JSON.parse(planned.text) as { conferenceId: string } // as the API answers
    const refer = async (n: number) => {
      const person = { ...referralExample.person, name: `Person Number${n}`, aliases: [] }
      const body = { ...referralExample, person }
      const id = placeIn(await hands.post('policeLead', '/api/referrals', body))?.pathwayId
      if (id === undefined) throw new Error('no pathway')
      await hands.does(id, 'coordinator', 'accept-referral')
      await hands.does(id, 'policeLead', 'decide-triage')
      return id
    }
    return new FullMeeting(hands, conferenceId, await severalAtOnce(size, refer))
  }

  /** The chair hears all of them; the meeting is moved to now, its list closes, and the session is opened with a quorum. */
  async open(): Promise<void> {
    if (this.pathways.length > usualItems)
      await this.#says('chair', 'extend-conference', { capacity: this.pathways.length, reason })
    const begins = Date.now() + 10_000 // not past when a busy machine judges it
    await this.#says('coordinator', 'move-conference', {
      at: new Date(begins).toISOString(),
      reason,
    })
    await pause(Math.max(0, begins - Date.now()))
    await this.#hands.until('coordinator', `/api/conferences/${this.id}`, '"stage":"listClosed"')
    await this.#says('coordinator', 'circulate', {})
    await this.#says('chair', 'open-session', {})
    for (const one of table) {
      await this.#says('coordinator', 'record-attendance', { ...one, how: 'present' })
      await this.#says('coordinator', 'accept-confidentiality', one)
    }
  }

  /** Several hands record one decision after another, over so many milliseconds. */
  async decideAll(spanMs: number): Promise<void> {
    const began = performance.now()
    const dueOn = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)
    const all = decisions(dueOn)
    const { length } = this.pathways
    await severalAtOnce(length, async (n) => {
      await pause(Math.max(0, began + (n / length) * spanMs - performance.now()))
      const item = `i${n + 1}`
      await this.#says('chair', 'present-item', { item, ...presenter, briefed: false })
      await this.#says('chair', 'decide-item', { item, ...all[n % all.length] })
    })
  }

  /** The session ends, and the minutes are written, circulated and approved. */
  async lock(): Promise<void> {
    await this.#says('chair', 'close-session', {})
    await this.#says('coordinator', 'draft-minutes', { text: 'As decided.' })
    await this.#says('coordinator', 'circulate-minutes', {})
    await this.#says('chair', 'approve-minutes', {})
  }

  async #says(role: Role, name: ConferenceCommandName, changes: object): Promise<void> {
    const body = { ...exampleOf(conferenceCommands[name]), ...changes }
    await this.#hands.post(role, `/api/conferences/${this.id}/commands/${name}`, body)
  }
}

/** The body that a registry gives as an example. */
const exampleOf = (rule: { readonly example?: object }): object => rule.example ?? {}

/** Does a thing so many times, some of them at once; gives what came of each, in order. */
async function severalAtOnce<T>(times: number, one: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const hand = async () => {
    for (let n = next++; n < times; n = next++) results[n] = await one(n)
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return results
}

/** The people of London at a system whose parts die. */
class PatientHands extends Hands {
  readonly keys: string[] = []

  static async on({ running, dataDir }: WholeSystem): Promise<PatientHands> {
    return new PatientHands(new Client(running.port), await peopleOf(dataDir, 'london'))
  }

  async does(id: string, role: Role, name: PathwayCommandName): Promise<void> {
    await this.post(role, `/api/pathways/${id}/commands/${name}`, exampleOf(pathwayCommands[name]))
  }

  /** Sends a command under one key until it has been judged; it must have been accepted. */
  override async post(role: string, url: string, body: object): Promise<Answer> {
    const key = randomUUID()
    this.keys.push(key)
    const end = performance.now() + patienceMs
    while (performance.now() < end) {
      const answer = await this.client.post(url, this.tokenOf(role), key, body)
      if (answer && answer.status < 300 && isSettled(answer)) return answer
      if (answer && answer.status >= 400 && answer.status < 500)
        throw new Error(`${url} was answered with ${answer.status}: ${answer.text}`)
      await pause(200)
    }
    throw new Error(`${url} was not judged in time`)
  }

  /** Waits until what somebody reads there says so. */
  async until(role: Role, url: string, text: string): Promise<void> {
    const end = performance.now() + patienceMs
    while (performance.now() < end) {
      const answer = await this.get(role, url)
      if (answer?.text.includes(text)) return
      await pause(200)
    }
    throw new Error(`${url} does not say ${text}`)
  }
}
