import type { FormText } from '../field.ts'
import { actions, decision, oneVictim, ownWords, referredOn, returnKind } from './shared.ts'

/** Returns, the conference and its actions. */
export const conferenceDecisionTexts: Readonly<Record<string, FormText>> = {
  'record-return': {
    fields: {
      kind: returnKind,
      victim: oneVictim,
      note: {
        label: 'What your agency knows',
        hint: 'Only what is needed for the risk and for safety.',
        when: ['kind', 'full', 'declined'],
      },
    },
  },
  'waive-return': {
    fields: {
      agency: { label: 'Agency that has not answered', called: 'the agency' },
      reason: { label: 'Why it can go ahead without it' },
    },
  },
  'choose-decision': {
    lead: 'Both stay on the timeline, and the meeting hears which counts. If it is the meeting’s, what was decided here is taken back and the meeting’s is carried out, unless people have moved on.',
    fields: {
      counts: { label: 'Which decision counts' },
      reason: { label: 'Why this one' },
    },
  },
  'record-conference': {
    fields: {
      decision,
      ...referredOn('decision'),
      whyNotMeeting: {
        label: 'Why it was not decided at a meeting',
        hint: 'Needed if your site plans its meetings here.',
      },
      heard: {
        label: 'Agencies that were heard',
        one: 'agency that was heard',
        hint: 'Needed if your site plans its meetings here.',
      },
      ...actions,
    },
  },
  'list-for-conference': {
    lead: 'It goes on the next open list unless you choose a meeting.',
    fields: {
      conference: { label: 'Meeting', none: 'The next one with an open list' },
      reason: { label: 'Reasons', hint: 'Needed if it is already on the list of a meeting.' },
    },
  },
  'accept-action': {},
  'end-action': {
    fields: { outcome: { label: 'How it ended', called: 'how the action ended' } },
  },
  'verify-action': {
    lead: 'The agency says the action is done. If you disagree, the action is reopened.',
    fields: {
      agreed: { label: 'Is the action done?', called: 'whether the action is done' },
    },
  },
}

/** Review, closure, holds, custody and death. */
export const courseTexts: Readonly<Record<string, FormText>> = {
  'record-review': {
    fields: { outcome: { label: 'Decision' } },
  },
  'propose-closure': {
    lead: 'The victim advocate is asked first. The chair then decides.',
    fields: {
      code: { label: 'Why it can close' },
      reason: ownWords,
    },
  },
  'stop-pathway': {
    lead: 'The victim advocate is asked first. It stops as soon as they agree. If they disagree, or have not answered by the end of the day, you decide: send this again. Nothing is watched afterwards, and the record can be erased.',
    confirm: 'A stopped pathway cannot be reopened.',
    fields: { code: { label: 'Why it should never have been' } },
  },
  'answer-stop': {
    lead: 'If you agree, the pathway stops at once. What is owed to the victim stays owed.',
    fields: { view: { label: 'Your view', called: 'your view' } },
  },
  'answer-closure': {
    lead: 'An objection stops the closure, and a review is held.',
    fields: { view: { label: "The victim's view", called: "the victim's view" } },
  },
  'approve-closure': {
    lead: 'The pathway closes and the watch begins.',
    confirm: 'The approval cannot be undone.',
  },
  'refuse-closure': {
    lead: 'The pathway stays open.',
  },
  hold: {
    lead: 'Deadlines for treatment are paused. Deadlines that protect the victim keep running.',
    fields: {
      reason: { label: 'Why treatment is on hold' },
      resumeOn: {
        label: 'Expected to end on',
        called: 'the date on which the hold is expected to end',
      },
    },
  },
  resume: { lead: 'Deadlines for treatment start running again from where they stopped.' },
  'review-hold': {
    fields: {
      outcome: { label: 'Decision' },
      resumeOn: {
        label: 'Expected to end on',
        called: 'the date on which the hold is expected to end',
        when: ['outcome', 'continue'],
      },
      note: { label: 'Reasons' },
    },
  },
  'record-custody': {
    fields: {
      on: { label: 'Since when', called: 'the date it began' },
      status: { label: 'Status' },
      releaseOn: {
        label: 'Expected release',
        hint: 'Only for somebody in custody.',
        called: 'the expected release date',
        when: ['status', 'remanded', 'sentenced', 'recalled'],
      },
      sessions: {
        label: 'The sessions that are planned',
        called: 'what becomes of the sessions',
        hint: 'Needed when custody begins while sessions are planned.',
        when: ['status', 'remanded', 'sentenced', 'recalled'],
      },
      note: { label: 'Notes', hint: 'Say why if the release date changes.' },
    },
  },
  'record-death': {
    confirm:
      'This cannot be undone. Tasks that can no longer be done are removed from everybody’s work.',
    fields: {
      who: { label: 'Who has died?', called: 'who has died' },
      victim: {
        label: 'Which victim?',
        called: 'which victim has died',
        when: ['who', 'victim'],
      },
      on: { label: 'Date of death' },
    },
  },
}

/** What is owed, on a pathway or at a meeting. */
export const workTexts: Readonly<Record<string, FormText>> = {
  'remind-now': { lead: 'Whoever owes it is reminded at once.' },
  reassign: {
    fields: {
      agency: { label: 'Agency to reassign it to' },
      role: { label: 'Role to reassign it to' },
    },
  },
  'record-done': { lead: 'For tasks that no other form records.' },
}
