import { z } from 'zod'
import { isDeepStrictEqual } from 'node:util'
import type { Answer, Client } from './client.ts'
import { placeIn } from './sent.ts'
import { takenBack, type Violation } from './violations.ts'

const itemSchema = z.object({
  seq: z.int(),
  type: z.string(),
  at: z.string(),
  by: z.object({ id: z.string(), agency: z.string() }),
  command: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
/** An event as the API shows it. */
export type Item = z.output<typeof itemSchema>
const pageSchema = z.object({ items: z.array(itemSchema), nextCursor: z.string().nullable() })
const pathwaySchema = z.object({ version: z.int(), stage: z.string() })

/** Everything that was shown of pathways during the run, and what was shown differently later. */
export class Readings {
  /** The stage that a pathway was shown at, by version. */
  readonly stages = new Map<string, Map<number, string>>()
  readonly items = new Map<string, Map<number, Item>>()
  readonly violations: Violation[] = []
  reads = 0
  /** Whether what an item says is compared, too: its words can be gone after a restore. */
  readonly #words: boolean
  readonly #newest = new Map<string, number>()

  constructor({ words = true } = {}) {
    this.#words = words
  }

  /** Notes where an answer says that a pathway stands. */
  place(answer: Answer): void {
    const said = placeIn(answer)
    if (said) this.#stage(said.pathwayId, said.version, said.stage)
  }

  /** Reads a pathway, and notes a violation if it is further back than at an earlier reading. */
  async read(client: Client, id: string, token: string): Promise<void> {
    const newest = this.#newest.get(id) ?? 0
    const answer = await client.get(`/api/pathways/${id}`, token)
    if (answer?.status !== 200) return
    const { version, stage } = pathwaySchema.parse(JSON.parse(answer.text))
    this.reads++
    if (version < newest)
      this.violations.push(
        takenBack(`${id} was shown at version ${newest}, and later at ${version}`),
      )
    this.#newest.set(id, Math.max(this.#newest.get(id) ?? 0, version))
    this.#stage(id, version, stage)
  }

  /** Reads a whole timeline; undefined if it could not be read. */
  async readTimeline(client: Client, id: string, token: string): Promise<Item[] | undefined> {
    const all: Item[] = []
    let cursor = ''
    do {
      const answer = await client.get(`/api/pathways/${id}/timeline?limit=100${cursor}`, token)
      if (answer?.status !== 200) return undefined
      const page = pageSchema.parse(JSON.parse(answer.text))
      all.push(...page.items.map((item) => (this.#words ? item : { ...item, data: {} })))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    this.reads++
    for (const item of all) this.#item(id, item)
    return all
  }

  #stage(id: string, version: number, stage: string): void {
    const known = this.stages.get(id) ?? new Map<number, string>()
    this.stages.set(id, known)
    const before = known.get(version)
    if (before !== undefined && before !== stage)
      this.violations.push(
        takenBack(`${id} was shown at version ${version} as ${before} and as ${stage}`),
      )
    known.set(version, stage)
  }

  #item(id: string, item: Item): void {
    const known = this.items.get(id) ?? new Map<number, Item>()
    this.items.set(id, known)
    const before = known.get(item.seq)
    if (before && !isDeepStrictEqual(before, item))
      this.violations.push(
        takenBack(`${id}: item ${item.seq} was shown as ${before.type}, then differently`),
      )
    known.set(item.seq, item)
  }
}
