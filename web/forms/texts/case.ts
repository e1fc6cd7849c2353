import type { FormText } from '../field.ts'
import {
  actions,
  decision,
  extensionTexts,
  oneVictim,
  ownWords,
  referredOn,
  returnKind,
} from './shared.ts'

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
  'record-conference': {
    fields: {
      decision,
      ...referredOn('decision'),
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
    lead: 'The victim advocate is asked first. It stops when they agree, or when you say so again after their answer or after today. Nothing is watched afterwards, and the record can be erased.',
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

/** Tasks, the record and transfers. */
export const recordTexts: Readonly<Record<string, FormText>> = {
  ...extensionTexts,
  waive: { lead: 'It is no longer owed. The reasons are kept.' },
  'apply-policy': {
    lead: 'Deadlines set by the policy are worked out again. Dates that somebody entered stay the same.',
    fields: { version: { label: 'Version of the policy' } },
  },
  'replan-calendar': {
    lead: 'Deadlines set by the policy are worked out again with the current bank holidays. Dates that somebody entered stay the same.',
  },
  'decide-retention': {
    lead: 'If you choose to erase the record, that is only a proposal. Somebody else must confirm it before anything goes.',
    fields: {
      decision: { label: 'What happens to the record' },
      until: {
        label: 'Keep it until',
        hint: 'Leave empty for the full retention period of its class.',
        called: 'the date until which it is kept',
        when: ['decision', 'retain'],
      },
      ground: {
        label: 'Ground for erasing it',
        called: 'the ground',
        when: ['decision', 'erase'],
      },
    },
  },
  'confirm-erasure': {
    lead: 'Somebody else proposed this. Look at what would be erased before you confirm it.',
    confirm: 'The words and names of the record are erased at once and cannot be recovered.',
  },
  'withdraw-erasure': {
    lead: 'Nothing is erased. What happens to the record is decided again.',
  },
  'classify-retention': {
    fields: { class: { label: 'Class of the record' } },
  },
  'exclude-agency': {
    lead: 'Nobody from this agency will see the pathway, and it is told nothing. What it owes here goes to the coordinator.',
  },
  'exclude-person': {
    lead: 'This person will not see the pathway, whatever their role. It is as if it were not there, and they are not told.',
    fields: {
      actor: {
        label: 'Person',
        hint: 'Everybody who has signed in for an agency of this site. To keep out somebody who has not, exclude their agency.',
        called: 'the person',
      },
    },
  },
  'restrict-to': {
    lead: 'Nobody else will see the pathway, whatever their role, except the data protection officer of this site, who can lift the restriction. Include everybody who has to work on it: yourself, somebody from the agency that coordinates the site, and the chair if they are to lift it too. Agencies of which nobody is included are told nothing, and what they owe here goes to the coordinator. It replaces a restriction that there is.',
    fields: {
      actors: {
        label: 'People who may see the pathway',
        hint: 'Everybody who has signed in for an agency of this site and is not excluded. Somebody who is missing has to sign in once first.',
        called: 'the people who may see it',
      },
    },
  },
  'lift-exclusion': {
    lead: 'They see the pathway again as far as their role allows. They are not shown that they were excluded.',
    fields: { exclusion: { label: 'Who is excluded', called: 'who is excluded' } },
  },
  'lift-restriction': { lead: 'Everybody sees the pathway again as far as their role allows.' },
  'break-glass': {
    lead: 'If this pathway exists and you are not excluded from it, you can read it for the hours that the policy of its site gives, usually four. You can send it nothing. The data protection officer and the coordinator of the site are told at once, and review it. Every look is logged.',
    confirm: 'Those who answer for access are told at once that you opened it.',
    fields: {
      reason: {
        label: 'What you need to know, and why it cannot wait',
        hint: 'Those who review this read it.',
        called: 'why it cannot wait',
      },
    },
  },
  'review-opening': {
    lead: 'If it was not justified, the pathway is closed again to whoever opened it.',
    fields: {
      obligationId: { label: 'Opening to review', called: 'the opening' },
      finding: { label: 'Finding' },
    },
  },
  'set-legal-hold': { lead: 'Nothing is erased until the hold is lifted.' },
  'lift-legal-hold': { lead: 'The record can be erased once its retention period is over.' },
  'offer-transfer': {
    lead: 'The other site is asked to take the pathway. Until it accepts, nothing changes.',
    fields: { site: { label: 'Site' } },
  },
  'withdraw-transfer': {},
  'accept-transfer': {
    lead: 'Your site becomes responsible for the pathway.',
    confirm: 'The pathway comes to your site, with everything that is owed on it.',
  },
  'refuse-transfer': { lead: 'The pathway stays where it is.' },
}

/** What is owed, on a pathway or at a meeting. */
export const workTexts: Readonly<Record<string, FormText>> = {
  'remind-now': { lead: 'Whoever owes it is reminded at once.' },
  extend: {
    fields: { to: { label: 'New deadline' } },
  },
  reassign: {
    fields: {
      agency: { label: 'Agency to reassign it to' },
      role: { label: 'Role to reassign it to' },
    },
  },
  'record-done': { lead: 'For tasks that no other form records.' },
}
