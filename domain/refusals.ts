import { conferenceRefusals } from './conference/refusals.ts'

/** Every "no" the rules can give: a code that never changes, and a sentence fit to show a person. */
export const refusals = {
  ...conferenceRefusals,
  'changed-meanwhile': {
    title: 'Somebody else changed this in the meantime. Look again before you decide.',
  },
  'not-yours': { title: 'This belongs to another agency.' },
  'not-your-role': { title: 'Your role may not do this.' },
  'other-site': { title: 'This pathway is at another site.' },
  'system-only': { title: 'Only the system itself can do this.' },
  'already-open': { title: 'This pathway is already open.' },
  'not-open-yet': { title: 'The referral has been received but not processed yet.' },
  'pathway-ended': { title: 'This pathway has ended.' },
  'wrong-stage': { title: 'This cannot be done at the current stage of the pathway.' },
  'already-decided': { title: 'This has already been decided.' },
  'returned-for-more': {
    title: 'The referral was sent back to the referrer and is waiting to be amended.',
  },
  'not-returned': {
    title: 'The referral was not sent back, so there is nothing to amend.',
  },
  'below-suggestion': {
    title:
      'The screening suggests more than this. Professional judgement may go above it, never below.',
  },
  'receiver-missing': { title: 'Say which service this is being referred to.' },
  'nothing-owed': { title: 'Nothing of this kind is owed at the moment.' },
  'no-such-obligation': {
    title: 'This pathway has no open obligation with this id.',
  },
  'no-such-action': { title: 'This pathway has no action with this id.' },
  'no-such-session': { title: 'This pathway has no session with this id.' },
  'already-ended': { title: 'This has already ended.' },
  'not-asked': { title: 'This agency has not been asked for a return.' },
  'already-returned': { title: 'This agency has already answered, or its return was waived.' },
  'cannot-meet': {
    title: 'This role cannot do this task.',
  },
  'not-waivable': {
    title: 'This cannot be waived. It keeps the pathway moving or protects the victim.',
  },
  'not-later': { title: 'The new date has already passed.' },
  'place-missing': { title: 'Say where the session will be held.' },
  'not-missed': { title: 'The person attended, or the session has not been recorded yet.' },
  'evidence-date': {
    title: 'Give a date if evidence is awaited, and only then.',
  },
  'channels-missing': { title: 'Say which channels are safe for contact.' },
  'not-held-yet': { title: 'The session has not begun yet.' },
  'session-contradicts': {
    title: 'These facts about the session cannot all be true.',
  },
  'absence-not-needed': { title: 'Give a reason for absence only if the person was absent.' },
  'under-investigation': {
    title: 'Police are investigating. This site does not start treatment until they finish.',
  },
  'investigation-open': { title: 'An investigation is already open.' },
  'no-investigation': { title: 'No investigation is open.' },
  'consent-withdrawn': {
    title: 'Consent was withdrawn and has not been given again.',
  },
  'unknown-programme': { title: "The site's policy has no programme with this name." },
  'sessions-planned': { title: 'Sessions have already been planned.' },
  'review-contradicts': {
    title: 'A step up cannot lower the risk, and a step down cannot raise it.',
  },
  'action-open': { title: 'An action is still open.' },
  'emergency-open': { title: 'An emergency conference has not made its decision yet.' },
  'risk-unrated': { title: 'The risk has not been rated.' },
  'orders-not-handed-over': {
    title: 'An order is still in force and no agency has been named to manage it after closure.',
  },
  'risk-outdated': {
    title: 'The risk was rated too long ago, or a risk assessment is owed.',
  },
  'advocate-not-answered': {
    title: 'The victim advocate has not answered, and it is too early to decide without an answer.',
  },
  'no-such-order': {
    title: 'This pathway has no such order.',
  },
  'no-such-breach': { title: 'This pathway has no breach with this id.' },
  'order-over': { title: 'This order has ended or expired.' },
  'order-served': { title: 'The order has already been served.' },
  'order-not-served': { title: 'The order has not been served yet.' },
  'order-dates': { title: 'This date conflicts with another date of the order.' },
  'order-term': {
    title: 'Say either when the order ends or that it lasts until further order.',
  },
  'order-too-short': {
    title: 'A stalking protection order with an end date lasts for at least two years.',
  },
  'interim-open': {
    title: 'An interim order is in force. Say which one the main order replaces.',
  },
  'not-interim': { title: 'This is not an interim order of the right kind.' },
  'nothing-varied': { title: 'Say what the order now forbids or requires.' },
  'order-not-renewable': {
    title:
      'There is nothing to renew. The order has no end date, or orders of this kind are not renewed.',
  },
  'order-needs-no-notification': {
    title: 'This order does not require any notification.',
  },
  'order-not-needed': {
    title: 'Name an order only if it mandates the programme.',
  },
  'order-requires-nothing': {
    title: 'This order has no requirements, so it cannot mandate a programme.',
  },
  'order-not-in-force': { title: 'The order was not in force on that day.' },
  'not-proposed': { title: 'Closure has not been proposed.' },
  'already-proposed': { title: 'Closure has already been proposed.' },
  'not-in-core-set': { title: 'This agency does not belong to this site.' },
  'no-open-meeting': {
    title: 'No meeting at this site is taking pathways onto its list.',
  },
  'already-held': { title: 'Treatment is already on hold.' },
  'not-held': { title: 'Treatment is not on hold.' },
  'release-date': { title: 'Give a release date only if the person is in custody.' },
  'reason-missing': { title: 'Say why the date has changed.' },
  'death-recorded': { title: 'This death has already been recorded.' },
  'person-died': { title: 'The person has died.' },
  'hold-date': { title: 'Give an end date only if the hold continues.' },
  'stopped-by-hold': {
    title: 'A hold has stopped this. It resumes when the hold ends, with the time it had left.',
  },
  'outside-calendar': {
    title: 'A date is outside the years that the table of bank holidays covers.',
  },
  'policy-not-newer': {
    title: 'This version of the policy, or a newer one, is already in use here.',
  },
  'no-such-policy': { title: "The site's policy has no such version." },
  'calendar-unchanged': {
    title: 'The clocks already follow the current table of bank holidays.',
  },
  'same-pathway': { title: 'This is the same pathway.' },
  'same-person': { title: 'Both pathways are already about the same person.' },
  'not-linked': { title: 'The referral is not linked to another pathway.' },
  'not-merged': { title: 'The person has not been found to be the same as anyone else.' },
  'same-site': { title: 'The pathway is already at this site.' },
  'site-not-ready': { title: 'That site has no coordinator.' },
  'transfer-pending': { title: 'The pathway has already been offered to another site.' },
  'no-transfer': { title: 'The pathway has not been offered to another site.' },
  'not-ended': { title: 'The pathway is still open.' },
  'already-erased': { title: 'The words of this pathway have been erased.' },
  'kept-for-now': {
    title: 'The retention period of this record is not over. Give a ground for erasing it now.',
  },
  'legal-hold': { title: 'Nothing can be erased while a legal hold is in place.' },
  'legal-hold-set': { title: 'The record is already under a legal hold.' },
  'no-legal-hold': { title: 'The record is not under a legal hold.' },
  'date-not-needed': { title: 'Give a date only if the record is kept.' },
  'unknown-retention-class': {
    title: "The site's policy has no retention class with this name.",
  },
  'has-own-command': { title: 'This is ended by its own command, not by this one.' },
  'unknown-command': { title: 'There is no such command here.' },
} as const satisfies Record<string, { title: string }>
export type RefusalCode = keyof typeof refusals
