// Proves that messages gather for the morning, wait for a mail server, and fail for good when refused.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { ParsedMail } from 'mailparser'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { ownDev } from '../support/dev.ts'
import { contactMade } from '../support/examples.ts'
import { done, eventTypes, inTriage } from '../support/steps.ts'
import { linkTargets, tokensIn } from '../support/links.ts'
import { movableClock } from '../support/clock.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone)) // a Monday
const met = 'metropolitan-police-service'
const trust = 'suzy-lamplugh-trust'
const policeLead = `police-lead@${met}.example.org`
const advocate = `victim-advocate@${trust}.example.org`

let first: string
let second: string

const dev = await ownDev({ clock })

const databaseOf = () => dev.engine.database
const addressOf = ({ to }: ParsedMail): string => (Array.isArray(to) ? to[0] : to)?.text ?? ''
const headerOf = (mail: ParsedMail, name: string) =>
  mail.headerLines.find(({ key }) => key === name)?.line

const noticesOf = (pathway: string) =>
  databaseOf()
    .selectFrom('notices')
    .select(['id', 'obligation', 'what', 'rung', 'agency', 'outcome', 'why', 'message', 'sent_at'])
    .where('pathway', '=', pathway)
    .orderBy('event_seq')
    .execute()

const obligationOf = async (pathway: string, what: string) =>
  databaseOf()
    .selectFrom('obligations')
    .select(['id', 'agency', 'role', 'about'])
    .where('pathway', '=', pathway)
    .where('what', '=', what)
    .where('outcome', 'is', null)
    .executeTakeFirst()

/** Reminds the police lead of its triage decision, at once. */
async function nudge(pathway: string): Promise<void> {
  const { id } = (await obligationOf(pathway, 'triage'))!
  await done(dev.engine, pathway, 'remind-now', 'coordinator', { obligationId: id })
}

const unjudgedAt = async (post: string) => {
  const rows = await databaseOf()
    .selectFrom('inbox')
    .select('id')
    .where('entity', '=', post)
    .where('outcome', 'is', null)
    .where('quiet', '=', false)
    .execute()
  return rows.length
}

const messageRow = (headerId: string) =>
  databaseOf()
    .selectFrom('messages')
    .select(['outcome', 'code', 'agency'])
    .where('header_id', '=', headerId)
    .executeTakeFirstOrThrow()

test('one message per role gathers the morning; what is settled or overtaken by then is dropped, and says why', async () => {
  const { engine, smtp } = dev
  first = await inTriage(engine)
  second = await inTriage(engine)
  const rejected = await inTriage(engine)
  const reached = { ...contactMade, result: 'reached' }
  await done(engine, rejected, 'record-victim-contact', 'victimAdvocate', reached)
  await done(engine, rejected, 'decide-triage', 'policeLead', {
    outcome: 'reject',
    risk: 'standard',
    rationale: randomUUID(),
  })
  for (const post of [met, trust]) await engine.settled('post', post)
  expect(smtp.offered).toBe(0) // nothing of this is urgent

  clock.moveTo(atCivil('2026-11-03', '09:00', ukZone))
  for (const pathway of [first, second]) {
    await engine.attendant.wake('pathway', pathway)
    await until(async () => (await eventTypes(engine, pathway)).includes('rung-reached'))
  }
  for (const post of [met, trust]) await until(async () => (await unjudgedAt(post)) === 0)
  expect(smtp.offered).toBe(0)
  clock.moveTo(atCivil('2026-11-03', '09:05', ukZone))
  for (const post of [met, trust]) await engine.attendant.wake('post', post)
  await smtp.received(2)
  await engine.settled('post', met)
  await engine.settled('post', trust)
  expect(smtp.messages.map(addressOf).sort()).toEqual([policeLead, advocate])

  for (const pathway of [first, second])
    expect(
      (await noticesOf(pathway)).map(({ what, rung, outcome, why }) => [what, rung, outcome, why]),
    ).toEqual([
      ['acknowledge', 'asked', 'dropped', 'settled'],
      ['victimContact', 'asked', 'dropped', 'overtaken'],
      ['triage', 'asked', 'dropped', 'overtaken'],
      ['victimContact', 'day-before', 'sent', null],
      ['triage', 'day-before', 'sent', null],
    ])
  for (const notice of await noticesOf(rejected))
    expect(notice).toMatchObject({ outcome: 'dropped', why: 'settled' })

  const mail = smtp.messages.find((one) => addressOf(one) === policeLead)!
  expect(mail.subject).toBe('2 things are waiting for you')
  expect(headerOf(mail, 'list-id')).toBe(`List-ID: "Throughline" <${met}.throughline.localhost>`)
  const targetOf = await linkTargets(databaseOf())
  const owed = await Promise.all([first, second].map((pathway) => obligationOf(pathway, 'triage')))
  const tokens = tokensIn(mail.text)
  expect(tokens.map(targetOf).sort()).toEqual(owed.map((one) => one?.id).sort())
  for (const token of tokens)
    expect(mail.html).toContain(`<a href="http://localhost:3000/w/${token}">`)
  expect(mail.text!.match(/\/w\//g)).toHaveLength(2)
  expect(await messageRow(mail.messageId!)).toMatchObject({ outcome: 'sent', agency: met })
})

test('a post whose mail server is down still takes its commands, and sends when it is up again', async () => {
  const { engine, smtp } = dev
  const before = smtp.messages.length
  await smtp.down()
  await nudge(first)
  const sending = async () =>
    (
      await databaseOf()
        .selectFrom('messages')
        .select('id')
        .where('outcome', '=', 'sending')
        .execute()
    ).length
  await until(async () => (await sending()) === 1)
  await nudge(second) // urgent
  const third = await inTriage(engine) // not urgent
  await until(async () => (await unjudgedAt(met)) + (await unjudgedAt(trust)) === 0)
  const taken = await noticesOf(third)
  expect(taken.find(({ what }) => what === 'triage')).toMatchObject({ outcome: 'queued' })
  const tries = () =>
    engine.logged.filter((line) => line.includes('message not accepted yet')).length
  await until(() => tries() >= 2)
  await smtp.up()
  await smtp.received(before + 2)
  const late = smtp.messages.slice(before)
  expect(late.map(({ subject }) => subject)).toEqual([
    'Urgent: something is waiting for you',
    'Urgent: 2 things are waiting for you', // what waited for the same role went with it
  ])
  expect(new Set(smtp.messages.map(({ messageId }) => messageId)).size).toBe(smtp.messages.length)
  await until(async () => (await sending()) === 0)
})

test('a server that says "later" is asked again, with the same message', async () => {
  const { engine, smtp } = dev
  const [before, offered] = [smtp.messages.length, smtp.offered]
  smtp.behave('busy')
  await nudge(first)
  await until(() => smtp.offered >= offered + 2)
  const { header_id: id } = await databaseOf()
    .selectFrom('messages')
    .select('header_id')
    .where('outcome', '=', 'sending')
    .executeTakeFirstOrThrow()
  smtp.behave('accepts')
  await smtp.received(before + 1)
  await engine.settled('post', met)
  expect(smtp.messages.slice(before).map(({ messageId }) => messageId)).toEqual([id])
  expect(await messageRow(id)).toMatchObject({ outcome: 'sent' })
})

test('a refusal is final: the notice has failed, and the coordinator owes a look at the address', async () => {
  const { engine, smtp } = dev
  const offered = smtp.offered
  smtp.behave('refuses')
  await nudge(first)
  await until(async () => (await eventTypes(engine, first)).includes('delivery-failed'))
  await engine.settled('post', met)
  await engine.settled('pathway', first)
  expect(smtp.offered).toBe(offered + 1)
  smtp.behave('accepts')
  const failed = (await noticesOf(first)).at(-2)! // the last is about the failure
  expect(failed).toMatchObject({ rung: 'nudge-3', outcome: 'failed', why: 'smtp-550' })
  expect(await obligationOf(first, 'mendDelivery')).toMatchObject({
    agency: trust,
    role: 'coordinator',
    about: `${met}/policeLead`,
  })
  expect(smtp.offered).toBe(offered + 1)
  await nudge(first) // the next one is tried like any other
  await until(() => smtp.offered === offered + 2)
})
