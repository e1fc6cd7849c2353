import type { FormText } from '../field.ts'
import { safeWays } from './shared.ts'

/** Contact with the victim, which the advocate alone records. */
export const victimTexts: Readonly<Record<string, FormText>> = {
  'record-victim-contact': {
    fields: {
      result: {
        label: 'How did the contact go?',
        called: 'how the contact went',
        hints: {
          notReached: 'It counts as an attempt. The contact is still owed.',
          declined: 'Nothing more is owed until the victim asks for it or is reached again.',
          unsafe: 'Nobody makes contact until you record how it is safe.',
        },
      },
      view: {
        label: 'What the victim said',
        hint: 'Their view, in their own words where you can.',
        when: ['result', 'reached'],
      },
    },
  },
  'record-contact-attempt': {
    lead: 'An attempt made in an unsafe way or at an unsafe time is recorded but does not count.',
    fields: {
      channel: { label: 'How you tried' },
      window: { label: 'When you tried' },
      result: { label: 'What came of it' },
    },
  },
  'record-victim-view': {
    fields: {
      view: { label: "The victim's view", called: "the victim's view" },
      wishes: { label: 'What the victim wants' },
      safetyPlanChanged: {
        label: 'Has the safety plan changed?',
        called: 'whether the safety plan has changed',
      },
    },
  },
  'decline-support': {
    lead: 'Nothing more is owed to the victim until they ask for it or are reached again.',
  },
  'mark-contact-unsafe': {
    lead: 'Police and partners are alerted. Nobody should contact the victim until you record how it is safe.',
    fields: {
      on: { label: 'Since when', called: 'the date from which contact is unsafe' },
      note: { label: 'Why contact is unsafe' },
    },
  },
  'set-safe-contact': {
    fields: {
      safe: {
        label: 'Is it safe to contact the victim?',
        called: 'whether it is safe to contact the victim',
      },
      channels: safeWays.channels,
      window: safeWays.window,
      voicemail: { label: 'It is safe to leave a voicemail', when: ['safe', 'yes'] },
      withheldNumber: {
        label: 'Should calls come from a withheld number?',
        called: 'whether calls should come from a withheld number',
      },
      note: { label: 'Anything else about safe contact' },
    },
  },
}
