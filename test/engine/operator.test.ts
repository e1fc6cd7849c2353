// Proves that an operator finds a pathway in Temporal and reads there, in plain words, where it stands.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import proto, { type temporal } from '@temporalio/proto'
import { defaultPayloadConverter } from '@temporalio/common'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { ownDev } from '../support/dev.ts'
import { done } from '../support/steps.ts'
import { movableClock } from '../support/clock.ts'
import type { EntityStatus } from '../../activities/contract.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-20', '10:00', ukZone)) // a Friday
const { EventType } = proto.temporal.api.enums.v1

const dev = await ownDev({ clock, sites: ['hampshire'] })

const handle = (pathway: string) => dev.client.workflow.getHandle(`pathway-${pathway}`)
const inspect = (pathway: string) => handle(pathway).query<EntityStatus>('inspect')

/** What Temporal's own screen asks for, and shows as "current details". */
const currentDetails = async (pathway: string) => {
  const metadata = await handle(pathway).query<{ currentDetails: string }>(
    '__temporal_workflow_metadata',
  )
  return metadata.currentDetails
}

/** A pathway of Hampshire in research. */
async function inHampshire(): Promise<string> {
  const { engine } = dev
  const pathway = await engine.refer({ site: 'hampshire' })
  await done(engine, pathway, 'accept-referral', 'coordinator')
  await done(engine, pathway, 'decide-triage', 'policeLead', {
    outcome: 'conference',
    risk: 'medium',
    rationale: randomUUID(),
  })
  await done(engine, pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
  await engine.settled('pathway', pathway)
  return pathway
}

const answering = async (pathway: string, agency: string) =>
  done(dev.engine, pathway, 'record-return', 'agencyWorker', { agency, kind: 'nil' }, agency)

test('an operator reads in plain words where a pathway stands, and `inspect` answers the same', async () => {
  const pathway = await inHampshire()
  expect(await currentDetails(pathway)).toMatch(
    /^Research\. Waiting on .+ for a return, due Fri 27 Nov 17:00 \(and 3 more\)\. Next: reminder on Wed 25 Nov 09:00\.$/,
  )
  for (const agency of [
    'suzy-lamplugh-trust',
    'southern-health-nhs-foundation-trust',
    'national-probation-service-south-central',
  ])
    await answering(pathway, agency)
  await dev.engine.settled('pathway', pathway)
  const words =
    'Research. Waiting on Hampshire Constabulary for a return, due Fri 27 Nov 17:00. Next: reminder on Wed 25 Nov 09:00.'
  expect(await currentDetails(pathway)).toBe(words)
  const { events } = await handle(pathway).fetchHistory()
  expect(await inspect(pathway)).toMatchObject({
    stage: 'research',
    site: 'hampshire',
    waitingOn: ['hampshire-constabulary/return'],
    alarmAt: '2026-11-25T09:00:00.000Z',
    details: words,
  })
  // The one timer says on the screen what it waits for.
  const summaries = (events ?? [])
    .filter(({ eventType }) => eventType === EventType.EVENT_TYPE_TIMER_STARTED)
    .map(({ userMetadata }) => defaultPayloadConverter.fromPayload(userMetadata!.summary!))
  expect(summaries.at(-1)).toBe('research until 2026-11-25T09:00:00.000Z')
})

test('search attributes are there from the start, are changed when the stage changes and never else, and find a pathway', async () => {
  const pathway = await inHampshire()
  const { events } = await handle(pathway).fetchHistory()
  const started = events![0]!.workflowExecutionStartedEventAttributes!
  const indexed = (fields: temporal.api.common.v1.ISearchAttributes | null | undefined) =>
    Object.fromEntries(
      Object.entries(fields?.indexedFields ?? {}).map(([key, payload]) => [
        key,
        defaultPayloadConverter.fromPayload(payload),
      ]),
    )
  expect(indexed(started.searchAttributes)).toMatchObject({ Kind: 'pathway', Stage: 'received' })
  const upserted = () =>
    events!
      .filter(
        ({ eventType }) => eventType === EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
      )
      .map((event) =>
        indexed(event.upsertWorkflowSearchAttributesEventAttributes!.searchAttributes),
      )
  // Five turns and three stages; the harness wakes it first under another site.
  expect(upserted()).toEqual([
    { Stage: 'referral', Site: 'hampshire' },
    { Stage: 'triage' },
    { Stage: 'research' },
  ])

  const found = async (query: string) => {
    const ids: string[] = []
    for await (const { workflowId } of dev.client.workflow.list({ query })) ids.push(workflowId)
    return ids
  }
  const here = "Kind = 'pathway' AND Site = 'hampshire' AND Stage = 'research'"
  await until(async () => (await found(here)).includes(`pathway-${pathway}`))
  expect(await found("Kind = 'pathway' AND Stage = 'watch'")).toEqual([])
})

test('the post says what it will send and when', async () => {
  const post = dev.client.workflow.getHandle('post-hampshire-constabulary')
  const stands = await post.query<EntityStatus>('inspect')
  expect(stands).toMatchObject({
    stage: 'post',
    details: 'Post. Next: message on Mon 23 Nov 09:05.',
  })
})
