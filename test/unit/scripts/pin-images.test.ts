// Proves that images are named by the digests that the registries give, and that nothing is written where one gives none.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'

const root = path.resolve(import.meta.dirname, '../../..')
const files = ['docker-compose.yml', 'Dockerfile']
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-images-'))
  for (const file of files) cpSync(path.join(root, file), path.join(folder, file))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command with a `docker` that says this of every image. */
function pin(says: string) {
  const docker = path.join(folder, 'docker')
  writeFileSync(docker, `#!/bin/sh\n${says}\n`)
  chmodSync(docker, 0o755)
  const script = path.join(root, 'scripts/pin-images.ts')
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    cwd: folder,
    env: { PATH: `${folder}:/usr/bin:/bin` },
    encoding: 'utf8',
  })
}
const text = () => files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n')
const digestsIn = () => [...text().matchAll(/@(sha256:\w+)/g)].map(([, digest]) => digest)

it('writes the digest of each image, whichever stood there', () => {
  const before = text()
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
  const { status, stdout } = pin(`[ "$1 $2 $3" = "buildx imagetools inspect" ] && echo ${digest}`)
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: '6 images named by digest in docker-compose.yml and Dockerfile.\n',
  })
  expect(digestsIn()).toEqual(Array.from({ length: 7 }, () => digest))
  const bare = (all: string) => all.replaceAll(/@sha256:\w+/g, '')
  expect(bare(text())).toBe(bare(before))
})

it.each([
  ['no digest', 'echo unknown'],
  ['nothing at all', 'echo "no such host" >&2; exit 1'],
])('writes nothing where a registry gives %s', (_, says) => {
  const before = text()
  const { status, stderr } = pin(says)
  expect(status).toBe(1)
  expect(stderr).toMatch(/^Nothing was written .* needs `docker` with buildx/)
  expect(text()).toBe(before)
})
