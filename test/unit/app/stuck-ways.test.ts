// Proves that whatever is stuck says what happens next, and offers those remedies that its reader can send.
import { describe, expect, it } from '@jest/globals'
import { codes, type Role, roles } from '../../../domain/codes.ts'
import { stuckCodes } from '../../../store/reads/stuck-codes.ts'
import { waysOut } from '../../../app/views/lists/stuck-ways.ts'

const owed = { what: 'action', agency: 'met-police' }
const pathway = { ...owed, pathway: 'pw0123456789ab', conference: null }
const meeting = { ...owed, pathway: null, conference: 'cf0123456789ab' }
const nowhere = { ...owed, pathway: null, conference: null }
const agency = 'suzy-lamplugh-trust'
const everybody = { agency, roles: codes(roles) }
const only = (role: Role) => ({ agency, roles: [role] })

const names = (...[stuck, by]: Parameters<typeof waysOut>) =>
  waysOut(stuck, by).remedies.map(({ command }) => command)

describe('what is stuck', () => {
  it.each(Object.keys(stuckCodes) as (keyof typeof stuckCodes)[])(
    'says in a sentence what happens next: %s',
    (code) => {
      expect(waysOut({ code, ...nowhere }, everybody).next).toMatch(/^[A-Z].*\.$/)
    },
  )

  it.each(
    Object.entries(stuckCodes).flatMap(([code, kind]) =>
      kind === 'business' ? [code as keyof typeof stuckCodes] : [],
    ),
  )('has a remedy where people are late: %s', (code) => {
    const both = [pathway, meeting].flatMap((place) => names({ code, ...place }, everybody))
    expect(both).not.toEqual([])
  })

  it('offers what belongs to its place: a pathway or a meeting', () => {
    const code = 'agenda-not-circulated'
    expect(names({ code, ...meeting }, everybody)).toContain('circulate')
    expect(names({ code, ...pathway }, everybody)).toEqual([])
    expect(names({ code, ...nowhere }, everybody)).toEqual([])
  })

  it('offers nothing that the reader cannot send', () => {
    const stuck = { code: 'past-its-ladder', ...pathway } as const
    expect(names(stuck, only('supervisor'))).toContain('reassign')
    expect(names(stuck, only('administrator'))).not.toContain('reassign')
  })

  it('offers nothing that would be refused at once', () => {
    const late = (row: { what: string; agency?: string }) =>
      names({ code: 'past-its-ladder', ...pathway, ...row }, everybody)
    expect(late({ what: 'victimContact' })).not.toContain('waive')
    expect(late({ what: 'return' })).toContain('waive')
    expect(late({ what: 'orderRanOut', agency })).toContain('record-done')
    expect(late({ what: 'orderRanOut' })).not.toContain('record-done')
  })

  it('calls each remedy what its button says', () => {
    const { remedies } = waysOut({ code: 'no-conference-slot', ...pathway }, everybody)
    expect(remedies).toEqual([{ command: 'list-for-conference', label: expect.any(String) }])
    expect(remedies[0]?.label).not.toBe('')
  })
})
