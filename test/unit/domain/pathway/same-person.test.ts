// Proves whom a pathway tells that something was reported: the others of the same person, of which it says nothing.
import { describe, expect, it } from '@jest/globals'
import { inTriage, inWatch } from './beginnings.ts'
import { step, type Story } from './story.ts'

const samePerson = [
  { pathway: 'p2', site: 'london', match: 'm2' },
  { pathway: 'p3', site: 'hampshire', match: 'm3' },
]

/** The same, with other open pathways of the person. */
const known = (story: Story): Story => {
  const told = story.copy()
  told.reference = { ...told.reference, samePerson }
  return told
}

const said = ({ messages }: Story) =>
  messages.flatMap(({ to, name, body }) =>
    name.startsWith('hear-of') ? [[to.id, name, body]] : [],
  )

describe('the other pathways of the same person', () => {
  it('hear of an incident and of an urgent risk: at the site from which pathway, elsewhere by which match', () => {
    for (const name of ['report-incident', 'raise-urgent-risk'] as const)
      for (const begun of [inTriage, inWatch])
        expect(said(known(begun()).when(name))).toEqual([
          ['p2', 'hear-of-report', { match: 'm2', pathway: 'p1' }],
          ['p3', 'hear-of-report', { match: 'm3' }],
        ])
  })

  it('hear it once, where they hear it of a victim whom both have', () => {
    const story = known(inTriage().and(step('note-same-victim'))).when('report-incident', {
      kind: 'threat',
    })
    expect(said(story)).toEqual([
      ['p2', 'hear-of-victim', { pathway: 'p1', victim: 'victim-1', threat: true }],
      ['p3', 'hear-of-report', { match: 'm3' }],
    ])
  })

  it('do not pass on what they heard', () => {
    expect(said(known(inTriage()).when('hear-of-report'))).toEqual([])
  })
})
