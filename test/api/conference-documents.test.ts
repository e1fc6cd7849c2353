// Proves that the pack and the minutes show each reader what the screen shows, from when they may be read.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { type By, council } from '../support/meeting.ts'
import { fetchFile, held, type TestFile, withPapers, withReturns } from '../support/papers.ts'
import { expectPaper as expectIn, type ExpectedWords, wordsIn } from '../support/paper-words.ts'
import { ownApi } from '../support/api.ts'

const api = await ownApi()
const { meeting, first, second } = await withPapers(api)
const calledIn = { token: await api.token('agencyWorker', { agency: council }) }

const file = (name: string, by: By): Promise<TestFile> =>
  fetchFile(api, `${meeting.url}/${name}`, by)

/** What was written as usual, and so is not for those who treat. */
const guarded = [
  ...['Change the locks.', 'Known since May.', 'Not ours to say.', 'They have moved away.'],
  ...['Fixed on <b>one</b> person & armed.', 'Has found the new address.', 'It was late.'],
  ...['Advice would have been enough.', 'Look for a flat.', 'Apply for an order.'],
]

const expectPaper = (paper: 'pack' | 'minutes', by: By, expected: ExpectedWords) =>
  expectIn(api, meeting, paper, by, expected)

const nobody = ['Internal-only words', 'investigation', 'Robin Sample'] // the victim is no item's

describe('before the agenda is circulated', () => {
  it('is a pack for those who run the meeting, and says so', () =>
    expectPaper('pack', 'coordinator', {
      has: ['Stalking panel', 'Meeting pack', 'Not circulated yet', 'Alex Example'],
      hasNot: ['An extract for'],
    }))

  it('is not yet there for those invited, nor are minutes for anybody', async () => {
    for (const by of ['policeLead', calledIn] as const)
      for (const name of ['pack.html', 'pack.docx']) {
        const { status, text } = await file(name, by)
        expect([status, JSON.parse(text)]).toMatchObject([409, { code: 'not-circulated' }])
      }
    for (const by of ['coordinator', 'policeLead'] as const) {
      const { status, text } = await file('minutes.html', by)
      expect([status, JSON.parse(text)]).toMatchObject([409, { code: 'no-minutes' }])
    }
  })
})

describe('the pack', () => {
  beforeAll(async () => {
    await withReturns(meeting)
    await meeting.done('circulate', 'coordinator')
  })

  const agenda = [
    'cf',
    'Room 4',
    'Wed 18 Nov 2026, 10:00',
    'Metropolitan Police Service',
    'Forensic clinician',
    'These papers, and what is said at this meeting, are confidential.',
    'Change the locks.',
    'Item 2: Second Person',
    'Item 1: Alex Example',
    'High risk',
    'Children',
    'Known since May.',
    'Not ours to say.',
    'Nothing known',
    'late',
    'Overdue since Mon 16 Nov 2026, 17:00',
    'Something', // is kept back
    'Tue 1 Dec 2026',
  ]

  it.each(['coordinator', 'chair'] as const)('is whole for the %s', (by) =>
    expectPaper('pack', by, { has: agenda, hasNot: [...nobody, 'Not circulated', 'An extract'] }),
  )

  it('is whole for an agency of the core, to its police lead', () =>
    expectPaper('pack', 'policeLead', {
      has: agenda,
      hasNot: [...nobody, 'Not circulated', 'An extract'],
    }))

  it.each(['forensicClinician', 'probation'] as const)(
    'is without what is not for treatment, to its %s',
    (by) =>
      expectPaper('pack', by, {
        has: agenda.filter((word) => !guarded.includes(word)),
        hasNot: [...nobody, ...guarded, 'Not circulated', 'An extract'],
      }),
  )

  it('hears children first', async () => {
    for (const words of await wordsIn(api, meeting, 'pack', 'policeLead'))
      expect(words.indexOf('Item 2')).toBeLessThan(words.indexOf('Item 1'))
  })

  it('is of an agency that was called in its own items, and nothing of the others', () =>
    expectPaper('pack', calledIn, {
      has: [
        'An extract for London council partner',
        'Item 1: Alex Example',
        first,
        'Overdue since',
      ],
      hasNot: [
        ...nobody,
        second,
        'Second Person',
        'Known since May',
        'Not ours',
        'locks',
        'High risk',
      ],
    }))

  it('shows an agency the action that it owes', () =>
    expectPaper('pack', 'agencyWorker', {
      has: ['An extract for London housing partner', 'Change the locks.', 'Item 2', 'Item 1'],
      hasNot: [...nobody, 'Known since May.', 'Tue 1 Dec 2026'],
    }))
})

describe('the minutes', () => {
  beforeAll(async () => {
    await held(meeting, first)
  })

  const decided = [
    'Attendance, apologies, information sent',
    'Open actions reviewed',
    'Twelve-month expiries',
    'Any other business',
    'Everybody present has accepted it.',
    'Quorum met.',
    'No longer possible',
    'They have moved away.',
    'Intervene',
    'Fixed on <b>one</b> person & armed.',
    'Has found the new address.',
    'Differing view of National Probation Service London',
    'Advice would have been enough.',
    'Look for a flat.',
    'Apply for an order.',
    'Fri 4 Dec 2026',
    'Deferred',
    'No time was left',
    'It was late.',
  ]

  it('are only the record until somebody writes them, for those who run the meeting', async () => {
    await expectPaper('minutes', 'chair', {
      has: [...decided, 'Nothing has been written yet.'],
      hasNot: nobody,
    })
    expect((await file('minutes.docx', 'policeLead')).status).toBe(409)
  })

  it('are a draft until they are circulated', async () => {
    await meeting.done('draft-minutes', 'coordinator', { text: 'An early draft.' })
    await meeting.done('draft-minutes', 'coordinator', { text: 'We met at ten.\n\nIt rained.' })
    await expectPaper('minutes', 'coordinator', {
      has: ['A draft that has not been circulated.', 'We met at ten.', 'It rained.'],
      hasNot: [...nobody, 'An early draft.'],
    })
    expect((await file('minutes.html', 'policeLead')).status).toBe(409)
  })

  it('are for an agency of the core once they are, with what was corrected and added', async () => {
    await meeting.done('circulate-minutes', 'coordinator')
    await expectPaper('minutes', 'policeLead', {
      has: [...decided, 'Circulated, and not approved yet.', 'We met at ten.'],
      hasNot: [...nobody, 'An extract'],
    })
    await meeting.done('correct-minutes', 'probation', { correction: 'I came at five past.' })
    await meeting.done('approve-minutes', 'chair')
    await meeting.done('add-addendum', 'coordinator', { text: 'The order was granted.' })
    const later = ['I came at five past.', 'The order was granted.']
    await expectPaper('minutes', 'policeLead', {
      has: [...decided, 'Approved', ...later],
      hasNot: [...nobody, 'not approved yet', 'An early draft.'],
    })
    await expectPaper('minutes', 'forensicClinician', {
      has: [...decided.filter((word) => !guarded.includes(word)), 'Approved'],
      hasNot: [...nobody, ...guarded, ...later, 'We met at ten.'],
    })
  })

  it('are an extract for an agency that was called: its items and its own actions', () =>
    expectPaper('minutes', calledIn, {
      has: [
        'An extract for London council partner',
        'Alex Example',
        'Intervene',
        'Look for a flat.',
      ],
      hasNot: [
        ...nobody,
        'Second Person',
        'Fixed on',
        'Advice would',
        'Apply for an order',
        'We met at ten',
        'five past',
        'The order was granted',
        'They have moved',
      ],
    }))

  it('tell the pack what was heard', () =>
    expectPaper('pack', 'policeLead', {
      has: ['Nothing is left to be heard.', 'Heard, or no longer on the list', 'Intervene'],
      hasNot: [...nobody, 'Fixed on'],
    }))
})
