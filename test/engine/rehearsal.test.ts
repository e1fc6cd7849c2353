import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { atCivil, civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import { type Database } from '../../store/database.ts'
import { type Dev, startDev } from '../support/dev.ts'
import { testBundle } from '../support/engine.ts'
import { type ParsedMail } from 'mailparser'
import { rehearsedClock } from '../../platform/clock.ts'
import { renewRehearsal } from '../../store/rehearsal.ts'
import { until } from '../support/until.ts'
import { waitingOnProbation } from '../support/steps.ts'

const speed = 8640
// Whatever the machine takes for the first steps, they are over before Monday.
const saturday = atCivil('2026-10-31', '18:00', ukZone)
const day = 24 * 60 * 60 * 1000

let dev: Dev

/** The rehearsal of `npm start` with CLOCK_SPEED=8640, begun on one Saturday so that every run has the same days. */
function saturdaysClock(database: Database) {
  const begun = database
    .insertInto('rehearsal')
    .values({
      id: 1,
      speed,
      base: saturday,
      anchor: Date.now(),
      bound: saturday,
      renewed: Date.now(),
    })
    .execute()
  return rehearsedClock(speed, async (real) => {
    await begun
    return renewRehearsal(database, speed, real)
  })
}

beforeAll(async () => {
  await testBundle() // before the clock begins to run
  dev = await startDev({ clock: saturdaysClock })
})

afterAll(async () => {
  await dev.stop()
})

const probation = 'probation@national-probation-service-london.example.org'
const manager = 'supervisor@national-probation-service-london.example.org'
const chair = 'chair@metropolitan-police-service.example.org'
const steeringGroup = 'supervisor@suzy-lamplugh-trust.example.org'

/** Every message of the whole wait, in order: the morning, to whom, at which rung. */
const expected = [
  ['2026-11-02', probation, 'This is now with you.', 'asked'],
  ['2026-11-04', probation, 'Due in two working days.', 'two-days-before'],
  ['2026-11-05', probation, 'Due on the next working day.', 'day-before'],
  ['2026-11-06', probation, 'Due today.', 'due-today'],
  [
    '2026-11-09',
    manager,
    'Overdue. Sent to you as the manager of the agency that owes it.',
    'manager',
  ],
  ['2026-11-10', chair, 'Overdue. Sent to you as the chair.', 'chair'],
  [
    '2026-11-11',
    steeringGroup,
    'Still overdue. Sent to you for the steering group.',
    'steering-group',
  ],
] as const

test('a silent agency is reminded from the referral to the last rung: the right people, each once, of a morning', async () => {
  const { engine, smtp } = dev
  const pathways = [await waitingOnProbation(engine), await waitingOnProbation(engine)]
  expect(await engine.clock.now()).toBeLessThan(atCivil('2026-11-02', '09:00', ukZone))
  const obligations = await returnsOf(pathways)
  const last = `${steeringGroup} Still overdue`
  await until(() => told(smtp.messages).filter((one) => one.startsWith(last)).length === 2)

  // What each line of each message says, to whom, about what: all that was due, and nothing else.
  expect(told(smtp.messages).sort()).toEqual(
    expected.flatMap(([, to, why]) => obligations.map((id) => `${to} ${why} ${id}`)).sort(),
  )
  // Each came on the morning of its rung. What waited overnight came in one message.
  const messages = await engine.database
    .selectFrom('messages')
    .select(['header_id', 'composed_at'])
    .execute()
  for (const mail of smtp.messages) {
    const at = messages.find(({ header_id: id }) => id === mail.messageId)!.composed_at
    const [date] = expected.find(
      ([, to, why]) => to === addressOf(mail) && mail.text!.includes(why),
    )!
    expect(civilDateOf(at, ukZone)).toBe(date)
    expect(at).toBeGreaterThanOrEqual(atCivil(date, '09:05', ukZone))
    for (const line of linesOf(mail)) expect(line).toMatch(sayable)
  }
  expect(smtp.messages.filter(({ text }) => text!.includes('This is now with you.'))).toHaveLength(
    1,
  )

  // Each rung of each pathway was told once, and what was settled in time was told to nobody.
  const notices = await engine.database
    .selectFrom('notices')
    .select(['obligation', 'rung', 'outcome', 'why'])
    .execute()
  const ofReturns = notices.filter(({ obligation }) => obligations.includes(obligation))
  expect(ofReturns.map(({ obligation, rung }) => `${obligation} ${rung}`).sort()).toEqual(
    obligations.flatMap((id) => expected.map(([, , , rung]) => `${id} ${rung}`)).sort(),
  )
  const others = notices.filter(({ obligation }) => !obligations.includes(obligation))
  expect(others.length).toBeGreaterThan(0)
  for (const notice of others) expect(notice).toMatchObject({ outcome: 'dropped', why: 'settled' })

  // The clock of the cases never went back, and ran as fast as it says.
  const events = await engine.database
    .selectFrom('events')
    .select(['entity', 'seq', 'at'])
    .orderBy('entity')
    .orderBy('seq')
    .execute()
  for (const [n, { entity, at }] of events.entries())
    if (events[n - 1]?.entity === entity) expect(at).toBeGreaterThanOrEqual(events[n - 1]!.at)
  expect(await engine.clock.now()).toBeGreaterThan(saturday + 10 * day)
})

const addressOf = ({ to }: ParsedMail): string => (Array.isArray(to) ? to[0] : to)?.text ?? ''

/** All that a message may say. */
const sayable = new RegExp(
  [
    '(Something is waiting|2 things are waiting) for you:',
    '- A return, due Fri 6 Nov 17:00\\. [A-Z][A-Za-z .]+',
    '  http://localhost:3000/w/pw[0-9a-f]+\\.\\d+',
    'Sign in to see more\\. This message says only that something is waiting\\.',
    'If you no longer work for [A-Z][A-Za-z ]+, please tell the coordinator\\.',
  ]
    .map((line) => `^${line}$`)
    .join('|'),
)

/** Each thing that a message says: to whom, why, and about which obligation. */
const told = (mails: readonly ParsedMail[]): string[] =>
  mails.flatMap((mail) =>
    [...mail.text!.matchAll(/due Fri 6 Nov 17:00\. (.+)\n {2}.+\/w\/(.+)\n/g)].map(
      ([, why, obligation]) => `${addressOf(mail)} ${why} ${obligation}`,
    ),
  )

const linesOf = ({ text }: ParsedMail): string[] =>
  (text ?? '').split('\n').filter((line) => line.trim() !== '')

async function returnsOf(pathways: readonly string[]): Promise<string[]> {
  const rows = await dev.engine.database
    .selectFrom('obligations')
    .select('id')
    .where('pathway', 'in', pathways)
    .where('what', '=', 'return')
    .where('agency', '=', 'national-probation-service-london')
    .execute()
  return rows.map(({ id }) => id)
}
