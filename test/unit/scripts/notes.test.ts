// Proves that what cannot be written is said once and tried until it is, so that files are true once there is room.
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { mock } from 'node:test'
import { Notes } from '../../../scripts/supervisor/notes.ts'

beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))
afterEach(() => mock.timers.reset())

/** Notes of what is so, on a disk that can be full. */
function notes() {
  const state = { so: 0, written: 0, full: false }
  const said: unknown[] = []
  const kept = new Notes(
    () => {
      if (state.full) throw new Error('no room')
      state.written = state.so
    },
    (error) => void said.push(String(error)),
  )
  const put = () => {
    state.so += 1
    kept.put()
  }
  return { state, said, put, kept }
}

it('writes at once, and later without being asked where it cannot', () => {
  const { state, said, put } = notes()
  put()
  expect([state.written, said]).toEqual([1, []])
  state.full = true
  put()
  put()
  mock.timers.tick(60_000)
  expect([state.written, said]).toEqual([1, ['Error: no room']])
  state.full = false
  mock.timers.tick(1000)
  expect([state.written, said.length]).toEqual([3, 1])
  state.full = true
  put()
  expect(said).toHaveLength(2)
})

it('tries no more after the end', () => {
  const { state, put, kept } = notes()
  state.full = true
  put()
  kept.end()
  state.full = false
  mock.timers.tick(60_000)
  expect(state.written).toBe(0)
})
