// Proves that a process begins with what its starter says, and ends with it.
// A process that is held back begins with what it is told, whenever that was said, and ends with whoever holds it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, it } from '@jest/globals'

const root = path.resolve(import.meta.dirname, '../../..')
const script = `
  const { environmentToBegin } = await import('./platform/config.ts')
  const { PORT, THROUGHLINE_HELD } = await environmentToBegin()
  process.send({ PORT, held: THROUGHLINE_HELD ?? 'no' })
  process.disconnect()`

const start = (held: boolean): ChildProcess =>
  spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
    {
      cwd: root,
      env: { PATH: process.env['PATH'], PORT: '1', ...(held && { THROUGHLINE_HELD: 'true' }) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )

it('begins with its own settings where nobody holds it', async () => {
  const [word] = (await once(start(false), 'message')) as unknown[]
  expect(word).toEqual({ PORT: '1', held: 'no' })
})

it('begins with what it is told, even before it listens', async () => {
  const child = start(true)
  child.send({ begin: { PORT: '2' } })
  const [word] = (await once(child, 'message')) as unknown[]
  expect(word).toEqual({ PORT: '2', held: 'no' })
})

it('ends with the one that holds it', async () => {
  const child = start(true)
  child.disconnect()
  const [code] = (await once(child, 'exit')) as unknown[]
  expect(code).toBe(0)
})
