// Proves what an audit entry is stored as: no search in clear, no session, no address unless a setting says so.
import { describe, expect, it } from '@jest/globals'
import { type AuditEntry, bodyOf } from '../../../store/audit/entry.ts'
import { keyedDigest } from '../../../store/audit/keyed.ts'

const keeping = { secret: 'the secret', plainAddresses: false }
const entry: AuditEntry = {
  at: 1_793_613_600_000,
  kind: 'search',
  what: 'caseload',
  actor: { id: 'a', name: 'Una\0\ud800', agency: 'x', roles: ['chair'], sites: ['london'] },
  source: { request: 'r', address: '192.0.2.7', program: 'browser', session: 'the token' },
  searched: 'Quillfeather',
  pathways: [],
}
const stored = (more: object = {}) =>
  JSON.parse(bodyOf({ ...entry, ...more }, keeping)) as AuditEntry

describe('an entry as it is stored', () => {
  it('has the search, the session and the address as keyed digests', () => {
    expect(bodyOf(entry, keeping)).not.toMatch(/quill|192\.0|the token/i)
    expect(stored().searched).toBe(keyedDigest('the secret', 'search', 'Quillfeather'))
    expect(stored().searched).not.toBe(keyedDigest('another', 'search', 'Quillfeather'))
    expect(stored().source?.session).not.toBe(stored().source?.address)
  })

  it('has the address where the setting says so', () => {
    const plain = bodyOf(entry, { ...keeping, plainAddresses: true })
    expect(plain).toContain('192.0.2.7')
    expect(plain).not.toContain('the token')
  })

  it('knows a search again however it was typed', () => {
    for (const searched of ['  quillfeather ', 'QUILLFEATHER', 'Quíllfeather'])
      expect(stored({ searched }).searched).toBe(stored().searched)
    expect(stored({ searched: 'quill feather' }).searched).not.toBe(stored().searched)
  })

  it('holds nothing that PostgreSQL takes for no text', () => {
    expect(stored().actor?.name).toBe('Una\ufffd\ufffd')
  })
})
