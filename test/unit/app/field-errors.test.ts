// Proves that faults of input name their fields, and repeat nothing that was sent.
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { errorsOf } from '../../../app/field-errors.ts'
import { words } from '../../../domain/fields.ts'

const schema = z.strictObject({
  name: words(10),
  count: z.int().max(3),
  kind: z.enum(['one', 'two']),
  list: z.array(z.strictObject({ on: z.iso.date() })).max(2),
})
const good = { name: 'x', count: 1, kind: 'one', list: [{ on: '2026-01-01' }] }

const errors = (changed: object) => {
  const data = { ...good, ...changed }
  const parsed = schema.safeParse(data)
  return parsed.success ? [] : errorsOf(parsed.error, data)
}

describe('faults of input', () => {
  it.each<[object, string, string]>([
    [{ name: undefined }, 'name', 'required'],
    [{ name: 7 }, 'name', 'type'],
    [{ name: null }, 'name', 'type'],
    [{ name: '' }, 'name', 'too-small'],
    [{ name: 'x'.repeat(11) }, 'name', 'too-large'],
    [{ name: 'a\u0000' }, 'name', 'control-characters'],
    [{ count: 4 }, 'count', 'too-large'],
    [{ kind: 'three' }, 'kind', 'one-of'],
    [{ list: [{ on: '2026-02-30' }] }, 'list.0.on', 'date'],
    [{ list: [{}] }, 'list.0.on', 'required'],
    [{ extra: 1 }, 'extra', 'unknown-field'],
    [{ list: [{ on: '2026-01-01', extra: 1 }] }, 'list.0.extra', 'unknown-field'],
  ])('%j is named: %s breaks %s', (changed, field, rule) => {
    expect(errors(changed)).toContainEqual({ field, rule, message: expect.any(String) })
  })

  it.each<[object, string]>([
    [{ name: undefined }, 'must be given.'],
    [{ name: 7 }, 'must be text.'],
    [{ name: '' }, 'must not be empty.'],
    [{ name: ' ' }, 'must not be blank.'],
    [{ name: 'x'.repeat(11) }, 'must be at most 10 characters long.'],
    [{ count: 1.5 }, 'must be a whole number.'],
    [{ count: 4 }, 'must be at most 3.'],
    [{ kind: 'three' }, 'must be one of one, two.'],
    [{ list: 1 }, 'must be a list.'],
    [{ list: [good.list[0], good.list[0], good.list[0]] }, 'must have at most 2 entries.'],
    [{ list: [{ on: 'May' }] }, 'must be a date such as 2026-05-01.'],
    [{ extra: 1 }, 'is not a field of this request.'],
  ])('%j says in plain English: %s', (changed, message) => {
    expect(errors(changed)).toContainEqual(expect.objectContaining({ message }))
  })

  it('names the whole input if it is not an object', () => {
    const parsed = schema.safeParse([])
    expect(parsed.error && errorsOf(parsed.error, [])).toMatchObject([
      { field: 'body', rule: 'type' },
    ])
  })

  it('does not repeat what was sent, not even as the name of a field', () => {
    const said = JSON.stringify(
      errors({ 'Jane Quist of 7 High Street': 1, name: 7, kind: 'Quist' }),
    )
    expect(said).not.toContain('Quist')
    expect(said).toContain('"field":"…"')
  })

  it('are thirty at most', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`field${n}`, n]))
    expect(errors(many)).toHaveLength(30)
  })
})
