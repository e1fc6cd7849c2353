// Proves that the embedded mailbox is read on a loopback socket of its own, whatever a proxy in front of the pages does.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { mailboxServer } from '../../web/mailbox/server.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { ownNames } from '../../platform/hosts.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-mailbox-'))
const folder = path.join(dataDir, 'mail')
const script = '<script>alert(1)</script>'

let pages: FastifyInstance
let api: TestApi
beforeAll(async () => {
  const config = {
    authIssuer: 'throughline',
    publicUrl: 'http://localhost:3000',
    hosts: ownNames,
    mailFrom: 'Throughline <throughline@example.org>',
    dataDir,
  }
  api = await startApi({ config })
  pages = await mailboxServer({ dataDir, log: pino({ level: 'silent' }), speed: 1 })
  await pages.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await pages.close()
  await api.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const mail = (n: number, subject: string, html = '') =>
  writeFileSync(
    path.join(folder, `2026-11-02T10-00-0${n}-000Z-00000${n}-abc.eml`),
    [
      'Date: Mon, 02 Nov 2026 10:00:00 +0000',
      'From: Throughline <throughline@example.org>',
      'To: coordinator@suzy-lamplugh-trust.example.org',
      `Subject: ${subject}`,
      'MIME-Version: 1.0',
      `Content-Type: ${html ? 'text/html' : 'text/plain'}; charset=utf-8`,
      '',
      html || `Something is waiting: ${script}`,
    ].join('\r\n'),
  )
const read = async (url: string, headers: object = { host: 'localhost:8025' }) => {
  const {
    statusCode,
    body,
    headers: answered,
  } = await pages.inject({ url, headers: { ...headers } })
  return { status: statusCode, text: body, headers: answered }
}

describe('the mailbox', () => {
  it('is empty at first', async () => {
    expect((await read('/mail')).text).toContain('There is nothing')
    expect((await read('/')).headers.location).toBe('/mail')
  })

  it('lists messages, newest first, and shows one', async () => {
    mkdirSync(folder)
    mail(1, 'First')
    mail(2, `Second ${script}`)
    writeFileSync(path.join(folder, '.half.eml.part'), 'not yet')
    const { status, text } = await read('/mail')
    expect(status).toBe(200)
    expect(text.indexOf('Second')).toBeLessThan(text.indexOf('First'))
    expect(text).not.toContain(script)
    const [, href = ''] = /href="(\/mail\/[^"]+)">First/.exec(text) ?? []
    const one = await read(href)
    expect([one.status, one.text]).toEqual([200, expect.stringContaining('Something is waiting')])
    expect(one.text).toContain('coordinator@suzy-lamplugh-trust.example.org')
    expect(one.text).toContain('Subject: First')
    expect(one.text).not.toContain(script)
    const [, style = ''] = /rel="stylesheet" href="([^"]+)"/.exec(one.text) ?? []
    expect((await read(style)).status).toBe(200)
  })

  it('shows a message as a mail program would, where nothing in it can run', async () => {
    mail(3, 'Third', `<p style="color:red">Hello</p>${script}`)
    const href = '/mail/2026-11-02T10-00-03-000Z-000003-abc.eml'
    expect((await read(href)).text).toContain(
      `title="The message as a mail program shows it" sandbox src="${href}/html"></iframe>`,
    )
    const { headers, text } = await read(`${href}/html`)
    expect(text).toContain('Hello')
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  })

  it.each(['..%2f..%2fetc%2fpasswd', 'nothing.eml', '%00.eml', '.half.eml.part'])(
    'has no message %s',
    async (file) => {
      expect((await read(`/mail/${file}`)).status).toBe(404)
    },
  )

  it.each<[string, object]>([
    ['something that forwards', { host: 'localhost:8025', 'x-forwarded-for': '10.0.0.7' }],
    ['something that forwards by the book', { host: 'localhost:8025', forwarded: 'for=10.0.0.7' }],
    ['a web page that took our address for its own name', { host: 'evil.example.org' }],
  ])('is not there for %s', async (_who, headers) => {
    expect([404, 421]).toContain((await read('/mail', headers)).status)
  })
})

describe('where the pages are served', () => {
  it('is no mailbox, not even for this machine by its own name', async () => {
    for (const url of ['/mail', '/mail/2026-11-02T10-00-03-000Z-000003-abc.eml']) {
      const asked = await api.app.inject({ url, headers: { host: 'localhost:3000' } })
      expect(asked.statusCode).toBe(404)
      expect(asked.body).not.toContain('suzy-lamplugh')
    }
  })

  it('is none behind a proxy on this machine that hides where a request comes from', async () => {
    const at = new URL(await api.app.listen({ host: '127.0.0.1', port: 0 }))
    const status = await new Promise((resolve) => {
      // as a proxy asks that sets its own Host and adds nothing
      const headers = { host: `127.0.0.1:${at.port}` }
      request(new URL('/mail', at), { headers }, (answer) =>
        resolve(answer.resume().statusCode),
      ).end()
    })
    expect(status).toBe(404)
  })
})
