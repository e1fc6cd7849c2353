// Proves that the mailbox keeps what it accepted, through a kill at once.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { freePort } from '../../scripts/supervisor/ports.ts'
import { temporaryFolder } from '../support/system.ts'

const folder = temporaryFolder()
let mailbox: ChildProcess
let url: string

beforeEach(async () => {
  url = `smtp://127.0.0.1:${await freePort()}`
  mailbox = spawn(process.execPath, ['scripts/mailbox.ts'], {
    env: { ...process.env, DATA_DIR: folder.path, SMTP_URL: url, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(mailbox, 'message')
})
afterEach(() => void mailbox.kill('SIGKILL'))
afterAll(() => folder.remove())

const send = (to: string, subject = 'Something is waiting') =>
  createTransport({ url }).sendMail({ from: 'a@example.org', to, subject, text: 'See the link.' })

const kept = () =>
  readdirSync(path.join(folder.path, 'mail'))
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readFileSync(path.join(folder.path, 'mail', name)))

it('keeps what it accepted, in order of arrival, through a kill at once', async () => {
  for (const subject of ['first', 'second', 'third']) await send('b@example.org', subject)
  mailbox.kill('SIGKILL')
  const mails = await Promise.all(kept().map((mail) => simpleParser(mail)))
  expect(mails.map(({ subject }) => subject)).toEqual(['first', 'second', 'third'])
  expect(mails[0]?.headers.get('delivered-to')).toMatchObject({ text: 'b@example.org' })
})

it.each([
  ['bounce@example.org', 550],
  ['busy@example.org', 451],
])('refuses mail to %s with %i and keeps none of it', async (to, responseCode) => {
  const before = kept().length
  await expect(send(to)).rejects.toMatchObject({ responseCode })
  expect(kept()).toHaveLength(before)
})

it('ends when its parent process is gone', async () => {
  const gone = once(mailbox, 'exit')
  mailbox.disconnect()
  expect(await gone).toEqual([0, null])
})
