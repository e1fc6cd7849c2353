// Proves that the front page and the page behind a link say what waits, and nothing of anybody.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startApi, type TestApi } from '../support/api.ts'
import { ownNames } from '../../platform/hosts.ts'

let api: TestApi
const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-pages-'))
beforeAll(async () => {
  const config = {
    authIssuer: 'throughline',
    publicUrl: 'https://throughline.example.org',
    hosts: ownNames,
    mailFrom: 'Throughline <throughline@example.org>',
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
