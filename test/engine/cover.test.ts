// Proves that a message for a role goes to whoever covers for it as well, while the cover holds, once to each address.
import { beforeAll, expect, test } from '@jest/globals'
import { addCover, endCover, readCovers } from '../../store/covers.ts'
import { civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import { met, ownSending } from '../support/sending.ts'
import { recipientsOf } from '../support/smtp.ts'

const day = 24 * 60 * 60 * 1000

const sending = await ownSending()
const { database, smtp } = sending

/** Somebody covers for the role from one day to another, counted from today. */
async function cover(role: string, address: string, [first, last]: readonly [number, number]) {
  const id = crypto.randomUUID()
  const dayAt = (days: number) => civilDateOf(Date.now() + days * day, ukZone)
  await addCover(
    database,
    { id, agency: met, role, address, firstDay: dayAt(first), lastDay: dayAt(last) },
    { by: 'somebody', at: Date.now() },
  )
  return id
}
const recipientsSince = (before: number) => smtp.messages.slice(before).flatMap(recipientsOf)

const role = 'chair'
const [stands, begun, over, ended] = ['in@x.org', 'soon@x.org', 'past@x.org', 'ended@x.org']
let own: string
beforeAll(async () => {
  await cover(role, stands, [-1, 1])
  await cover(role, begun, [1, 3])
  await cover(role, over, [-3, -1])
  const id = await cover(role, ended, [-1, 1])
  await endCover(database, { agency: met, id }, { by: 'somebody', at: Date.now() })
  await cover('probation', 'other@x.org', [-1, 1])
  const contact = database.selectFrom('contacts').select('address')
  const { address } = await contact
    .where((eb) => eb.and({ agency: met, role }))
    .executeTakeFirstOrThrow()
  own = address
})

test('a message goes to both addresses while the cover holds, and to nobody whose cover does not', async () => {
  const message = await sending.compose(role)
  const before = smtp.messages.length
  await sending.send(message)
  expect(recipientsSince(before).sort()).toEqual([own, stands].sort())
  expect(await sending.results(message)).toEqual([{ message, result: 'sent' }])
})

test('a message is tried again only where it was not accepted, and no longer than five minutes for the cover', async () => {
  const message = await sending.compose(role)
  const before = smtp.messages.length
  smtp.behave((to) => (to.includes(stands) ? 'busy' : 'accepts'))
  await expect(sending.send(message)).rejects.toThrow('not accepted yet: smtp-451')
  await expect(sending.send(message)).rejects.toThrow('not accepted yet: smtp-451')
  expect(recipientsSince(before)).toEqual([own])
  await sending.send(message, { real: () => Date.now() + 6 * 60_000 })
  expect(recipientsSince(before)).toEqual([own])
  expect(await sending.results(message)).toEqual([{ message, result: 'sent' }])
  const failed = (await readCovers(database, met)).filter(({ undelivered }) => undelivered)
  expect(failed.map(({ address }) => address)).toEqual([stands])
})

test('a message is reported as its own address answered, whatever the cover did', async () => {
  const message = await sending.compose(role)
  const before = smtp.messages.length
  smtp.behave((to) => (to.includes(stands) ? 'accepts' : 'refuses'))
  await sending.send(message)
  expect(recipientsSince(before)).toEqual([stands])
  expect(await sending.results(message)).toEqual([{ message, result: 'failed', code: 'smtp-550' }])
})

test('a message to several addresses fails only for the site whose own address refuses it', async () => {
  const at = (site: string) =>
    database.insertInto('contacts').values({ agency: met, role, site, address: `${site}@x.org` })
  const message = await sending.compose(role)
  await at('london').execute()
  const first = database.selectFrom('notices').selectAll().where('message', '=', message)
  const notice = await first.executeTakeFirstOrThrow()
  const elsewhere = { ...notice, id: crypto.randomUUID(), site: 'hampshire', queued_at: new Date() }
  await database
    .insertInto('notices')
    .values({ ...elsewhere, sent_at: null })
    .execute()
  const before = smtp.messages.length
  smtp.behave((to) => (to.includes('london@') ? 'refuses' : 'accepts'))
  await sending.send(message)
  expect(recipientsSince(before).sort()).toEqual([own, stands].sort())
  const failed = { message, result: 'failed', code: 'smtp-550', lost: [notice.id] }
  expect(await sending.results(message)).toEqual([failed])
})

test('no address is logged', () => {
  expect(sending.logged.join('')).toContain('message tried')
  expect(sending.logged.join('')).not.toContain('@')
})
