// Proves that the helpers of the README's walk wait for what is only stored, stop at a problem, and keep no problem as a paper.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { blocksIn, textOf } from './read.ts'

const blocks = blocksIn(textOf('README.md'), 'bash', 'walk')
const helpers = blocks[0] ?? ''
const minutes = /^MINUTES=[^]*?echo "\$MINUTES"$/m.exec(blocks.join('\n'))?.[0] ?? ''

interface Seen {
  readonly url: string | undefined
  readonly key: string | string[] | undefined
}
type Reply = readonly [status: number, body: object]

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-walk-'))
const seen: Seen[] = []
let replies: Reply[] = []
let server: Server
let api = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ url: request.url, key: request.headers['idempotency-key'] })
    const [status, body] = replies.shift() ?? [500, {}]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => void seen.splice(0))
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

/** Runs a script after the helpers, with tokens that nobody checks. */
function walks(script: string, ...given: Reply[]): Promise<{ code: number; said: string }> {
  replies = given
  const text = `npm() { echo token; }\n${helpers}\n${script}`
  const env = { ...process.env, API: api, TMPDIR: folder }
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['--norc', '-euo', 'pipefail', '-c', text],
      { env },
      (error, out, complaints) =>
        resolve({ code: error ? Number(error.code) : 0, said: `${out}${complaints}` }),
    )
  })
}

describe('send', () => {
  it('asks again under the same key while a command is only stored', async () => {
    const { code, said } = await walks(
      `send "$POLICE" referrals '{}'`,
      [202, { outcome: 'waiting' }],
      [201, { outcome: 'done' }],
    )
    expect([code, said.trim()]).toEqual([0, '{"outcome":"done"}'])
    expect(seen).toHaveLength(2)
    expect(seen[0]?.key).toBe(seen[1]?.key)
  })

  it('stops at a problem, and says which', async () => {
    const { code, said } = await walks(`send "$POLICE" referrals '{}'; echo went on`, [
      409,
      { code: 'wrong-stage' },
    ])
    expect(code).not.toBe(0)
    expect(said).toContain('wrong-stage')
    expect(said).not.toContain('went on')
  })
})

it('reads the time of the system, not of the one who walks', async () => {
  const clock = { now: '2026-11-02T10:00:00.000Z', speed: 144, rehearsal: true }
  expect((await walks('later 1800', [200, { clock }])).said.trim()).toBe('2026-11-02T10:30:00.000Z')
  expect(blocks.join('\n')).not.toMatch(/Date\.now|new Date\(\)/)
})

describe('the minutes', () => {
  const paper = path.join(folder, 'minutes-cf1.docx')
  const script = `MEETING=cf1\n${minutes}`

  it('are not there where the answer is a problem', async () => {
    const { code } = await walks(script, [409, { code: 'no-minutes' }])
    expect([code === 0, existsSync(paper)]).toEqual([false, false])
  })

  it('are kept where they are what was asked for', async () => {
    const { code, said } = await walks(script, [200, { minutes: true }])
    expect([code, said.trim()]).toEqual([0, paper])
    expect(readFileSync(paper, 'utf8')).toBe('{"minutes":true}')
  })
})
