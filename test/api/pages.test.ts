// Proves that the front page and the page behind a link say what waits, and nothing of anybody.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-pages-'))
beforeAll(async () => {
  const config = {
    authIssuer: 'throughline',
    publicUrl: 'https://throughline.example.org',
    mailFrom: 'Throughline <throughline@example.org>',
    mailbox: true,
    dataDir,
  }
  api = await startApi({ config })
})
afterAll(async () => {
  await api.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const script = '<script>alert(1)</script>'

describe('the front page', () => {
  it('leads to my work, and so to the sign-in', async () => {
    const { status, headers } = await api.get('/')
    expect([status, headers['location']]).toEqual([303, '/work'])
  })
})

describe('the page behind a link in a message', () => {
  it('tells nothing, not even whether anything waits, and offers to sign in', async () => {
    const id = 'Xk2v_9Qm1sTe-7LbWc0aRg'
    const { status, text, headers } = await api.get(`/w/${id}`)
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(text).toContain(`href="/w/${id}/open"`)
    expect(text).not.toMatch(/Alex|Robin|exPartner|followed|acknowledged|Suzy|Nov/)
    const other = await api.get('/w/pw0000000000zz.9')
    expect(other.text.replaceAll('pw0000000000zz.9', id)).toBe(text)
  })

  it.each(['nothing', '%00', script, 'x'.repeat(80), "' or 1=1"])(
    'says the same of %s',
    async (id) => {
      const { status, text } = await api.get(`/w/${encodeURIComponent(id)}`)
      expect([status, text]).toEqual([200, expect.stringContaining('Something is waiting')])
      expect(text).not.toContain(script)
    },
  )

  it('loads nothing from elsewhere', async () => {
    const { headers } = await api.get('/w/nothing')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self';/)
  })
})

describe('the mailbox', () => {
  const folder = path.join(dataDir, 'mail')
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
  const read = (url: string, headers = {}, remoteAddress = '127.0.0.1') =>
    api.app.inject({ url, headers, remoteAddress })

  it('is empty at first', async () => {
    expect((await api.get('/mail')).text).toContain('There is nothing')
  })

  it('lists messages, newest first, and shows one', async () => {
    mkdirSync(folder)
    mail(1, 'First')
    mail(2, `Second ${script}`)
    writeFileSync(path.join(folder, '.half.eml.part'), 'not yet')
    const { status, text } = await api.get('/mail')
    expect(status).toBe(200)
    expect(text.indexOf('Second')).toBeLessThan(text.indexOf('First'))
    expect(text).not.toContain(script)
    const [, href = ''] = /href="(\/mail\/[^"]+)">First/.exec(text) ?? []
    const one = await api.get(href)
    expect([one.status, one.text]).toEqual([200, expect.stringContaining('Something is waiting')])
    expect(one.text).toContain('coordinator@suzy-lamplugh-trust.example.org')
    expect(one.text).toContain('Subject: First')
    expect(one.text).not.toContain(script)
  })

  it('shows a message as a mail program would, where nothing in it can run', async () => {
    mail(3, 'Third', `<p style="color:red">Hello</p>${script}`)
    const href = '/mail/2026-11-02T10-00-03-000Z-000003-abc.eml'
    expect((await api.get(href)).text).toContain(
      `title="The message as a mail program shows it" sandbox src="${href}/html"></iframe>`,
    )
    const { headers, text } = await api.get(`${href}/html`)
    expect(text).toContain('Hello')
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  })

  it.each(['..%2f..%2fetc%2fpasswd', 'nothing.eml', '%00.eml', '.half.eml.part'])(
    'has no message %s',
    async (file) => {
      expect((await api.get(`/mail/${file}`)).status).toBe(404)
    },
  )

  it.each<[string, object, string]>([
    ['another machine', {}, '10.0.0.7'],
    ['something that forwards', { 'x-forwarded-for': '10.0.0.7' }, '127.0.0.1'],
    ['something that forwards by the book', { forwarded: 'for=10.0.0.7' }, '127.0.0.1'],
    [
      'a web page that took our address for its own name',
      { host: 'evil.example.org' },
      '127.0.0.1',
    ],
  ])('is not there for %s', async (_who, headers, address) => {
    expect((await read('/mail', headers, address)).statusCode).toBe(404)
  })

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('is there from %s', async (address) => {
    expect((await read('/mail', { host: 'localhost:3000' }, address)).statusCode).toBe(200)
  })

  it('is not there where mail goes elsewhere', async () => {
    const config = {
      authIssuer: 'throughline',
      publicUrl: 'http://localhost',
      mailFrom: 'Throughline <throughline@example.org>',
      mailbox: false,
      dataDir,
    }
    const other = await startApi({ config })
    expect((await other.get('/mail')).status).toBe(404)
    await other.stop()
  })
})
