import type { Client } from '../../scripts/chaos/client.ts'
import { peopleOf, type Site } from '../../scripts/chaos/people.ts'
import { z } from 'zod'

type Ids = Readonly<Record<string, string>>

const pathwaySchema = z.object({
  stage: z.string(),
  hold: z.object({ reason: z.string(), resumeAt: z.string().nullable() }).nullable(),
  sessions: z.array(z.object({ id: z.string(), at: z.string() })),
  orders: z.array(
    z.object({ id: z.string(), kind: z.string(), breaches: z.array(z.object({ id: z.string() })) }),
  ),
})
const timelineSchema = z.object({
  items: z.array(
    z.object({ seq: z.number(), type: z.string(), data: z.record(z.string(), z.unknown()) }),
  ),
})
const itemsSchema = z.object({
  items: z.array(z.object({ item: z.string(), status: z.string(), decision: z.unknown() })),
})
const reportsSchema = z.object({
  items: z.array(z.object({ note: z.string() })),
})

/** What only later versions have, as those see it who may: each as some lines of text. */
export async function readLater(
  client: Client,
  dataDir: string,
  ids: Ids,
): Promise<Record<string, string[]>> {
  const people = [...(await peopleOf(dataDir, 'london')), ...(await peopleOf(dataDir, 'hampshire'))]
  const ask = async (url: string, role: string, site: Site = 'london', agency?: string) => {
    const { token = '' } =
      people.find(
        (one) =>
          one.role === role && one.site === site && (agency === undefined || one.agency === agency),
      ) ?? {}
    return client.get(url, token)
  }
  const read = async (...asked: Parameters<typeof ask>): Promise<unknown> =>
    JSON.parse((await ask(...asked))?.text ?? 'null')
  const pathway = async (name: string) =>
    pathwaySchema.parse(await read(`/api/pathways/${ids[name]}`, 'coordinator'))
  const timeline = async (name: string) =>
    timelineSchema
      .parse(await read(`/api/pathways/${ids[name]}/timeline?limit=100`, 'coordinator'))
      .items.map(({ seq, type, data }) => `${seq} ${type} ${JSON.stringify(data)}`)

  const held = await pathway('held')
  const ordered = await pathway('ordered')
  const excluded = `/api/pathways/${ids['excluded']}`
  const meeting = `/api/conferences/${ids['meeting']}`
  const stands = z.object({ stage: z.string() }).parse(await read(meeting, 'coordinator'))
  const { items } = itemsSchema.parse(await read(`${meeting}/items`, 'chair'))
  const reports = reportsSchema.parse(await read('/api/reports', 'coordinator', 'hampshire'))
  return {
    held: [JSON.stringify(held.hold), ...held.sessions.map(({ id, at }) => `${id} ${at}`)],
    ordered: ordered.orders.map(
      ({ id, kind, breaches }) => `${id} ${kind} ${breaches.map((one) => one.id).join()}`,
    ),
    excluded: [
      String((await ask(excluded, 'agencyWorker', 'london', 'london-housing'))?.status),
      String((await ask(excluded, 'policeLead'))?.status),
    ],
    linked: [(await pathway('linked')).stage, ...(await timeline('linked'))],
    offered: [
      String((await ask(`/api/pathways/${ids['offered']}`, 'coordinator', 'hampshire'))?.status),
      ...(await timeline('offered')),
    ],
    meeting: [
      stands.stage,
      ...items.map(({ item, status, decision }) => `${item} ${status} ${JSON.stringify(decision)}`),
    ],
    reports: reports.items.map(({ note }) => note),
  }
}
