import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { bodyFor, viewSchema } from './bodies.ts'
import type { Client } from './client.ts'
import { coordinatorOf, type Person } from './people.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { Random } from './random.ts'
import { referralExample } from '../../domain/pathway/commands/submit-referral.ts'
import { isSettled, placeIn, type Sent, turnedAway } from './sent.ts'
import type { Readings } from './readings.ts'

/** How to put load on a system. */
export interface LoadPlan {
  readonly client: Client
  readonly people: readonly Person[]
  readonly shown: Readings
  readonly seed: number
  readonly commands: number
  /** How long they are spread over. */
  readonly spanMs: number
  /** Sending goes on beyond the number of commands until this holds. */
  readonly enough: () => boolean
  /** When it ends in any case, however little has been sent. */
  readonly endMs: number
}

const senders = 8
const commandsPerPathway = 14
const retryForMs = 45_000
const offered = z.object({ items: z.array(z.object({ name: z.string(), may: z.boolean() })) })

/** Commands that are more or less frequent than others, which weigh 1. Rare ones end or set off a lot. */
const weights: Readonly<Partial<Record<string, number>>> = {
  'reject-referral': 0.05,
  'return-referral': 0.3,
  'report-incident': 0.3,
  'raise-urgent-risk': 0.2,
  'remind-now': 0.5,
  waive: 0.4,
  'assess-risk': 0.4,
  'accept-referral': 3,
  'decide-triage': 3,
  'record-return': 3,
  'record-conference': 3,
  'give-consent': 3, // or no sessions are planned
}

/** Several people at work at once: they refer, send commands, repeat them, and read in between. */
export class Load {
  readonly sent: Sent[] = []
  readonly pathways: { readonly id: string; readonly person: Person }[] = []
  readonly #plan: LoadPlan
  #next = 0
  #late = false
  #resting = false
  #busy = 0

  constructor(plan: LoadPlan) {
    this.#plan = plan
  }

  async run(): Promise<void> {
    const { commands, spanMs, enough, endMs } = this.#plan
    const began = performance.now()
    const end = setTimeout(() => (this.#late = true), endMs)
    const send = async () => {
      for (;;) {
        const n = this.#next++
        if (this.#late || (n >= commands && enough())) return
        await pause(
          Math.max(n < commands ? 0 : 100, began + (n / commands) * spanMs - performance.now()),
        )
        while (this.#resting) await pause(50)
        this.#busy += 1
        await this.#one(n).finally(() => (this.#busy -= 1))
      }
    }
    await Promise.all(Array.from({ length: senders }, send))
    clearTimeout(end)
  }

  /** Sends nothing more for now, and resolves when nothing is under way. */
  async rest(): Promise<void> {
    this.#resting = true
    while (this.#busy > 0) await pause(50)
  }

  /** Goes on sending. */
  resume(): void {
    this.#resting = false
  }

  async #one(n: number): Promise<void> {
    const random = new Random(this.#plan.seed * 100_003 + n)
    const refers = this.pathways.length === 0 || n % commandsPerPathway === 0
    const sent = refers ? this.#referral(random) : await this.#found(random)
    if (!sent) return
    this.sent.push(sent)
    await this.#send(sent, random)
    if (this.pathways.length > 0 && random.chance(0.5)) await this.#look(random)
  }

  #referral(random: Random): Sent {
    const person = random.of(this.#plan.people.filter(({ role }) => role !== 'supervisor'))
    return referralBy(person, random.chance(0.2))
  }

  /** Keeps looking until there is something to send: while the database is down there is nothing. */
  async #found(random: Random): Promise<Sent | undefined> {
    while (!this.#late) {
      const sent = await this.#command(random)
      if (sent) return sent
      await pause(random.whole(20, 200))
    }
    return undefined
  }

  /** Usually a command that is allowed now; sometimes one that will be refused. */
  async #command(random: Random): Promise<Sent | undefined> {
    const { client, people } = this.#plan
    const { id, person: referrer } = random.of(this.pathways)
    const person = random.of(people.filter(({ site }) => site === referrer.site))
    const coordinator = coordinatorOf(people, referrer.site)
    const [seen, allowed] = await Promise.all([
      client.get(`/api/pathways/${id}`, coordinator.token),
      client.get(`/api/pathways/${id}/commands`, person.token),
    ])
    if (seen?.status !== 200 || allowed?.status !== 200) return undefined
    const view = viewSchema.parse(JSON.parse(seen.text))
    const { items } = offered.parse(JSON.parse(allowed.text))
    const may = random.chance(0.9)
    const name = weighted(
      random,
      items.filter((item) => item.may === may).map((item) => item.name),
    )
    if (!isCommand(name) || !permits(name, person)) return undefined
    const body = bodyFor(name, view, person, random)
    return body && newSent(person, name, `/api/pathways/${id}/commands/${name}`, body, id)
  }

  /** Sends it, sometimes several times at once, and repeats until it is settled or given up. */
  async #send(sent: Sent, random: Random): Promise<void> {
    const until = performance.now() + retryForMs
    const patient = random.chance(0.9)
    let copies = random.chance(0.3) ? random.whole(2, 5) : 1
    do {
      await Promise.all(Array.from({ length: copies }, () => this.post(sent)))
      if (sent.answers.some((answer) => isSettled(answer) || turnedAway(answer))) return
      if (sent.answers.length > 0 && random.chance(0.7)) return // it is stored, and its answer is asked for at the end
      copies = 1
      await pause(random.whole(100, 500))
    } while (patient && !this.#late && performance.now() < until)
  }

  /** Sends a command once, always under the same key. */
  async post(sent: Sent): Promise<void> {
    const { client, shown } = this.#plan
    sent.firstSentAt = Math.min(sent.firstSentAt, performance.now())
    const answer = await client.post(sent.path, sent.person.token, sent.key, sent.body)
    if (!answer || answer.status === 503) return
    sent.answers.push(answer)
    shown.place(answer)
    const id = placeIn(answer)?.pathwayId
    if (id === undefined || sent.pathway !== undefined) return
    sent.pathway = id
    this.pathways.push({ id, person: sent.person })
  }

  async #look(random: Random): Promise<void> {
    const { client, people, shown } = this.#plan
    const { id, person } = random.of(this.pathways)
    const { token } = coordinatorOf(people, person.site)
    await shown.read(client, id, token)
    if (random.chance(0.3)) await shown.readTimeline(client, id, token)
  }
}

function newSent(person: Person, name: string, path: string, body: object, pathway?: string): Sent {
  return {
    key: randomUUID(),
    name,
    path,
    person,
    body,
    answers: [],
    firstSentAt: Infinity,
    pathway,
  }
}

/** A referral by somebody. */
export function referralBy(person: Person, urgent: boolean): Sent {
  const { agency, role, site } = person
  const body = { ...referralExample, site, referrer: { agency, role }, urgent }
  return newSent(person, 'submit-referral', '/api/referrals', body)
}

function weighted(random: Random, names: readonly string[]): string {
  const all = names.map((name) => ({ name, weight: weights[name] ?? 1 }))
  let left = random.next() * all.reduce((sum, { weight }) => sum + weight, 0)
  return all.find(({ weight }) => (left -= weight) < 0)?.name ?? ''
}

const isCommand = (name: string): name is PathwayCommandName => Object.hasOwn(pathwayCommands, name)

/** A command that the edge turns away is never stored, and proves nothing here. */
function permits(name: PathwayCommandName, { role }: Person): boolean {
  const { who } = pathwayCommands[name]
  return who === 'anyAgency' || (typeof who !== 'string' && who.some((one) => one === role))
}
