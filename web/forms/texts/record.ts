import { extensionTexts } from './shared.ts'
import type { FormText } from '../field.ts'

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
    fields: {
      employer: {
        label: 'The person works for this agency',
        hint: 'Somebody is then to be named who alone speaks for it, and the data protection officer reviews who looked.',
        called: 'whether the person works for it',
      },
    },
  },
  'name-representative': {
    lead: 'This person alone sees the pathway for the agency and speaks for it, at meetings too. What the agency has to do here comes back to it; everybody else there is still excluded. Choose somebody who does not know the person.',
    fields: {
      exclusion: { label: 'Excluded agency', called: 'the agency' },
      actor: {
        label: 'Who speaks for it',
        hint: 'Somebody who is missing has to sign in once first.',
        called: 'who speaks for it',
      },
    },
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
    lead: 'Nobody else will see the pathway, whatever their role, except the data protection officer of this site, who can lift the restriction. Include everybody who has to work on it: yourself, somebody from the agency that coordinates the site, and the chair if they are to lift it too. Agencies of which nobody is included are told nothing. What is owed here by an agency that has nobody among these people in the role for it goes to the coordinator. It replaces any restriction already in place.',
    fields: {
      actors: {
        label: 'People who may see the pathway',
        hint: 'Everybody who has signed in for an agency of this site and is not excluded. Anybody who is missing here has to sign in once first.',
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
    lead: 'If this pathway exists and you are not excluded from it, you can read it for the hours that the policy of its site gives, usually four. You cannot change anything on it. The data protection officer and the coordinator of the site are told at once, and review it. Every look is logged.',
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
  'restrict-words': {
    lead: 'Nobody can read the text from now on: on pages, in papers, in the history, whatever their role. Its place, its writer and its time stay. Somebody else then destroys it, or it is put back.',
    confirm: 'The text is out of everybody’s sight at once.',
    fields: {
      id: {
        label: 'Text to take out',
        hint: 'Filled in by the link “Take this text out” in the history.',
        called: 'the text',
      },
      reason: {
        label: 'Why it must go',
        hint: 'Read by the data protection officer and the supervisor. Do not say again what the text said.',
      },
    },
  },
  'destroy-words': {
    lead: 'The text is destroyed, and nobody can bring it back. Why it was taken out is in the history.',
    confirm: 'This cannot be undone.',
    fields: { id: { label: 'Text to destroy', called: 'the text' } },
  },
  'restore-words': {
    lead: 'The text can be read again where it stood, by those who could read it before.',
    fields: { id: { label: 'Text to put back', called: 'the text' } },
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
