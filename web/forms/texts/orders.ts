import type { FieldText, FormText } from '../field.ts'

const prohibitions: FieldText = {
  label: 'Prohibitions',
  hint: 'What the person must not do.',
  one: 'prohibition',
}
const requirements: FieldText = {
  label: 'Requirements',
  hint: 'What the person must do. Those who treat read it, so do not name the victim.',
  one: 'requirement',
}

/** Orders, from the grant to the end, and their breaches. */
export const orderTexts: Readonly<Record<string, FormText>> = {
  'record-order': {
    fields: {
      kind: { label: 'Kind of order' },
      grantedOn: { label: 'Granted on', called: 'the date on which it was granted' },
      servedOn: {
        label: 'Served on',
        hint: 'Leave empty if it has not been served yet.',
        called: 'the date on which it was served',
      },
      court: { label: 'Court' },
      prohibitions,
      requirements,
      replaces: {
        label: 'Interim order that it replaces',
        none: 'It replaces none',
      },
      notifiesElsewhere: {
        label: 'The person already notifies the police under another regime',
        hint: 'For example, as a registered sex offender. No notification is then owed under this order.',
      },
    },
  },
  'serve-order': {
    fields: { on: { label: 'Served on', called: 'the date on which it was served' } },
  },
  'record-order-decision': {
    lead: 'The interim order ends with it.',
    fields: {
      orderId: { label: 'Interim order' },
      on: { label: 'Decided on', called: 'the date of the decision' },
      outcome: { label: 'What happened' },
    },
  },
  'vary-order': {
    lead: 'Enter the conditions as they are now. A list that you leave empty stays the same.',
    fields: {
      on: { label: 'Varied on', called: 'the date on which it was varied' },
      prohibitions,
      requirements,
    },
  },
  'discharge-order': {
    lead: 'The order ends early. Only decisions on its breaches are still owed.',
    confirm: 'A discharged order cannot be reinstated. It would have to be recorded again.',
    fields: { on: { label: 'Discharged on', called: 'the date on which it was discharged' } },
  },
  'decide-order-renewal': {
    fields: { decision: { label: 'Decision' } },
  },
  'renew-order': {
    fields: {
      on: { label: 'Renewed on', called: 'the date on which it was renewed' },
      expiresOn: { label: 'New end date', when: ['untilFurtherOrder', 'no'] },
    },
  },
  'record-order-notification': {
    fields: {
      what: { label: 'What was notified' },
      on: { label: 'Notified on', called: 'the date of the notification' },
    },
  },
  'record-breach': {
    lead: 'Police and the victim advocate are told at once. An emergency conference is requested.',
    fields: {
      on: { label: 'When it happened', called: 'the date of the breach' },
      kind: { label: 'Kind of breach' },
      note: { label: 'What happened' },
    },
  },
  'decide-on-breach': {
    fields: {
      decision: { label: 'What is done about it' },
      decideBy: {
        label: 'Decide by',
        hint: 'The date by which the evidence is expected.',
        called: 'the date by which it will be decided',
        when: ['decision', 'evidenceAwaited'],
      },
      note: { label: 'Reasons' },
    },
  },
  'hand-over-order': {
    lead: 'The agency manages the order after the pathway has closed.',
    fields: {
      agency: { label: 'Agency that takes it over' },
    },
  },
}
