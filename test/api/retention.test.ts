// Proves that an erased pathway's words are in no table, that what happened stays, and that every read says so.
import { expect, test } from '@jest/globals'
import { addCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { canary, planted, referral, stepsToTheWatch } from '../engine/canary.ts'
import { itemsOf, mondayMorning, pathwayOf, ownApi } from '../support/api.ts'
import type { Database } from '../../store/database.ts'
import { sql } from 'kysely'
import { asEngine, readableWords } from '../support/words.ts'
import { readVictim } from '../../store/reads/words.ts'

const api = await ownApi()

/** Everything that stands in the database, as text. */
const everything = () => asEngine(api.database, everythingIn)

async function everythingIn(database: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
    database,
  )
  const texts = []
  for (const { name } of rows) {
    const found = await sql<{ text: string }>`
      select coalesce(string_agg(t::text, ' '), '') as text from ${sql.table(name)} t`.execute(
      database,
    )
    texts.push(found.rows[0]?.text ?? '')
  }
  texts.push(...(await readableWords(database)).values())
  for (const { id } of await database.selectFrom('victims').select('id').execute())
    texts.push(JSON.stringify(await readVictim(database, id)))
  return texts.join('\n')
}

/** A pathway with a canary in every field that takes words, closed and watched to its end. */
async function watchedToTheEnd(): Promise<string> {
  api.clock.now = mondayMorning
  const coordinator = await api.token('coordinator')
  const answer = await api.send('POST', '/api/referrals', coordinator, referral())
  const pathway = pathwayOf(answer)
  for (const [name, role, body, agency] of stepsToTheWatch())
    await api.done(pathway, name, await api.token(role, agency ? { agency } : {}), body)
  api.clock.now = addCivil(mondayMorning, { months: 13 }, ukZone)
  await api.turn('pathway', pathway)
  return pathway
}

test('an erased pathway’s words are in no table, what happened stays, and every read says so', async () => {
  const pathway = await watchedToTheEnd()
  const officer = await api.token('dataProtectionOfficer')
  const coordinator = await api.token('coordinator')
  const { body: before } = await api.get(`/api/pathways/${pathway}`, officer)
  expect(before).toMatchObject({ stage: 'ended', erased: null, withheld: {} })
  expect(before['retention']).toEqual({
    class: null,
    legalHold: false,
    decideAt: before['nextAlarm'],
  })
  const stood = await everything()
  const words = planted.filter((word) => stood.includes(word))
  expect(words.length).toBeGreaterThan(25)

  const forecast = await api.get(`/api/pathways/${pathway}/forecast`, officer)
  expect(itemsOf(forecast)[0]).toMatchObject({
    what: 'retention',
    title: 'a decision on keeping a record',
    at: before['nextAlarm'],
  })

  // Six years later it is asked, and a legal hold is in the way.
  api.clock.now = Date.parse(String(before['nextAlarm']))
  await api.turn('pathway', pathway)
  const worklist = await api.get('/api/worklist?role=dataProtectionOfficer', officer)
  expect(itemsOf(worklist).map(({ what }) => what)).toEqual(['retentionDecision'])
  await api.done(pathway, 'set-legal-hold', officer, { reason: canary() })
  const url = `/api/pathways/${pathway}/commands/decide-retention`
  const erase = { decision: 'erase', reason: 'The six years are over.' }
  const held = await api.send('POST', url, officer, { ...erase, reason: canary() })
  expect([held.status, held.body['code']]).toEqual([409, 'legal-hold'])
  await api.done(pathway, 'lift-legal-hold', officer, { reason: canary() })
  await api.done(pathway, 'decide-retention', officer, erase)

  // Nothing goes before a second person has looked at what would.
  const again = await everything()
  expect(planted.filter((word) => again.includes(word))).toEqual(
    planted.filter((word) => stood.includes(word) || again.includes(word)),
  )
  const supervisor = await api.token('supervisor')
  const confirming = `/api/pathways/${pathway}/commands/confirm-erasure`
  const own = await api.send('POST', confirming, officer, {})
  expect([own.status, own.body['code']]).toEqual([409, 'own-proposal'])
  expect((await api.get(`/api/pathways/${pathway}/erasure`, coordinator)).status).toBe(403)
  const { body: wouldGo } = await api.get(`/api/pathways/${pathway}/erasure`, supervisor)
  expect(wouldGo).toMatchObject({
    people: 1,
    victims: 1,
    keptBy: [],
    proposed: { ground: 'noLongerNeeded', byYou: false },
  })
  await api.done(pathway, 'confirm-erasure', supervisor)

  const left = await everything()
  expect(planted.filter((word) => left.includes(word))).toEqual([])
  expect(left).not.toContain('The six years are over.')
  expect(left).not.toContain('1988-04-12')
  const { body: page } = await api.get(`/api/pathways/${pathway}`, coordinator)
  expect(page).toMatchObject({
    stage: 'ended',
    person: null,
    victim: null,
    concern: null,
    nextAlarm: null,
    erased: { ground: 'noLongerNeeded', agency: 'suzy-lamplugh-trust' },
    withheld: { person: 'erased', victim: 'erased', concern: 'erased' },
  })
  const timeline = await api.get(`/api/pathways/${pathway}/timeline?limit=100`, coordinator)
  expect(timeline.status).toBe(200)
  const told = itemsOf(timeline) as { type: string; data: object; withheld: object }[]
  expect(told.find(({ type }) => type === 'triage-decided')).toMatchObject({
    data: { outcome: 'conference', rationale: null },
    withheld: { rationale: 'erased' },
  })
  expect(told.find(({ type }) => type === 'risk-assessed')).toMatchObject({
    withheld: { note: 'notForYou' }, // of a clinician's, and not the coordinator's to know
  })
  const cursor = String(timeline.body['nextCursor'])
  const rest = await api.get(`/api/pathways/${pathway}/timeline?cursor=${cursor}`, coordinator)
  expect(itemsOf(rest).at(-1)).toMatchObject({
    type: 'record-erased',
    data: { ground: 'noLongerNeeded' },
  })
  const caseload = await api.get('/api/pathways', coordinator)
  expect(itemsOf(caseload)[0]).toMatchObject({ id: pathway, person: null })
  for (const path of ['obligations', 'notices', 'forecast', 'commands', 'matches'])
    expect((await api.get(`/api/pathways/${pathway}/${path}`, coordinator)).status).toBe(200)

  const logged = await api.database.selectFrom('erasures').selectAll().execute()
  expect(logged).toMatchObject([
    { pathway, agency: 'suzy-lamplugh-trust', ground: 'noLongerNeeded', people: 1, victims: 1 },
  ])
  expect(logged[0]!.words).toBe(words.length + 4 - wordsOfPeople)
  expect(wouldGo['words']).toBe(logged[0]!.words)

  // What is said on it later does not stay either.
  const note = canary()
  const late = await api.send(
    'POST',
    `/api/pathways/${pathway}/commands/report-incident`,
    coordinator,
    {
      on: '2026-11-01',
      kind: 'contact',
      note,
    },
  )
  expect([late.status, late.body['code']]).toEqual([409, 'already-erased'])
  expect(await everything()).not.toContain(note)
})

/** The canaries of a referral that are in the records of people: name, alias and address; name, window and note. */
const wordsOfPeople = 6

test('a person whom another pathway needs is kept for it, and not shown on the erased one', async () => {
  api.clock.now = mondayMorning
  const [one, other] = [await api.refer(), await api.refer()]
  const { person, victim } = await api.database
    .selectFrom('pathways')
    .select(['person', 'victim'])
    .where('id', '=', other)
    .executeTakeFirstOrThrow()
  await api.database.updateTable('pathways').set({ person, victim }).where('id', '=', one).execute()
  const coordinator = await api.token('coordinator')
  const officer = await api.token('dataProtectionOfficer')
  const rejected = { code: 'duplicate', reason: 'Twice.' }
  const erased = { decision: 'erase', ground: 'unlawful', reason: 'A mistake.' }
  for (const [pathway, shown] of [
    [one, 'Alex Example'],
    [other, undefined],
  ] as const) {
    await api.done(pathway, 'reject-referral', coordinator, rejected)
    await api.done(pathway, 'decide-retention', officer, erased)
    const { body: wouldGo } = await api.get(`/api/pathways/${pathway}/erasure`, officer)
    expect(wouldGo).toMatchObject({
      ...(shown ? { people: 0, victims: 0, keptBy: [other] } : { people: 1, keptBy: [] }),
      proposed: { ground: 'unlawful', byYou: true },
    })
    await api.done(pathway, 'confirm-erasure', await api.token('supervisor'))
    const { body } = await api.get(`/api/pathways/${pathway}`, coordinator)
    expect(body).toMatchObject({ person: null, victim: null, withheld: { person: 'erased' } })
    const kept = await api.get(`/api/pathways/${other}`, coordinator)
    expect((kept.body['person'] as { name?: string } | null)?.name).toBe(shown)
  }
  const records = await asEngine(api.database, (tx) =>
    tx.selectFrom('person_records').select('id').where('person', '=', person).execute(),
  )
  expect(records).toEqual([])
})
