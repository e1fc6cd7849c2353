// Proves that no request that the OpenAPI document lets somebody think of is answered with 5xx, or otherwise than the document says.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { codes, type Role, roles } from '../../domain/codes.ts'
import { fuzzConfig, idsToFuzz } from '../support/fuzzed.ts'
import { sized } from '../support/proof.ts'
import { startApi, type TestApi } from '../support/api.ts'

/** Those as whom it asks: in the short form the one who may do most. */
const asked: readonly Role[] = sized(0, 1) === 0 ? ['coordinator'] : codes(roles)

/** What must hold of every answer; whether every wrong value is refused is for the tests of bad requests. */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
]

let api: TestApi
let url: string
let folder: string
beforeAll(async () => {
  api = await startApi()
  url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-fuzz-'))
})
afterAll(async () => {
  await api.stop()
  rmSync(folder, { recursive: true, force: true })
})

test.each(asked)('as %s', async (role) => {
  const config = path.join(folder, `${role}.toml`)
  const report = path.join(folder, `${role}.xml`)
  writeFileSync(config, fuzzConfig(await idsToFuzz(api)))
  const args = [
    ...['--config-file', config, 'run', `${url}/api/openapi.json`],
    ...['--header', `Authorization: Bearer ${await api.token(role)}`],
    ...[
      '--checks',
      checks.join(','),
      '--phases',
      sized(0, 1) === 0 ? 'fuzzing' : 'coverage,fuzzing',
    ],
    ...['--max-examples', String(sized(3, 60)), '--seed', '1', '--workers', '1'],
    ...['--suppress-health-check', 'all', '--generation-database', 'none', '--no-shrink'],
    ...['--report', 'junit', '--report-junit-path', report, '--warnings', 'off'],
  ]
  const { code, said } = await schemathesis(args)
  expect(code === 0 ? '' : said).toBe('')
  const cases = /tests="(\d+)"/.exec(readFileSync(report, 'utf8'))?.[1]
  expect(Number(cases)).toBeGreaterThan(Object.keys(api.app.swagger().paths ?? {}).length)
})

function schemathesis(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const packages = process.env['THROUGHLINE_SCHEMATHESIS']
  if (!packages) throw new Error('ask with `npm run proof`, which fetches what asks')
  const run = ['-c', 'from schemathesis.cli import schemathesis; schemathesis()', ...args]
  const child = spawn(process.env['PYTHON'] ?? 'python3', run, {
    cwd: folder,
    env: { PATH: process.env['PATH'], PYTHONPATH: packages, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
}
