// Proves that what is tried on the documentation page has a new key each time.
import { describe, expect, it } from '@jest/globals'
import vm from 'node:vm'
import { commandHeaders } from '../../../api/headers.ts'
import { withFreshKey } from '../../../api/operations/fresh-key.ts'

const [example = ''] = (commandHeaders.shape['idempotency-key'].meta()?.examples ?? []) as string[]

describe('the key of a request that is tried', () => {
  it('is a new one for each try with the key of the example', () => {
    const keys = [1, 2].map(
      () => withFreshKey({ headers: { 'idempotency-key': example } }).headers['idempotency-key'],
    )
    expect(keys).not.toContain(example)
    expect(new Set(keys).size).toBe(2)
    for (const key of keys)
      expect(commandHeaders.safeParse({ 'idempotency-key': key }).success).toBe(true)
  })

  it('stays what somebody typed, and a request that needs none gets none', () => {
    const typed = { headers: { 'idempotency-key': '11111111-2222-4333-8444-555555555555' } }
    expect(withFreshKey({ headers: { ...typed.headers } })).toEqual(typed)
    expect(withFreshKey({ headers: {} })).toEqual({ headers: {} })
    expect(withFreshKey({})).toEqual({})
  })

  it('needs nothing but its own text, as it is sent to the browser', () => {
    const alone = vm.runInNewContext(`(${withFreshKey.toString()})`, {
      crypto,
      Uint8Array,
      Array,
    }) as typeof withFreshKey
    const sent = alone({ headers: { 'idempotency-key': example } })
    expect(sent.headers['idempotency-key']).not.toBe(example)
  })
})
