// Proves that a message is sent and reported once, whatever the mail server does.
import { expect, test } from '@jest/globals'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { asOwner } from '../support/database.ts'
import { met, ownSending } from '../support/sending.ts'
import { realClock } from '../../platform/clock.ts'
import { SMTPServer } from 'smtp-server'

const day = 24 * 60 * 60 * 1000

const sending = await ownSending()
const { database, smtp } = sending

test('a message that was accepted is reported once, and a repeat neither sends nor reports again', async () => {
  const message = await sending.compose()
  const before = smtp.messages.length
  await sending.send(message)
  await sending.send(message)
  expect(smtp.messages.length).toBe(before + 1)
  expect(await sending.results(message)).toEqual([{ message, result: 'sent' }])
})

test('an acceptance that could not be noted goes out again under the same Message-ID', async () => {
  const message = await sending.compose()
  const before = smtp.messages.length
  const dying = { ...realClock, now: () => Promise.reject(new Error('killed')) } // after the server, before the note
  await expect(sending.send(message, { clock: dying })).rejects.toThrow('killed')
  expect(await sending.results(message)).toEqual([])
  await sending.send(message)
  const ids = smtp.messages.slice(before).map(({ messageId }) => messageId)
  expect(ids).toEqual([
    `<message-${sending.composed}@example.org>`,
    `<message-${sending.composed}@example.org>`,
  ])
  expect(await sending.results(message)).toEqual([{ message, result: 'sent' }])
})

test('what is in doubt is tried again: the server is down, busy, or refuses our login', async () => {
  const message = await sending.compose()
  smtp.behave('busy')
  await expect(sending.send(message)).rejects.toThrow('not accepted yet: smtp-451')
  await smtp.down()
  await expect(sending.send(message)).rejects.toThrow('not accepted yet: esocket')
  await smtp.up()
  const strict = new SMTPServer({
    allowInsecureAuth: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, callback) => callback(new Error('who are you')),
  })
  const listening = strict.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const smtpUrl = `smtp://user:secret@127.0.0.1:${(listening.address() as AddressInfo).port}`
  await expect(sending.send(message, { smtpUrl })).rejects.toThrow('not accepted yet: smtp-535')
  await new Promise<void>((resolve) => strict.close(() => resolve()))
  expect(await sending.results(message)).toEqual([])
})

test('a refusal of the message is a result', async () => {
  const message = await sending.compose()
  smtp.behave('refuses')
  await sending.send(message)
  expect(await sending.results(message)).toEqual([{ message, result: 'failed', code: 'smtp-550' }])
})

test('a role without an address is a result, and nobody is asked', async () => {
  const message = await sending.compose('nobodyHasThis')
  const { offered } = smtp
  await sending.send(message)
  expect(await sending.results(message)).toEqual([
    { message, result: 'failed', code: 'no-address' },
  ])
  expect(smtp.offered).toBe(offered)
})

test('an address that no channel takes is a result, and nobody is asked', async () => {
  const role = 'dataProtectionOfficer'
  const at = { agency: met, role, address: 'by pigeon' } // past the edge, which refuses it
  await asOwner(database, (owner) =>
    owner.deleteFrom('contacts').where('role', '=', role).execute(),
  )
  await database.insertInto('contacts').values(at).execute()
  const message = await sending.compose(role)
  const { offered } = smtp
  await sending.send(message)
  expect(await sending.results(message)).toEqual([
    { message, result: 'failed', code: 'no-channel' },
  ])
  expect(smtp.offered).toBe(offered)
})

test('a server that takes the message and then says nothing is given up, with a sign of life each second', async () => {
  const message = await sending.compose()
  smtp.behave('hangs')
  const before = sending.beats
  await expect(sending.send(message, { tryMs: 2500 })).rejects.toThrow(
    'not accepted yet: etimedout',
  )
  expect(sending.beats - before).toBeGreaterThanOrEqual(2)
  smtp.behave('accepts')
  await sending.send(message)
  expect(await sending.results(message)).toEqual([{ message, result: 'sent' }])
})

test('a server that says a little for ever is given up as well', async () => {
  const message = await sending.compose()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const drip = setInterval(() => socket.write('220-wait\r\n'), 100)
    socket.on('close', () => clearInterval(drip)).on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const smtpUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  await expect(sending.send(message, { smtpUrl, tryMs: 1000 })).rejects.toThrow('etimedout')
  for (const socket of sockets) socket.destroy()
  server.close()
})

test('for three days every failure is tried again, and after them the next one is the last', async () => {
  const message = await sending.compose('policeLead', Date.now())
  smtp.behave('busy')
  const later = (ms: number) => ({ real: () => Date.now() + ms })
  await expect(sending.send(message, later(3 * day - 60_000))).rejects.toThrow('not accepted yet')
  expect(await sending.results(message)).toEqual([])
  await sending.send(message, later(3 * day + 1000))
  expect(await sending.results(message)).toEqual([
    { message, result: 'failed', code: 'given-up-after-three-days' },
  ])
  smtp.behave('accepts')
  const { offered } = smtp
  await sending.send(message) // what was given up is not sent after all
  expect(smtp.offered).toBe(offered)
})

test('a log line has the agency and a code, and no address and no word of the server', () => {
  const text = sending.logged.join('')
  expect(text).toContain('smtp-451')
  expect(text).not.toMatch(/@|mailbox unavailable|try again later|who are you|secret/)
})
