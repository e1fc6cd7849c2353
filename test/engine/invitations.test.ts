// Proves that invitations go out with the post, follow each move of a meeting, and are taken back.
import { expect, test } from '@jest/globals'
import type { ParsedMail } from 'mailparser'
import { actorOf } from '../support/senders.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { ownDev } from '../support/dev.ts'
import { linkTargets, tokensIn } from '../support/links.ts'
import { movableClock } from '../support/clock.ts'
import { readInvitation } from '../support/icalendar.ts'
import { unheard } from '../support/together.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone)) // a Monday
const probation = 'national-probation-service-london'
const address = `probation@${probation}.example.org`
const [byHand, first, second, urgent] = [
  'cf0000000000a1',
  'cf0000000000a2',
  'cf0000000000a3',
  'cf0000000000a4',
] as const

const dev = await ownDev({ clock })

const rhythm = { ...actorOf('coordinator'), id: 'system:rhythm', roles: [], system: true } as const

async function send(id: string, name: string, body: object, how: object = {}): Promise<void> {
  const outcome = await dev.engine.send(id, name, 'coordinator', body, {
    kind: 'conference',
    ...how,
  })
  expect({ name, result: outcome.result }).toEqual({ name, result: 'done' })
}

const plan = (id: string, at: string, more: object = {}, how: object = {}) =>
  send(
    id,
    'plan-conference',
    {
      site: 'london',
      form: 'stalkingPanel',
      at,
      emergency: false,
      reason: 'Two cannot wait.',
      ...more,
    },
    how,
  )

const addressOf = ({ to }: ParsedMail): string => (Array.isArray(to) ? to[0] : to)?.text ?? ''

/** What probation has been sent so far. */
const mails = () => dev.smtp.messages.filter((mail) => addressOf(mail) === address)

const calendarsOf = (mail: ParsedMail | undefined) =>
  (mail?.attachments ?? []).map(({ content, contentType, filename, headers }) => ({
    filename,
    contentType,
    type: headers.get('content-type') as { value: string; params: Record<string, string> },
    read: readInvitation(content.toString('utf8')),
  }))

/** Goes to the next working morning, and waits for probation's next message. */
async function morning(date: string): Promise<ParsedMail | undefined> {
  const before = mails().length
  await until(async () => (await unheard(dev.engine)) === 0)
  clock.moveTo(atCivil(date, '09:05', ukZone))
  await dev.engine.attendant.wake('post', probation)
  await until(() => mails().length > before)
  await dev.engine.settled('post', probation)
  expect(mails().length).toBe(before + 1)
  return mails().at(-1)
}

test('what a rhythm plans and what a person plans goes out as one message, with one entry for each meeting', async () => {
  await plan(byHand, '2026-12-02T10:00:00Z')
  await plan(first, '2026-12-09T10:00:00Z', { slot: '2026-12-09' }, { actor: rhythm })
  await plan(second, '2026-12-16T10:00:00Z', { slot: '2026-12-16' }, { actor: rhythm })
  await until(async () => (await unheard(dev.engine)) === 0)
  expect(mails()).toEqual([])

  const mail = await morning('2026-11-03')
  expect(mail?.subject).toBe('3 things are waiting for you')
  expect(mail?.text).toContain(
    '- A meeting, on Wed 2 Dec 10:00. It has been planned. A calendar entry is attached.',
  )
  const calendars = calendarsOf(mail)
  expect(calendars.map(({ filename }) => filename)).toEqual([
    `${byHand}.ics`,
    `${first}.ics`,
    `${second}.ics`,
  ])
  for (const { contentType, type } of calendars) {
    expect(contentType).toBe('text/calendar')
    expect(type.params).toMatchObject({ method: 'REQUEST', charset: 'utf-8' })
  }
  expect(calendars.map(({ read }) => [read.uid, read.sequence, read.method])).toEqual([
    [`${byHand}@throughline`, 0, 'REQUEST'],
    [`${first}@throughline`, 0, 'REQUEST'],
    [`${second}@throughline`, 0, 'REQUEST'],
  ])
  expect(calendars[0]?.read).toMatchObject({
    title: byHand,
    startsAt: '2026-12-02T10:00:00Z',
    organizer: 'mailto:throughline@example.org',
    attendees: [`mailto:${address}`],
    url: expect.stringMatching(/^http:\/\/localhost:3000\/w\/[\w-]{22}$/),
  })
  const targetOf = await linkTargets(dev.engine.database)
  expect(calendars.map(({ read }) => targetOf(tokensIn(read.url)[0]))).toEqual(
    [byHand, first, second].map((id) => `${id}.meeting`),
  )
  // The code is all that it says: no form, no place, nobody.
  for (const { attachments } of [mail!])
    for (const { content } of attachments)
      expect(content.toString().replaceAll(/cf[a-z0-9]{12}/g, '')).not.toMatch(
        /conference|marac|matac|mappa|\bpanel\b/i,
      )
})

test('a moved meeting goes out under the same UID with a higher SEQUENCE, and a cancelled one is taken back', async () => {
  await send(byHand, 'move-conference', { at: '2026-12-03T14:00:00Z', reason: 'w-1' })
  const moved = calendarsOf(await morning('2026-11-04'))
  expect(moved.map(({ read }) => read)).toEqual([
    expect.objectContaining({
      uid: `${byHand}@throughline`,
      sequence: 1,
      method: 'REQUEST',
      startsAt: '2026-12-03T14:00:00Z',
    }),
  ])

  await send(byHand, 'cancel-conference', { reason: 'w-2' })
  const gone = calendarsOf(await morning('2026-11-05'))
  expect(gone[0]?.type.params).toMatchObject({ method: 'CANCEL' })
  expect(gone.map(({ read }) => read)).toEqual([
    expect.objectContaining({
      uid: `${byHand}@throughline`,
      sequence: 2,
      method: 'CANCEL',
      status: 'CANCELLED',
    }),
  ])
})

test('moved twice before a morning, it goes out once, as it is then', async () => {
  await send(first, 'move-conference', { at: '2026-12-10T10:00:00Z', reason: 'w-3' })
  await send(first, 'move-conference', { at: '2026-12-11T10:00:00Z', reason: 'w-4' })
  const calendars = calendarsOf(await morning('2026-11-06'))
  expect(calendars.map(({ read }) => [read.sequence, read.startsAt])).toEqual([
    [2, '2026-12-11T10:00:00Z'],
  ])
})

test('to an urgent one they are called at once, with its entry', async () => {
  const before = mails().length
  await plan(urgent, '2026-11-06T16:00:00Z', { emergency: true })
  await until(() => mails().length > before)
  const mail = mails().at(-1)
  expect(mail?.subject).toBe('Urgent: something is waiting for you')
  expect(calendarsOf(mail).map(({ read }) => [read.uid, read.method])).toEqual([
    [`${urgent}@throughline`, 'REQUEST'],
  ])
})
