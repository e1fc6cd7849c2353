// Proves that an agency which stays silent is reminded up to the last rung: the right people, each once, of a morning.
import { expect, test } from '@jest/globals'
import {
  addressOf,
  composedAt,
  returnsOf,
  rungs,
  told,
  unsayable,
} from '../../support/silent-agency.ts'
import { atCivil, civilDateOf, ukZone } from '../../../domain/calendar/calendar.ts'
import { skippingOfFile } from '../../support/skipping.ts'
import { until } from '../../support/until.ts'
import { waitingOnProbation } from '../../support/steps.ts'

const skipping = skippingOfFile()

const due = 'Fri 8 Feb 17:00'
/** The morning of each rung. */
const mornings = [
  '2030-02-04',
  '2030-02-06',
  '2030-02-07',
  '2030-02-08',
  '2030-02-11',
  '2030-02-12',
  '2030-02-13',
]

test('a silent agency is reminded from the referral to the last rung: the right people, each once, of a morning', async () => {
  const { engine, smtp } = skipping
  await skipping.until('2030-02-02 18:00') // a Saturday
  const pathways = [await waitingOnProbation(engine), await waitingOnProbation(engine)]
  const obligations = await returnsOf(engine, pathways)
  for (const [n, morning] of mornings.entries()) {
    await skipping.until(`${morning} 09:10`)
    const so = obligations.length * (n + 1)
    await until(async () => (await told(engine, smtp.messages, due)).length === so)
  }

  // What each line of each message says, to whom, about what: all that was due, and nothing else.
  expect((await told(engine, smtp.messages, due)).sort()).toEqual(
    rungs.flatMap(([to, why]) => obligations.map((id) => `${to} ${why} ${id}`)).sort(),
  )
  // Each came on the morning of its rung. What waited overnight came in one message.
  for (const mail of smtp.messages) {
    const at = await composedAt(engine, mail)
    const rung = rungs.findIndex(([to, why]) => to === addressOf(mail) && mail.text!.includes(why))
    const morning = mornings[rung] ?? ''
    expect(civilDateOf(at, ukZone)).toBe(morning)
    expect(at).toBeGreaterThanOrEqual(atCivil(morning, '09:05', ukZone))
    expect(unsayable(mail, due)).toEqual([])
  }
  const first = smtp.messages.filter(({ text }) => text!.includes('This is now with you.'))
  expect(first).toHaveLength(1)

  // Each rung of each pathway was told once, and what was settled in time was told to nobody.
  const notices = await engine.database
    .selectFrom('notices')
    .select(['obligation', 'rung', 'outcome', 'why'])
    .execute()
  const ofReturns = notices.filter(({ obligation }) => obligations.includes(obligation))
  expect(ofReturns.map(({ obligation, rung }) => `${obligation} ${rung}`).sort()).toEqual(
    obligations.flatMap((id) => rungs.map(([, , rung]) => `${id} ${rung}`)).sort(),
  )
  const others = notices.filter(({ obligation }) => !obligations.includes(obligation))
  expect(others.length).toBeGreaterThan(0)
  for (const notice of others) expect(notice).toMatchObject({ outcome: 'dropped', why: 'settled' })
})
