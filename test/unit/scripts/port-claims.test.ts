// Proves that a port which was chosen is left alone by whoever else chooses one, until it is let go.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { claim } from '../../../scripts/supervisor/port-claims.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-claims-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('is given once, as long as whoever has it runs', () => {
  expect([claim(20_001, folder), claim(20_001, folder), claim(20_002, folder)]).toEqual([
    true,
    false,
    true,
  ])
  const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' })
  writeFileSync(path.join(folder, '20003'), gone.trim())
  expect(claim(20_003, folder)).toBe(true)
})

it('is given again after a while, for by then its program listens or never will', () => {
  expect(claim(20_004, folder)).toBe(true)
  const before = new Date(Date.now() - 180_000)
  utimesSync(path.join(folder, '20004'), before, before)
  expect(claim(20_004, folder)).toBe(true)
})

it('is taken unclaimed where no claim can be written', () => {
  const file = path.join(folder, 'a-file')
  writeFileSync(file, '')
  expect([claim(20_005, file), claim(20_005, file)]).toEqual([true, true])
})
