// Proves that no name, contact or free text of a pathway reaches Temporal, a log, an e-mail, a metric or an error.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { addCivil, atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { canary, everyCommand, planted, referral, stepsToTheWatch } from './canary.ts'
import { codes, type Role, roles } from '../../domain/codes.ts'
import { itemsOf, pathwayOf, type TestApi } from '../support/api.ts'
import { movableClock } from '../support/clock.ts'
import { expectNowhere, startWatched, type Watched } from '../support/watched.ts'
import { until } from '../support/until.ts'
import { asEngine } from '../support/words.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))
const accepted = new Set<string>()
/** Those of the later commands whose words are the gravest. */
const carriers = [
  'record-order',
  'record-breach',
  'vary-order',
  'record-custody',
  'hold',
  'record-death',
  'offer-transfer',
  'set-legal-hold',
] as const

let watched: Watched
let api: TestApi
let answers: string[]

beforeAll(async () => {
  watched = await startWatched(clock)
  ;({ api, answers } = watched)
})

afterAll(() => watched.stop())

const token = (role: Role, agency?: string) =>
  api.token(role, { sub: subjects[role] ?? canary(), ...(agency ? { agency } : {}) })

/** Staff are people too: who they are at their own sign-in is nobody else's business. */
const subjects: Partial<Record<Role, string>> = { coordinator: canary(), policeLead: canary() }

async function send(pathway: string, name: string, role: Role, body: object, agency?: string) {
  const url = `/api/pathways/${pathway}/commands/${name}`
  return watched.send('POST', url, await token(role, agency), body)
}

test('no name, contact or free text reaches Temporal, a log, an e-mail, a metric or an error', async () => {
  const { database } = api
  await database
    .updateTable('contacts')
    .set({ address: `${canary()}@example.org` })
    .where('role', '=', 'chair')
    .execute()
  const pathway = await refer()
  const steps = stepsToTheWatch()
  for (const [name, role, body, agency] of steps) {
    const answer = await send(pathway, name, role, body, agency)
    if (name === 'decide-triage') await untilAsked(pathway)
    expect({ name, status: answer.status, text: answer.text }).toMatchObject({ status: 200 })
  }

  // Who the person is, and whose referral it is.
  const [second, third] = [await refer(), await refer()]
  const other = () => ({ pathwayId: third, reason: canary() })
  for (const [name, body] of [
    [
      'correct-person',
      { person: { name: canary(), aliases: [canary()], address: canary() }, reason: canary() },
    ],
    [
      'correct-victim',
      {
        known: { name: canary(), phone: canary(), email: canary(), relationship: 'stranger' },
        reason: canary(),
      },
    ],
    ['confirm-not-same', other()],
    ['lift-not-same', other()],
    ['merge-person', other()],
    ['split-person', { reason: canary() }],
    ['link-referral', other()],
    ['unlink-referral', { reason: canary() }],
  ] as const)
    expect([name, (await send(second, name, 'coordinator', body)).status]).toEqual([name, 200])
  // An entry that was made in error.
  const entered = { on: '2026-11-01', kind: 'threat', note: canary() }
  expect((await send(third, 'report-incident', 'policeLead', entered)).status).toBe(200)
  const told = itemsOf(await api.get(`/api/pathways/${third}/timeline`, await token('coordinator')))
  const event = told.find(({ type }) => type === 'incident-reported')?.['seq']
  const error = { event, reason: canary() }
  expect((await send(third, 'withdraw-entry', 'policeLead', error)).status).toBe(200)
  // Somebody with no tie to it opens it in an emergency.
  const opened = await send(
    third,
    'break-glass',
    'agencyWorker',
    { reason: canary() },
    'london-council',
  )
  expect(opened.status).toBe(200)
  // Two texts are taken out; one of them is put back.
  const officer = await token('dataProtectionOfficer')
  const texts = itemsOf(await api.get(`/api/pathways/${third}/timeline`, officer)).flatMap(
    (one) => one['texts'] as { id: string }[],
  )
  for (const { id } of texts.slice(0, 2))
    expect(
      (await send(third, 'restrict-words', 'dataProtectionOfficer', { id, reason: canary() }))
        .status,
    ).toBe(200)
  const [back, gone] = texts
  expect(
    (await send(third, 'restore-words', 'supervisor', { id: back?.id, reason: canary() })).status,
  ).toBe(200)
  expect((await send(third, 'destroy-words', 'supervisor', { id: gone?.id })).status).toBe(200)
  const found = await api.get(`/api/pathways/${third}/matches`, await token('coordinator'))
  answers.push(found.text)

  // A referral that is begun, is wrong in part, and is sent.
  const by = await token('coordinator')
  const draft = await api.send('POST', '/api/drafts', by, { ...referral(), lawfulBasis: canary() })
  expect(draft).toMatchObject({ status: 201 }) // answered with its own words, to whoever wrote them
  const at = `/api/drafts/${String(draft.body['id'])}`
  const early = await api.send('POST', `${at}/submit`, by)
  const strange = await api.send('PUT', at, by, { [canary()]: canary() }, { ifMatch: '"1"' })
  expect([early.status, strange.status]).toEqual([400, 400])
  await api.send('PUT', at, by, referral(), { ifMatch: '"1"' })
  const sent = await api.send('POST', `${at}/submit`, by)
  expect(sent).toMatchObject({ status: 201 })
  answers.push(early.text, sent.text)

  // Every other command, with a canary in each of its words: some are accepted, the rest keep theirs to themselves.
  const [fourth, anybody] = [await refer(), await api.token(codes(roles))]
  for (const [name, body] of everyCommand()) {
    const url = `/api/pathways/${fourth}/commands/${name}`
    const answer = await api.send('POST', url, anybody, body)
    answers.push(answer.text)
    expect({ name, fault: answer.status >= 500 }).toEqual({ name, fault: false })
    if (answer.status === 200) accepted.add(name)
  }
  expect([...accepted]).toEqual(expect.arrayContaining([...carriers]))

  // What is refused, or is no command at all, keeps its words to itself.
  expect(await send(pathway, 'refuse-closure', 'chair', { reason: canary() })).toMatchObject({
    status: 409,
  })
  const unknownField = canary()
  const wrong = { outcome: canary(), risk: canary(), rationale: 12, [unknownField]: canary() }
  expect(await send(pathway, 'decide-triage', 'policeLead', wrong)).toMatchObject({ status: 400 })
  const asked = await api.get(`/api/pathways?q=${canary()}`, await token('coordinator'))
  expect(asked.status).toBeLessThan(500)
  await api.get(`/${canary()}`, await token('coordinator'))
  const metrics = await api.get('/metrics')
  expect(metrics.status).toBe(200)

  // The mornings' messages, and the end of the watch.
  clock.moveTo(addCivil(atCivil('2026-11-03', '11:00', ukZone), { months: 12 }, ukZone))
  await watched.wakeAll()
  await until(async () => (await stageOf(pathway)) === 'ended')
  await until(() => watched.smtp.messages.length > 0)
  const timeline = await api.get(
    `/api/pathways/${pathway}/timeline?limit=100`,
    await token('coordinator'),
  )
  expect(itemsOf(timeline).length).toBeGreaterThan(40)

  const there = await watched.places()
  // What a pathway may show there is found by the same search, so that the search is known to find.
  expect(there.inTemporal).toContain('Research. Waiting on')
  expect(there.inTemporal).toContain(pathway)
  expect(there.copies).toContain('triage-decided')
  expectNowhere(planted, {
    ...there,
    answers: there.answers.replaceAll(unknownField, ''), // named to whoever sent it
    metrics: metrics.text,
  })
  expect(watched.logged.length).toBeGreaterThan(steps.length)
  const { length: kept } = await asEngine(database, (tx) =>
    tx.selectFrom('words').select('id').execute(),
  )
  expect(kept).toBeGreaterThan(20) // they were stored, and in the place for them
})

async function refer(): Promise<string> {
  const referred = await api.send('POST', '/api/referrals', await token('coordinator'), referral())
  expect(referred).toMatchObject({ status: 201 })
  answers.push(referred.text)
  return pathwayOf(referred)
}

async function untilAsked(pathway: string): Promise<void> {
  await until(async () => {
    const rows = await api.database
      .selectFrom('obligations')
      .select('id')
      .where('pathway', '=', pathway)
      .where('what', '=', 'return')
      .execute()
    return rows.length === 4
  })
}

async function stageOf(pathway: string): Promise<string> {
  const { stage } = await api.database
    .selectFrom('pathways')
    .select('stage')
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()
  return stage
}
