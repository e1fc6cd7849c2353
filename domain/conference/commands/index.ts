import {
  acceptConfidentiality,
  adjourn,
  closeSession,
  declareConflict,
  openSession,
  recordAttendance,
} from './session.ts'
import {
  addAddendum,
  approveMinutes,
  circulateMinutes,
  correctMinutes,
  draftMinutes,
  reconvened,
} from './minutes.ts'
import { postalCommands } from './delivery.ts'
import {
  bringAction,
  bringExpiry,
  carryItem,
  itemChanged,
  itemNotTaken,
  listItem,
  withdrawItem,
} from './listing.ts'
import {
  cancelConference,
  followPolicy,
  inviteAgency,
  moveConference,
  planConference,
} from './plan.ts'
import {
  circulate,
  deferItem,
  extendConference,
  offerItem,
  openAgenda,
  reorderAgenda,
  transferItem,
} from './agenda.ts'
import type { ConferenceRule } from '../rule.ts'
import { decideItem, overrideNoShow, presentItem, reviewAction } from './items.ts'
import { owingCommands } from './obligations.ts'
import { recordReturn, waiveReturn } from './returns.ts'

/** Every command of a meeting. Routes, schemas, permissions and the list of what is allowed come from here. */
export const conferenceCommands = {
  'plan-conference': planConference,
  'move-conference': moveConference,
  'follow-policy': followPolicy,
  'cancel-conference': cancelConference,
  'invite-agency': inviteAgency,
  'list-item': listItem,
  'withdraw-item': withdrawItem,
  'carry-item': carryItem,
  'item-changed': itemChanged,
  'item-not-taken': itemNotTaken,
  'bring-action': bringAction,
  'bring-expiry': bringExpiry,
  'reorder-agenda': reorderAgenda,
  'defer-item': deferItem,
  'transfer-item': transferItem,
  'offer-item': offerItem,
  'extend-conference': extendConference,
  'record-return': recordReturn,
  'waive-return': waiveReturn,
  circulate,
  'open-agenda': openAgenda,
  'open-session': openSession,
  'record-attendance': recordAttendance,
  'accept-confidentiality': acceptConfidentiality,
  'declare-conflict': declareConflict,
  'present-item': presentItem,
  'override-no-show': overrideNoShow,
  'decide-item': decideItem,
  'review-action': reviewAction,
  adjourn,
  'close-session': closeSession,
  reconvened,
  'draft-minutes': draftMinutes,
  'circulate-minutes': circulateMinutes,
  'correct-minutes': correctMinutes,
  'approve-minutes': approveMinutes,
  'add-addendum': addAddendum,
  ...owingCommands,
  ...postalCommands,
} as const satisfies Record<string, ConferenceRule>
export type ConferenceCommandName = keyof typeof conferenceCommands
