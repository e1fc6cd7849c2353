import type { FormText } from '../field.ts'
import { madeContact, setWays } from './shared.ts'

/** Contact with the victim, which the advocate alone records. */
export const victimTexts: Readonly<Record<string, FormText>> = {
  'record-victim-contact': {
    lead: 'A contact in an unsafe way or at an unsafe time is recorded as such.',
    fields: {
      ...madeContact,
      result: {
        label: 'How did the contact go?',
        called: 'how the contact went',
        hints: {
          notReached: 'It counts as an attempt. The contact is still owed.',
          wrongContact: 'Stop using this way. The possible exposure is looked at today.',
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
      ...madeContact,
      result: { label: 'What came of it' },
    },
  },
  'tell-victim': {
    lead: 'Only for what the victim was told in person, by telephone or in another way that is safe.',
    fields: {
      ...madeContact,
      obligationId: { label: 'What they were told' },
      result: { label: 'What came of it' },
    },
  },
  'record-victim-view': {
    fields: {
      ...madeContact,
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
    fields: { ...madeContact },
  },
  'end-contact': {
    lead: 'Only where contact would put the victim at risk or another service is in touch. No other decision ends what is owed to the victim.',
    fields: {
      obligationId: { label: 'Which contact' },
      reason: { label: 'Why it is not to be made', called: 'why it is not to be made' },
    },
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
      ...setWays,
      note: { label: 'Anything else about safe contact' },
    },
  },
}
