import type { ObligationKind } from '../obligations/kind.ts'

/** One kind of thing that a meeting can wait for. All of them end with the meeting, except what is asked of its record. */
export type ConferenceKind = Omit<ObligationKind, 'span'>

/** Everything that can be owed on a meeting. The titles say nothing about anyone, because they appear in notices. */
export const conferenceKinds = {
  attend: {
    title: 'a meeting to attend',
    owner: 'agencyWorker',
    heldBy: 'anyRole',
    clock: 'meeting',
    ladder: 'long',
    waivable: false,
  },
  attendUrgent: {
    title: 'an urgent meeting to attend',
    owner: 'agencyWorker',
    heldBy: 'anyRole',
    clock: 'meeting',
    ladder: 'urgent',
    waivable: false,
  },
  meetingReturn: {
    title: 'a return for a meeting',
    owner: 'agencyWorker',
    heldBy: 'anyRole',
    clock: 'research',
    ladder: 'standard',
    waivable: true,
  },
  meetingReturnUrgent: {
    title: 'an urgent return for a meeting',
    owner: 'agencyWorker',
    heldBy: 'anyRole',
    clock: 'research',
    ladder: 'urgent',
    waivable: true,
  },
  fitAgenda: {
    title: 'an agenda that is too full',
    owner: 'chair',
    clock: 'fitAgenda',
    ladder: 'standard',
    waivable: false,
  },
  circulateAgenda: {
    title: 'an agenda to be circulated',
    owner: 'coordinator',
    heldBy: ['coordinator', 'chair'],
    clock: 'circulateAgenda',
    ladder: 'standard',
    waivable: false,
  },
  holdMeeting: {
    title: 'a meeting to be held',
    owner: 'chair',
    clock: 'meeting',
    ladder: 'afterwards',
    waivable: false,
  },
  reconvene: {
    title: 'a meeting to be reconvened',
    owner: 'chair',
    heldBy: ['chair', 'coordinator'],
    clock: 'reconvene',
    ladder: 'long',
    waivable: false,
  },
  hearOfInquorate: {
    title: 'a look at a second meeting without a quorum',
    owner: 'supervisor',
    clock: 'hearOfInquorate',
    ladder: 'urgent',
    waivable: false,
    byHand: true,
  },
  draftMinutes: {
    title: 'minutes to be drafted',
    owner: 'coordinator',
    clock: 'draftMinutes',
    ladder: 'standard',
    waivable: false,
  },
  circulateMinutes: {
    title: 'minutes to be circulated',
    owner: 'coordinator',
    clock: 'circulateMinutes',
    ladder: 'standard',
    waivable: false,
  },
  approveMinutes: {
    title: 'minutes to be approved',
    owner: 'chair',
    clock: 'approveMinutes',
    ladder: 'standard',
    waivable: false,
  },
  meetingRetention: {
    title: 'a decision on keeping the record of a meeting',
    owner: 'dataProtectionOfficer',
    clock: 'retentionDecision',
    ladder: 'civil',
    waivable: false,
  },
  confirmMeetingErasure: {
    title: 'a second decision on erasing the record of a meeting',
    owner: 'supervisor',
    heldBy: ['supervisor', 'dataProtectionOfficer'],
    clock: 'confirmErasure',
    ladder: 'civil',
    waivable: false,
  },
  confirmExtension: {
    title: 'an extension to be confirmed',
    owner: 'chair',
    heldBy: ['chair', 'coordinator', 'supervisor'],
    clock: 'confirmExtension',
    ladder: 'urgent',
    waivable: false,
  },
  lookAtRestoredMeeting: {
    title: 'a check of what is missing from a meeting since the database was restored',
    owner: 'coordinator',
    clock: 'lookAtRestored',
    ladder: 'standard',
    waivable: false,
    byHand: true,
  },
  mendAddress: {
    title: 'a contact address that does not work',
    owner: 'coordinator',
    clock: 'mendDelivery',
    ladder: 'standard',
    waivable: false,
    byHand: true,
  },
} as const satisfies Record<string, ConferenceKind>
export type ConferenceKindCode = keyof typeof conferenceKinds

/** What those invited are told of a meeting, apart from what they owe: that it was planned, moved or cancelled, and what of it can be read. */
export const meetingNotice = { code: 'meeting', title: 'a meeting' } as const
