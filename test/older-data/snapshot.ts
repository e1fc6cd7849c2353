import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readLater } from './read-later.ts'
import { Client } from '../../scripts/chaos/client.ts'
import { coordinatorOf, peopleOf } from '../../scripts/chaos/people.ts'

/** The ids of what was left behind in a data folder. */
export interface Left {
  readonly pathways: readonly string[]
  readonly meeting: string
  readonly draft: string
  /** By name, the ids of what only later versions have. */
  readonly more?: Readonly<Record<string, string>>
}

/** The state of everything that was left behind, as people see it. */
export type Snapshot = z.output<typeof snapshotSchema>

const place = z.object({ id: z.string(), stage: z.string(), owed: z.string().array() })
const snapshotSchema = z.object({
  pathways: place.array(),
  meeting: place.extend({ items: z.string().array() }),
  draft: z.string(),
  more: z.record(z.string(), z.string()).optional(),
  later: z.record(z.string(), z.string().array()).optional(),
})

const entitySchema = z.object({
  id: z.string(),
  stage: z.string(),
  waitingOn: z.array(z.object({ what: z.string(), agency: z.string(), due: z.string() })),
})
const itemsSchema = z.object({
  items: z.array(z.object({ item: z.string(), pathwayId: z.string(), status: z.string() })),
})

/** Reads over HTTP the state of everything. */
export async function readSnapshot(port: number, dataDir: string, left: Left): Promise<Snapshot> {
  const client = new Client(port)
  const { token } = coordinatorOf(await peopleOf(dataDir, 'london'), 'london')
  const read = async (url: string): Promise<unknown> =>
    JSON.parse((await client.get(url, token))?.text ?? 'null')
  const one = async (url: string) => {
    const { waitingOn, ...where } = entitySchema.parse(await read(url))
    const owed = waitingOn.map(({ what, agency, due }) => `${what} ${agency} ${due}`)
    return { ...where, owed: owed.sort() }
  }
  const meeting = `/api/conferences/${left.meeting}`
  const { items } = itemsSchema.parse(await read(`${meeting}/items`))
  const draft = z.object({ id: z.string() }).parse(await read(`/api/drafts/${left.draft}`))
  return {
    pathways: await Promise.all(left.pathways.map((id) => one(`/api/pathways/${id}`))),
    meeting: {
      ...(await one(meeting)),
      items: items.map(({ item, pathwayId, status }) => `${item} ${pathwayId} ${status}`),
    },
    draft: draft.id,
    ...(left.more
      ? { more: { ...left.more }, later: await readLater(client, dataDir, left.more) }
      : {}),
  }
}

/** How everything stood when the data folder of a version was left. */
export const keptSnapshot = (version: string): Snapshot =>
  snapshotSchema.parse(JSON.parse(readFileSync(snapshotFile(version), 'utf8')))

/** The file with it. */
export const snapshotFile = (version: string): string =>
  path.join(import.meta.dirname, `snapshot-${version}.json`)
