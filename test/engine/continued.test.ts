// Proves that nothing is lost when a workflow continues as new.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import proto from '@temporalio/proto'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { ownDev } from '../support/dev.ts'
import { done, eventTypes, inTriage } from '../support/steps.ts'
import { movableClock } from '../support/clock.ts'
import type { Outcome } from '../../domain/entity/turn.ts'
import type { EntityStatus } from '../../activities/contract.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))

const often = { 'limit.historyCount.suggestContinueAsNew': 40 }
const dev = await ownDev({ clock }, { dynamic: often })

const runsOf = async (workflowId: string) => {
  let runs = 0
  for await (const info of dev.client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
    if (info.workflowId === workflowId) runs += 1
  return runs
}

test('nothing is lost over continue-as-new, however busy the pathway and its posts are', async () => {
  const { engine, client } = dev
  const pathway = await inTriage(engine)
  const incident = { on: '2026-11-01', kind: 'contact', note: randomUUID() }
  const outcomes: Outcome[] = []
  const somebody = async () => {
    for (let n = 0; n < 20; n++)
      outcomes.push(await engine.send(pathway, 'report-incident', 'policeLead', incident))
  }
  await Promise.all([somebody(), somebody(), somebody()])
  expect(outcomes.map(({ result }) => result)).toEqual(Array(60).fill('done'))
  const types = await eventTypes(engine, pathway)
  expect(types.filter((type) => type === 'incident-reported')).toHaveLength(60)
  await engine.settled('pathway', pathway)
  await until(async () => (await runsOf(`pathway-${pathway}`)) >= 4)

  // The new run knows what the old one knew, asks for nothing twice and shows the same.
  const handle = client.workflow.getHandle(`pathway-${pathway}`)
  const stands = await handle.query<EntityStatus>('inspect')
  expect(stands).toMatchObject({ seq: types.length, stage: 'triage', site: 'london' })
  const { events } = await handle.fetchHistory()
  const upserts = events!.filter(
    ({ eventType }) =>
      eventType ===
      proto.temporal.api.enums.v1.EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
  )
  expect(upserts).toEqual([])
  const found: string[] = []
  const query = "Stage = 'triage' AND Site = 'london' AND ExecutionStatus = 'Running'"
  for await (const { workflowId } of client.workflow.list({ query })) found.push(workflowId)
  expect(found).toEqual([`pathway-${pathway}`])

  // Its alarm came with it: the new run's timer rings by itself.
  clock.moveTo(Date.parse(stands.alarmAt!) - 2000)
  await done(engine, pathway, 'report-incident', 'policeLead', incident)
  await until(async () => (await eventTypes(engine, pathway)).includes('rung-reached'))
})

test('a message under way is not lost when its post continues as new', async () => {
  const { engine, smtp } = dev
  await smtp.down()
  const pathway = await inTriage(engine)
  const { id: obligation } = await engine.database
    .selectFrom('obligations')
    .select('id')
    .where('pathway', '=', pathway)
    .where('what', '=', 'triage')
    .executeTakeFirstOrThrow()
  const before = smtp.messages.length
  for (let n = 0; n < 12; n++)
    await done(engine, pathway, 'remind-now', 'coordinator', { obligationId: obligation })
  await smtp.up()
  const nudges = async () =>
    engine.database
      .selectFrom('notices')
      .select(['rung', 'outcome'])
      .where('obligation', '=', obligation)
      .where('rung', 'like', 'nudge-%')
      .execute()
  await until(async () => (await nudges()).every(({ outcome }) => outcome !== 'queued'))
  const last = (await nudges()).find(({ rung }) => rung === 'nudge-12')
  expect(last).toEqual({ rung: 'nudge-12', outcome: 'sent' })
  await engine.settled('post', 'metropolitan-police-service')
  const ids = smtp.messages.slice(before).map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(ids.length)
  await until(async () => (await runsOf('post-metropolitan-police-service')) >= 2)
})
