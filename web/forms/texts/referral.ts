import type { FormText } from '../field.ts'
import { ownWords, referredOn } from './shared.ts'
import { victimSaid } from './victims.ts'

/** Referrals: from acceptance to triage, and whom they are about. */
export const referralTexts: Readonly<Record<string, FormText>> = {
  'accept-referral': {
    lead: 'The police lead is then asked to decide what happens next.',
  },
  'return-referral': {
    lead: 'The referrer is asked to complete the referral and send it again.',
    fields: { reason: { label: 'What is missing' } },
  },
  'withdraw-referral': {
    lead: 'The pathway ends. A contact that is owed to the victim is still made.',
    confirm: 'A referral that was withdrawn cannot be reopened. You would have to make a new one.',
    fields: { reason: { label: 'Why you withdraw it' } },
  },
  'reject-referral': {
    lead: 'The referrer is told that it was rejected. The pathway ends.',
    confirm: 'A rejected referral cannot be reopened. The referrer would have to make a new one.',
    fields: {
      code: { label: 'Why it is rejected' },
      reason: ownWords,
    },
  },
  'amend-referral': {
    lead: 'Enter only the parts that change. Each part replaces what was sent earlier.',
    fields: {
      ofVictim: {
        label: 'Which victim',
        called: 'which victim you mean',
        hint: 'Needed only if you say something of a victim and there are several.',
      },
      concern: { label: 'What has happened' },
      'concern.summary': { label: 'Summary', called: 'the summary of what has happened' },
      'concern.incidents': { label: 'Incidents', one: 'incident' },
      'concern.incidents.on': { label: 'When it happened', called: 'the date of the incident' },
      'concern.incidents.kind': { label: 'Kind of incident' },
      'concern.incidents.note': { label: 'What happened' },
      'concern.children': {
        label: 'Are children involved?',
        called: 'whether children are involved',
        none: 'Not known',
      },
      screening: { label: 'Screening' },
      'screening.tool': { label: 'Screening tool' },
      'screening.score': { label: 'Score', hint: 'A number from 0 to 100.' },
      'screening.ticks': { label: 'Ticks on the DASH', hint: 'A number from 0 to 24.' },
      'screening.extremelyFrightened': {
        label: 'Is the victim extremely frightened?',
        called: 'whether the victim is extremely frightened',
      },
      'screening.judgement': { label: 'Risk in your professional judgement' },
      urgent: { label: 'Is it urgent?', called: 'whether it is urgent' },
      note: { label: 'Anything else the coordinator should know' },
      person: { label: 'The person being referred' },
      'person.name': { label: 'Full name', called: 'the full name of the person' },
      'person.aliases': { label: 'Other names', one: 'alias' },
      'person.dateOfBirth': { label: 'Date of birth' },
      'person.yearOfBirth': { label: 'Year of birth, if the date is not known' },
      'person.age': { label: 'Age, if the year is not known either' },
      'person.address': { label: 'Address' },
      'person.pncNumber': { label: 'PNC number' },
      'person.croNumber': { label: 'CRO number' },
      'person.nhsNumber': { label: 'NHS number' },
      ...victimSaid,
    },
  },
  'decide-triage': {
    lead: 'You can go above what the screening suggests, but not below it.',
    fields: {
      outcome: {
        label: 'What happens next',
        hints: {
          adviceOnly: 'Advice is given, and the pathway then goes to closure.',
          conference: 'Agencies are asked what they know, and a conference decides.',
          emergencyConference: 'A conference decides as soon as it can meet.',
          referOn: 'Another service takes it on and is asked to confirm.',
          reject: 'It goes no further. The pathway ends.',
        },
      },
      ...referredOn('outcome'),
    },
  },
  'record-advice': {
    fields: {
      note: { label: 'Advice that was given' },
      to: { label: 'Who was advised', hint: 'Their job, or how they are involved in the case.' },
      toAgency: { label: 'Their agency' },
    },
  },
  'acknowledge-referral-on': {
    fields: {
      note: { label: 'Who confirmed it, and how' },
    },
  },
  'link-referral': {
    lead: 'The referral goes to the other pathway, with anything urgent. This pathway ends.',
    confirm: 'The referral moves to the other pathway, and this one ends.',
    fields: {
      pathwayId: {
        label: 'Pathway that it belongs to',
        hint: 'Pathways of people whose details match.',
      },
      reason: { label: 'Why it is about the same person' },
    },
  },
  'unlink-referral': {
    fields: {
      reason: { label: 'Why the link was wrong' },
    },
  },
  'merge-person': {
    lead: 'Both pathways then belong to one person. They remain two pathways.',
    fields: {
      pathwayId: {
        label: 'Pathway of the same person',
        hint: 'Pathways of people whose details match.',
      },
      reason: { label: 'Why it is the same person' },
    },
  },
  'review-merge': {
    lead: 'If they were the same, they would be both the person and a victim of one pathway. Somebody other than whoever asked decides whether they are.',
    fields: {
      same: { label: 'Are they the same?', called: 'whether they are the same' },
      reason: { label: 'Why' },
    },
  },
  'correct-person': {
    lead: 'What is known now is filled in: change what is wrong, and leave the rest as it is. What was known before stays in the records. Whoever may be the same is looked for again.',
    fields: {
      person: { label: 'The person' },
      'person.name': { label: 'Full name', called: 'the full name of the person' },
      'person.aliases': { label: 'Other names', one: 'alias' },
      'person.dateOfBirth': { label: 'Date of birth' },
      'person.yearOfBirth': { label: 'Year of birth, if the date is not known' },
      'person.age': { label: 'Age, if the year is not known either' },
      'person.address': { label: 'Address' },
      'person.pncNumber': { label: 'PNC number' },
      'person.croNumber': { label: 'CRO number' },
      'person.nhsNumber': { label: 'NHS number' },
      former: { label: 'What was known before', preset: 'shown' },
      reason: { label: 'What was wrong, or has changed' },
    },
  },
  'join-reports': {
    lead: 'Both reports stay in the history. They count as one incident, and one response is owed.',
    fields: {
      event: { label: 'Report that is not an incident of its own', called: 'the report' },
      of: { label: 'Report of the same incident', called: 'the other report' },
      reason: { label: 'How you know that it is one incident' },
    },
  },
  'withdraw-entry': {
    lead: 'The entry stays in the history, struck out, and no longer counts. What followed from it is taken back where it can be; where it cannot, somebody is asked to look.',
    fields: {
      event: {
        label: 'Entry',
        hint: 'What you entered until the end of the next working day. A coordinator can also withdraw older entries. A decision is withdrawn only by whoever made it.',
      },
      reason: { label: 'What was wrong with it' },
    },
  },
  'say-same-person': {
    lead: 'The other site is asked whether it is so. Both pathways go on, and you are told nothing of the other one.',
    fields: {
      matchId: { label: 'Match', hint: 'People at other sites whose details match.' },
      reason: { label: 'Why it is the same person' },
    },
  },
  'answer-same-person': {
    lead: 'If it is the same person, each site hears when something is reported at the other. Answer no to end what was said earlier.',
    fields: {
      matchId: { label: 'Match' },
      same: { label: 'Is it the same person?', called: 'whether it is the same person' },
      reason: { label: 'How you know' },
    },
  },
  'confirm-not-same': {
    lead: 'The two are no longer suggested as the same person, and what the search flagged comes down if nothing else stands behind it.',
    fields: {
      pathwayId: {
        label: 'Pathway of the other person',
        hint: 'Pathways of people whose details match.',
      },
      reason: { label: 'How you know that they are two people' },
    },
  },
  'lift-not-same': {
    lead: 'They may be suggested as the same person again.',
    fields: {
      pathwayId: {
        label: 'Pathway of the other person',
        hint: 'Its reference, as the timeline has it.',
      },
      reason: { label: 'Why it is open again' },
    },
  },
  'split-person': {
    fields: {
      reason: { label: 'Why it is not the same person' },
    },
  },
}
