import type { FormText } from '../field.ts'

/** The forms about the record of a meeting. */
export const meetingRecordTexts = {
  'decide-meeting-retention': {
    lead: 'If you choose to erase the record, that is only a proposal. Somebody else must confirm it before anything goes.',
    fields: {
      decision: { label: 'What happens to the record of the meeting' },
      until: {
        label: 'Keep it until',
        hint: 'Leave empty for as long again as the policy says.',
        called: 'the date until which it is kept',
        when: ['decision', 'retain'],
      },
      ground: { label: 'Ground for erasing it', when: ['decision', 'erase'] },
      reason: { label: 'Reason' },
    },
  },
  'confirm-meeting-erasure': {
    lead: 'Somebody else proposed this. The minutes, returns and notes of the meeting go. What was decided about a pathway that is kept stays in its history.',
    confirm: 'The words of the meeting are erased at once and cannot be recovered.',
  },
  'withdraw-meeting-erasure': {
    lead: 'Nothing is erased. What happens to the record is decided again.',
  },
} as const satisfies Readonly<Record<string, FormText>>
