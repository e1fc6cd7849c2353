// Proves what the pages of a referral say of drafts, of possible duplicates, of two tabs, and of what happens next.
import { describe, expect, it, test } from '@jest/globals'
import { checkedOf, isHidden, differences } from '../../../../web/pages/refer/present/answers.ts'
import type { DraftMatches } from '../../../../app/drafts/matches.ts'
import { draftRow, tasksOf } from '../../../../web/pages/refer/present/lists.ts'
import type { FieldError } from '../../../../app/answers.ts'
import { formOfSection } from '../../../../web/pages/refer/sections.ts'
import { matchesOf } from '../../../../web/pages/refer/present/matches.ts'
import { referralExample } from '../../../support/examples.ts'
import type { SentDraft } from '../../../../app/drafts/sent.ts'
import { sentOf } from '../../../../web/pages/refer/present/sent.ts'

const choices = {
  site: [{ value: 'london', title: 'London' }],
  'referrer.agency': [{ value: 'metropolitan-police-service', title: 'Metropolitan Police' }],
}
const errors: FieldError[] = []
const complete = { state: 'complete' as const, errors }
const states = {
  referrer: complete,
  person: complete,
  victim: { state: 'begun' as const, errors },
  concern: complete,
  screening: complete,
  basis: complete,
}

test('a row says how far a draft is and when it goes, and never an id', () => {
  const item = {
    id: 'd',
    version: 3,
    site: null,
    changedAt: '2026-11-02T10:00:00Z',
    expiresAt: '2026-12-02T10:00:00Z',
    ready: false,
    person: null,
    withheld: {},
    sections: {
      referrer: 'complete',
      person: 'empty',
      victim: 'begun',
      concern: 'empty',
      screening: 'empty',
      basis: 'empty',
    },
  } as const
  expect(draftRow(item)).toEqual({
    href: '/refer/d',
    who: 'No name yet',
    progress: '1 of 6 parts completed',
    ready: false,
    changed: 'Monday 2 November 2026 at 10am',
    deleted: '2 December 2026',
  })
  expect(draftRow({ ...item, ready: true }).progress).toBe('Ready to be sent')
})

test('the list of parts has each with its state in words', () => {
  const shown = tasksOf({ id: 'd', sections: states })
  expect(shown.map(({ status }) => status)).toEqual([
    ...['Completed', 'Completed', 'In progress'],
    ...['Completed', 'Completed', 'Completed'],
  ])
  expect(shown[2]).toMatchObject({ href: '/refer/d/victim', done: false })
})

describe('answers before they are sent', () => {
  const { victim, ...others } = referralExample
  const { safe: _safe, ...terms } = victim.safeContact
  const referral = { ...others, victim: { ...victim, safeContact: terms } }
  const parts = checkedOf({ referral, sections: states, withheld: {} }, choices)
  const answersOf = (section: string) =>
    Object.fromEntries(parts.find((part) => part.section === section)?.answers ?? [])

  it('are not asked again where they are hidden from whoever looks', () => {
    const withheld = { 'referral.victim': 'notForYou' } as const
    const shown = checkedOf({ referral: others, sections: states, withheld }, choices)
    const hidden = shown.filter((part) => part.hidden)
    expect(hidden).toMatchObject([{ section: 'victim', answers: [] }])
    expect(isHidden('victim', { withheld })).toBe(true)
    expect(isHidden('referrer', { withheld: { site: 'notKnown' } })).toBe(false)
  })

  it('are in words', () => {
    expect(answersOf('referrer')).toEqual({
      Site: 'London',
      'Agency that refers': 'Metropolitan Police',
      'Role of the person who refers': 'Police lead',
    })
    expect(answersOf('person')).toMatchObject({
      'Date of birth': '12 April 1988',
      'Alias 1': 'Lex',
    })
    expect(answersOf('basis')).toMatchObject({ 'This is urgent': 'No' })
  })

  it('lack the one about safe contact until it is given, whatever else is', () => {
    const left = parts.flatMap((part) => part.left)
    expect(left).toEqual([
      {
        field: 'victim.safeContact.safe',
        text: 'Select whether it is safe to contact the victim',
      },
    ])
  })

  it('are shown where two tabs differ, and only there', () => {
    const { fields } = formOfSection('person')
    const saved = { person: { name: 'Alex Example', address: 'Here' } }
    const typed = { person: { name: 'Alex Example', aliases: ['Lex'], address: 'There' } }
    expect(differences(fields, { standing: saved, typed }, choices)).toEqual([
      { question: 'Address', saved: 'Here', entered: 'There' },
      { question: 'Alias 1', saved: '', entered: 'Lex' },
    ])
  })
})

describe('possible duplicates', () => {
  const here: DraftMatches['items'][number] = {
    band: 'likely',
    site: 'London',
    pathwayId: 'pw1',
    name: 'Alex Example',
    standing: 'open',
    lastReferralAt: '2026-11-02T10:00:00Z',
    agreed: ['name'],
  }
  const elsewhere = { ...here, band: null, site: null, pathwayId: null }

  it('lead to the pathway of a site of the reader’s, and tell of others only that they hear of it', () => {
    const { rows } = matchesOf({
      searched: true,
      all: true,
      items: [here, { ...elsewhere, name: null, standing: null, lastReferralAt: null, agreed: [] }],
    })
    expect(rows[0]).toMatchObject({
      href: '/pathways/pw1',
      who: 'Alex Example',
      reference: 'pw1',
      standing: 'Open, referred on 2 November 2026',
      agreed: 'The same name',
    })
    expect(rows[1]).toEqual({
      sure: 'May be known',
      certain: false,
      href: undefined,
      who: 'Somebody',
      reference: '',
      where: 'Another site, which hears of the referral',
      standing: 'Only the other site can say',
      agreed: '',
    })
  })

  it('do not say that there are none to somebody who is not told of all', () => {
    const lead = (all: boolean) => matchesOf({ searched: true, all, items: [] }).lead
    expect(lead(true)).toContain('Nobody')
    expect(lead(false)).not.toContain('Nobody')
  })
})

describe('what happens next', () => {
  const command = {
    pathwayId: 'pw1',
    outcome: 'done',
    receivedAt: '2026-11-02T10:00:00Z',
  } as const
  const now = Date.parse('2026-11-02T10:00:00Z')
  const next: SentDraft['next'] = {
    owed: [],
    ahead: [],
    agencies: new Map(),
    within: { acknowledge: { workingDays: 1 }, contact: { days: 2 }, urgentContact: { hours: 24 } },
  }

  it('is said by the policy where nothing of others is seen', () => {
    const { usual, steps, reference } = sentOf({ command, next }, now)
    expect([steps, reference]).toEqual([[], 'pw1'])
    expect(usual.join()).toMatch(/within 1 working day.*within 2 days.*within 24 hours/)
  })

  it.each([
    ['waiting', 'Referral received'],
    ['refused', 'The referral could not be opened'],
  ] as const)('is not promised of what is %s', (outcome, heading) => {
    expect(sentOf({ command: { ...command, outcome }, next: null }, now)).toMatchObject({
      heading,
      steps: [],
      usual: [],
    })
  })

  it('is not told to a colleague of the sender', () => {
    const shown = sentOf({ command: null, next: null }, now)
    expect([shown.state, shown.reference]).toEqual(['byOther', undefined])
  })
})
