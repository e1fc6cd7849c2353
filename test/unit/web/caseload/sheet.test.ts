// Proves that the caseload as a spreadsheet has a column for each heading, and dates that a spreadsheet can sort.
import { expect, test } from '@jest/globals'
import {
  type CaseloadItem,
  caseRow,
  sheetColumns,
  sheetRow,
} from '../../../../web/pages/caseload/present.ts'

const now = Date.parse('2026-07-01T12:00:00Z')
const item: CaseloadItem = {
  id: 'pw0123456789ab',
  site: 'london',
  stage: 'triage',
  risk: 'high',
  flags: [],
  openedAt: '2026-06-20T09:00:00.000Z',
  lastReferralAt: '2026-06-20T09:00:00.000Z',
  stageSince: '2026-06-22T08:30:00.000Z',
  endedAt: null,
  nextAlarm: '2026-07-03T08:00:00.000Z',
  version: 3,
  referrerAgency: null,
  owed: 1,
  overdue: true,
  person: { name: 'Alex Example' },
  withheld: {},
  waitingOn: {
    what: 'decideTriage',
    title: 'a triage decision',
    agency: 'met',
    role: 'policeLead',
    obligationId: 'pw0123456789ab.2',
    since: '2026-06-22T08:30:00.000Z',
    due: '2026-06-24T16:00:00.000Z',
    overdue: true,
    stoppedSince: null,
  },
}

const cells = (of: CaseloadItem) => {
  const row = sheetRow(of, caseRow(of, new Map([['met', 'Met Police']]), now))
  expect(row).toHaveLength(sheetColumns.length)
  return Object.fromEntries(sheetColumns.map((column, at) => [column, row[at]]))
}

test('has dates and times by the clock at home', () => {
  expect(cells(item)).toMatchObject({
    Name: 'Alex Example',
    'At this stage since': '2026-06-22 09:30',
    Ended: '',
    On: 'Met Police, police lead',
    Due: '2026-06-24 17:00',
    Overdue: 'Yes',
    'Next date': '2026-07-03 09:00',
  })
})

test('says of what a hold has stopped that it is, and leaves empty what is not known', () => {
  const { waitingOn } = item
  const stopped = {
    ...item,
    waitingOn: { ...waitingOn!, stoppedSince: '2026-06-25T00:00:00.000Z' },
  }
  expect(cells(stopped)).toMatchObject({ Due: 'stopped by a hold' })
  const none = { ...item, waitingOn: null, nextAlarm: null, endedAt: '2026-06-30T09:00:00.000Z' }
  expect(cells(none)).toMatchObject({
    Due: '',
    Overdue: 'No',
    'Next date': '',
    Ended: '2026-06-30 10:00',
  })
})
