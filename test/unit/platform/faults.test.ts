// Proves that a process dies at the point that a proof asks for, once.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { faultsIn } from '../../../platform/faults.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-faults-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asked = () => path.join(folder, 'api-before-wake')
const script = `
  import { faultsIn } from ${JSON.stringify(path.resolve('platform/faults.ts'))}
  const reach = faultsIn(process.argv[1])
  reach('worker-after-commit')
  reach('api-before-wake')
  console.log('lived')
`
const run = (...where: string[]) =>
  spawnSync(process.execPath, ['--input-type=module', '-e', script, ...where], { encoding: 'utf8' })

it('a process dies at the point that was asked for, once', () => {
  writeFileSync(asked(), '')
  expect(run(folder)).toMatchObject({ signal: 'SIGKILL', stdout: '' })
  expect(existsSync(asked())).toBe(false)
  expect(run(folder)).toMatchObject({ signal: null, stdout: 'lived\n' })
})

it('without a folder nothing is looked for', () => {
  writeFileSync(asked(), '')
  expect(run()).toMatchObject({ signal: null, stdout: 'lived\n' })
  expect(() => faultsIn(undefined)('api-before-wake')).not.toThrow()
  expect(existsSync(asked())).toBe(true)
})
