import { acceptReferral, rejectReferral, returnReferral } from './referral.ts'
import { acknowledgeReferralOn, decideTriage, recordAdvice } from './triage.ts'
import { actionReviewed } from './action-review.ts'
import { amendReferral } from './amend-referral.ts'
import { answerClosure, approveClosure, proposeClosure, refuseClosure } from './closure.ts'
import { changeCommands } from './change.ts'
import { postalCommands } from './delivery.ts'
import { assessRisk, recordChange } from './risk.ts'
import { acceptAction, endAction, verifyAction } from './actions.ts'
import { orderCommands } from './orders.ts'
import { careCommands } from './care.ts'
import { recordConference } from './conference.ts'
import { owingCommands } from './obligations.ts'
import { endProgrammeEarly, recordClosingReport } from './programme.ts'
import { followUpMissedSession, judgeAbsence } from './missed.ts'
import { bookSession, cancelSession, moveSession, planSessions, recordSession } from './sessions.ts'
import { intakeCommands } from './intake.ts'
import { holdCommands } from './hold.ts'
import { listForConference } from './list-for-conference.ts'
import { listingCommands } from './listing.ts'
import { openResearch, recordReturn, waiveReturn } from './research.ts'
import { raiseUrgentRisk, reportIncident } from './incident.ts'
import { recordSuitability } from './suitability.ts'
import { recordReview } from './review.ts'
import {
  declineSupport,
  markContactUnsafe,
  recordContactAttempt,
  recordVictimContact,
  recordVictimView,
  setSafeContact,
} from './victim-contact.ts'
import { retentionCommands } from './retention.ts'
import { submitReferral } from './submit-referral.ts'
import { transferCommands } from './transfer.ts'
import type { PathwayRule } from '../rule.ts'

/** Every command of a pathway. Routes, schemas, permissions and the list of what is allowed come from here. */
export const pathwayCommands = {
  'submit-referral': submitReferral,
  'accept-referral': acceptReferral,
  'return-referral': returnReferral,
  'amend-referral': amendReferral,
  'reject-referral': rejectReferral,
  'decide-triage': decideTriage,
  'record-advice': recordAdvice,
  'acknowledge-referral-on': acknowledgeReferralOn,
  'record-victim-contact': recordVictimContact,
  'record-contact-attempt': recordContactAttempt,
  'record-victim-view': recordVictimView,
  'decline-support': declineSupport,
  'mark-contact-unsafe': markContactUnsafe,
  'set-safe-contact': setSafeContact,
  'open-research': openResearch,
  'record-return': recordReturn,
  'waive-return': waiveReturn,
  'record-conference': recordConference,
  'list-for-conference': listForConference,
  ...listingCommands,
  'accept-action': acceptAction,
  'end-action': endAction,
  'verify-action': verifyAction,
  'action-reviewed': actionReviewed,
  'assess-risk': assessRisk,
  'record-change': recordChange,
  'record-suitability': recordSuitability,
  'plan-sessions': planSessions,
  'record-session': recordSession,
  'move-session': moveSession,
  'book-session': bookSession,
  'cancel-session': cancelSession,
  'follow-up-missed-session': followUpMissedSession,
  'judge-absence': judgeAbsence,
  'end-programme': endProgrammeEarly,
  'record-closing-report': recordClosingReport,
  'record-review': recordReview,
  'report-incident': reportIncident,
  'raise-urgent-risk': raiseUrgentRisk,
  ...orderCommands,
  'propose-closure': proposeClosure,
  'answer-closure': answerClosure,
  'approve-closure': approveClosure,
  'refuse-closure': refuseClosure,
  ...careCommands,
  ...retentionCommands,
  ...transferCommands,
  ...holdCommands,
  ...owingCommands,
  ...changeCommands,
  ...intakeCommands,
  ...postalCommands,
} as const satisfies Record<string, PathwayRule>
export type PathwayCommandName = keyof typeof pathwayCommands
