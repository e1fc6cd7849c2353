import { agencyPages } from './agency/page.ts'
import { auditPages } from './audit/page.ts'
import { caseloadCsv, caseloadPage, forgetViewPost, keepViewPost } from './caseload/page.ts'
import { pathwayPages } from './pathway/pages.ts'
import { formPages } from './do/page.ts'
import { accessPages } from './access/page.ts'
import { linksPages } from './links/page.ts'
import { openedLink } from './link/page.ts'
import { referPages } from './refer/page.ts'
import { listPages } from './meeting-new/list-page.ts'
import { meetingPage } from './meeting/page.ts'
import { meetingsPage } from './meetings/page.ts'
import { newMeetingPage, newMeetingPost } from './meeting-new/page.ts'
import { orderPost } from './meeting/order.ts'
import { paperPages } from './meeting/papers.ts'
import { bankHolidayPages } from './reference/bank-holidays.ts'
import { clockPages } from './reference/clock.ts'
import { partPages } from './reference/part.ts'
import { contactPages } from './reference/contact.ts'
import { referenceForms } from './reference/edit.ts'
import { referencePages } from './reference/page.ts'
import type { Route } from '../page.ts'
import { reportPages } from './reports/page.ts'
import { searchPage, searchPost } from './search/page.ts'
import { stuckPage } from './stuck/page.ts'
import { tablePost } from './meeting/table.ts'
import { seenPost, workPage } from './work/page.ts'

/** Every page, and every address that a form is sent to. */
export const routes: readonly Route[] = [
  workPage,
  seenPost,
  caseloadPage,
  caseloadCsv,
  keepViewPost,
  forgetViewPost,
  ...referPages,
  searchPage,
  searchPost,
  stuckPage,
  ...reportPages,
  ...agencyPages,
  ...auditPages,
  ...referencePages,
  ...bankHolidayPages,
  ...referenceForms,
  ...contactPages,
  ...clockPages,
  ...partPages,
  ...pathwayPages,
  ...formPages,
  openedLink,
  ...linksPages,
  ...accessPages,
  meetingsPage,
  newMeetingPage,
  newMeetingPost,
  ...listPages,
  meetingPage,
  orderPost,
  tablePost,
  ...paperPages,
]
