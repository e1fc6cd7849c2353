// Proves that the page of a pathway says who the people are, as far as its reader may know.
import { describe, expect, test } from '@jest/globals'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { aboutOf } from '../../../../web/pages/pathway/present/about.ts'
import { heading, housing, page } from './seen.ts'

describe('the people of a pathway', () => {
  test('are shown with what is not known, and how contact is safe', () => {
    const safeContact = {
      safe: true,
      channels: ['phone'],
      voicemail: false,
      window: 'Before noon',
      withheldNumber: true,
    }
    const victim = {
      id: 'v',
      name: 'Robin Sample',
      relationship: 'exPartner',
      ...{ formerNames: [], dateOfBirth: null, phone: null, email: null },
      safeContact,
      referrerSince: null,
    }
    const about = aboutOf({ heading: heading(), page: page({ victims: [only(victim)] }) })
    expect(about.person).toContainEqual(['Address', { why: 'Not known' }])
    expect(about.victims[0]?.facts).toContainEqual([
      'Safe contact',
      {
        text: [
          'Contact is safe',
          'Telephone',
          'Before noon',
          'Do not leave a voicemail',
          'Withhold your number',
        ],
      },
    ])
    expect(about.kept).toBeUndefined()
  })

  test('are kept from a reader who need not know, and it is said that they are', () => {
    const withheld = {
      person: 'notForYou',
      victim: 'notForYou',
      concern: 'notForYou',
      risk: 'notForYou',
      orders: 'notForYou',
    } as const
    const about = aboutOf({
      heading: heading(),
      page: page({
        ...{ person: null, victim: null, concern: null, withheld },
        victims: [only(null)],
      }),
    })
    expect(about).toMatchObject({
      person: 'Not for your role.',
      victims: [{ title: 'The victim', facts: 'Not for your role.' }],
      reported: { why: 'Not for your role' },
      kept: expect.stringMatching(/Not shown to your role: the risk, orders\.$/),
    })
  })

  test('say first that contact is unsafe', () => {
    const victim = {
      id: 'v',
      name: null,
      relationship: 'exPartner',
      ...{ formerNames: [], dateOfBirth: null, phone: null, email: null },
      safeContact: { safe: false, channels: ['phone'], note: 'He reads her mail.' },
      referrerSince: null,
    }
    const about = aboutOf({ heading: heading(), page: page({ victims: [only(victim)] }) })
    expect(about.victims[0]?.unsafe).toBe(true)
    expect(about.victims[0]?.facts).toContainEqual([
      'Safe contact',
      { text: ['Do not make contact: it is unsafe', 'He reads her mail.'] },
    ])
  })

  test('are each called by a letter where there are several', () => {
    const about = aboutOf({
      heading: heading(),
      page: page({ victims: [only(null), { ...only(null), letter: 'B', advocate: housing }] }),
    })
    expect(about.victims.map(({ title, id }) => [title, id])).toEqual([
      ['Victim A', 'victim-a'],
      ['Victim B', 'victim-b'],
    ])
    expect(about.victims[1]?.facts).toEqual([['Advocate', { text: [expect.any(String)] }]])
  })
})

type Victim = Overview['page']['victims'][number]

/** One victim's part, as a pathway with one has it. */
const only = (known: Victim['known']): Victim => ({
  ...{ letter: 'A', advocate: null, tries: 0, reached: false, flags: [], plan: [] },
  ...{ closure: null, disclosed: false, ended: null, known, withheld: {} },
})
