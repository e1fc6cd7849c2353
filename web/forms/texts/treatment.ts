import type { FieldText, FormText } from '../field.ts'
import { incident, ratingsUnder } from './shared.ts'

const when: FieldText = { label: 'When it happened', called: 'the date on which it happened' }

/** Risk, and what is reported of it. */
export const riskTexts: Readonly<Record<string, FormText>> = {
  'assess-risk': {
    fields: {
      instrument: { label: 'Instrument' },
      ratings: {
        label: 'Ratings',
        hint: 'Each rating stands alone. They are not combined into an overall risk.',
      },
      ...ratingsUnder('ratings'),
      typology: { label: 'Motivation', none: 'Not assessed' },
      drivers: { label: 'What drives the behaviour', one: 'driver' },
      'drivers.kind': { label: 'Driver' },
      'drivers.note': { label: 'Notes on this driver' },
      risk: {
        label: 'Overall risk',
        none: 'Keep it as it is',
      },
      rationale: {
        label: 'Why the overall risk is lower than the ratings',
        hint: 'Needed only if it is.',
        called: 'why the overall risk is lower than the ratings',
      },
    },
  },
  'record-change': {
    fields: {
      on: when,
      kind: { label: 'What changed' },
      note: { label: 'Details' },
    },
  },
  'report-incident': {
    lead: 'Police and the victim advocate are told at once.',
    fields: incident,
  },
  'raise-urgent-risk': {
    lead: 'Police and the victim advocate are told at once. An emergency conference is requested.',
    fields: incident,
  },
}

/** Suitability, programme and sessions. */
export const treatmentTexts: Readonly<Record<string, FormText>> = {
  'record-suitability': {
    fields: {
      result: { label: 'Is the person suitable?', called: 'whether the person is suitable' },
    },
  },
  'plan-sessions': {
    fields: {
      programme: { label: 'Programme' },
      provider: { label: 'Who provides it' },
      'provider.agency': { label: 'Agency', called: 'the agency that provides it' },
      'provider.role': { label: 'Role', called: 'the role that provides it' },
      firstAt: { label: 'First session', called: 'the date of the first session' },
      count: {
        label: 'Number of sessions',
        hint: 'From 1 to 60. Leave empty to use the number in the programme.',
      },
      everyDays: {
        label: 'Days from one session to the next',
        hint: 'From 1 to 90. Leave empty to use the interval in the programme.',
        called: 'the number of days between sessions',
      },
      basis: {
        label: 'Why the person attends',
        hints: { consent: 'Record the consent first.' },
      },
      orderId: { label: 'Order that requires it', when: ['basis', 'order'] },
    },
  },
  'record-session': {
    fields: {
      held: { label: 'Was the session held?', called: 'whether the session was held' },
      attended: {
        label: 'Did the person attend?',
        called: 'whether the person attended',
        when: ['held', 'yes'],
        otherwise: false,
      },
      late: { label: 'The person came late', when: ['attended', 'yes'] },
      absence: {
        label: 'How is the absence judged?',
        hint: 'You can decide this later, once the reason is known.',
        called: 'how the absence is judged',
        when: ['attended', 'no'],
        none: 'Decide later',
      },
    },
  },
  'move-session': {
    fields: {
      to: { label: 'New date' },
      requestedBy: { label: 'Who asked for it' },
    },
  },
  'book-session': {
    fields: {
      how: { label: 'How it is held' },
      place: { label: 'Where', called: 'where it is held', when: ['how', 'inPerson'] },
      withWhom: { label: 'With whom' },
      needs: { label: 'What the person needs', hint: 'For example, an interpreter.' },
    },
  },
  'cancel-session': {
    lead: 'Use this only if the service cancels. It does not count against the person.',
  },
  'follow-up-missed-session': {
    fields: {
      result: { label: 'What came of it', called: 'what came of the follow-up' },
      evidenceBy: {
        label: 'Evidence is due by',
        called: 'the date by which evidence is due',
        when: ['result', 'awaitsEvidence'],
      },
    },
  },
  'judge-absence': {
    fields: {
      absence: { label: 'Is the absence acceptable?', called: 'whether the absence is acceptable' },
    },
  },
  'end-programme': {
    confirm: 'Future sessions are removed. A closing report is then owed.',
    fields: { outcome: { label: 'Why it ends' } },
  },
  'give-up-programme': {
    confirm:
      'The sessions that are still planned wait for another provider. The advocate and the police lead are told.',
    fields: { reason: { label: 'Why you cannot go on' } },
  },
  'change-provider': {
    lead: 'The same programme goes on with its next session.',
    fields: {
      provider: { label: 'Provider' },
      'provider.agency': { label: 'Agency', called: 'the agency' },
      'provider.role': { label: 'Role', called: 'the role' },
      nextAt: {
        label: 'Next session',
        hint: 'If it is not as planned. Those after it keep their distance.',
      },
      reason: { label: 'Reasons' },
    },
  },
  'record-closing-report': {
    fields: {
      outcomes: { label: 'Change since the beginning' },
      ...ratingsUnder('outcomes'),
      report: { label: 'Report' },
    },
  },
  'open-investigation': {
    fields: {
      on: { label: 'Open since', called: 'the date it was opened' },
    },
  },
  'close-investigation': {
    fields: { outcome: { label: 'How it ended' } },
  },
  'give-consent': {},
  'withdraw-consent': {
    fields: {
      reason: { label: 'What the person said' },
    },
  },
}
