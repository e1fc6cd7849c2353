import { conferenceRefusals } from './conference/refusals.ts'

/** Every "no" the rules can give: a code that never changes, and a sentence fit to show a person. */
export const refusals = {
  ...conferenceRefusals,
  'changed-meanwhile': {
    title: 'Somebody else moved this on in the meantime. Look again, then decide.',
  },
  'not-yours': { title: 'This belongs to another agency.' },
  'not-your-role': { title: 'Your role may not do this.' },
  'other-site': { title: 'The pathway is at a site that is not yours.' },
  'system-only': { title: 'Only the system itself does this.' },
  'already-open': { title: 'This pathway was opened before.' },
  'not-open-yet': { title: 'The referral has been received and is not judged yet.' },
  'pathway-ended': { title: 'This pathway has ended.' },
  'wrong-stage': { title: 'The pathway is not at a stage at which this can be done.' },
  'already-decided': { title: 'This was decided before.' },
  'returned-for-more': {
    title: 'The referral was returned to the referrer and waits for an amendment.',
  },
  'not-returned': {
    title: 'The referral was not returned, so there is nothing to amend.',
  },
  'below-suggestion': {
    title: 'The screening asks for more than this. Judgement may go above it, never below.',
  },
  'receiver-missing': { title: 'Say to which service the referral goes.' },
  'nothing-owed': { title: 'Nothing of this kind is owed at the moment.' },
  'no-such-obligation': {
    title: 'There is no open obligation with this id on the pathway.',
  },
  'no-such-action': { title: 'There is no action with this id on the pathway.' },
  'no-such-session': { title: 'There is no session with this id on the pathway.' },
  'already-ended': { title: 'This has ended before.' },
  'not-asked': { title: 'This agency has not been asked for a return.' },
  'already-returned': { title: 'This agency has answered, or its return was waived.' },
  'cannot-meet': {
    title: 'This role could not do what is owed.',
  },
  'not-waivable': {
    title: 'This cannot be waived: it is what keeps the pathway moving, or it guards the victim.',
  },
  'not-later': { title: 'The new date has passed already.' },
  'place-missing': { title: 'Say where the person is to come.' },
  'not-missed': { title: 'The person came, or nobody has recorded the session yet.' },
  'evidence-date': {
    title: 'A date goes with evidence that is awaited, and only with that.',
  },
  'channels-missing': { title: 'Say by which channels contact is safe.' },
  'not-held-yet': { title: 'The session has not begun yet.' },
  'session-contradicts': {
    title: 'These facts about the session cannot all be true.',
  },
  'absence-not-needed': { title: 'A reason for absence goes only with an absence.' },
  'under-investigation': {
    title: 'The police investigate, and this site treats nobody until they are done.',
  },
  'investigation-open': { title: 'An investigation is open already.' },
  'no-investigation': { title: 'No investigation is open.' },
  'consent-withdrawn': {
    title: 'Consent was withdrawn and has not been given again.',
  },
  'unknown-programme': { title: "The site's policy has no programme of this name." },
  'sessions-planned': { title: 'Sessions are planned already.' },
  'review-contradicts': {
    title: 'A step up names no lower risk than before, and a step down no higher one.',
  },
  'action-open': { title: 'An action is still open.' },
  'emergency-open': { title: 'An emergency conference has not decided yet.' },
  'risk-unrated': { title: 'The risk has not been rated.' },
  'orders-not-handed-over': {
    title: 'An order still holds that no agency has in hand after this.',
  },
  'risk-outdated': {
    title: 'The risk was rated too long ago, or an assessment of it is owed.',
  },
  'advocate-not-answered': {
    title: 'The victim advocate has not answered, and the override clock has not run.',
  },
  'no-such-order': {
    title: 'There is no such order on the register of this pathway.',
  },
  'no-such-breach': { title: 'There is no breach with this id on the pathway.' },
  'order-over': { title: 'This order has ended or run out.' },
  'order-served': { title: 'The order was served before.' },
  'order-not-served': { title: 'The order has not been served.' },
  'order-dates': { title: 'This date contradicts another one of the order.' },
  'order-term': {
    title: 'Say either on which day the order ends or that it holds until further order.',
  },
  'order-too-short': {
    title: 'A stalking protection order with an end holds for at least two years.',
  },
  'interim-open': {
    title: 'An interim order is in force. Say which one the main order replaces.',
  },
  'not-interim': { title: 'This is not an interim order of that kind.' },
  'nothing-varied': { title: 'Say what the order forbids or requires from now on.' },
  'order-not-renewable': {
    title: 'There is nothing to renew: the order has no end, or its kind is not renewed.',
  },
  'order-needs-no-notification': {
    title: 'Nobody has to notify anything under this order.',
  },
  'order-not-needed': {
    title: 'An order is named only where it mandates the programme.',
  },
  'order-requires-nothing': {
    title: 'This order requires nothing, so it cannot mandate a programme.',
  },
  'order-not-in-force': { title: 'The order was not in force on this day.' },
  'not-proposed': { title: 'Closure has not been proposed.' },
  'already-proposed': { title: 'Closure has been proposed already.' },
  'not-in-core-set': { title: 'The agency is not one of this site.' },
  'no-open-meeting': {
    title: 'No meeting of this site takes pathways onto its list.',
  },
  'already-held': { title: 'Treatment is on hold already.' },
  'not-held': { title: 'Treatment is not on hold.' },
  'release-date': { title: 'A date of release goes only with custody.' },
  'reason-missing': { title: 'Say why the date is another.' },
  'death-recorded': { title: 'This death is on record already.' },
  'person-died': { title: 'The person has died.' },
  'hold-date': { title: 'A date for the end goes only with a hold that continues.' },
  'stopped-by-hold': {
    title: 'A hold has stopped this. It goes on, with the time it had left, when the hold ends.',
  },
  'outside-calendar': {
    title: 'A date lies outside the table of holidays; nothing was guessed.',
  },
  'policy-not-newer': {
    title: 'It is under this version of the policy already, or under a newer one.',
  },
  'no-such-policy': { title: "The site's policy has no such version." },
  'calendar-unchanged': {
    title: 'The clocks were planned by the present table of holidays.',
  },
  'same-pathway': { title: 'This is the same pathway.' },
  'same-person': { title: 'Both pathways are about the same person already.' },
  'not-linked': { title: 'The referral is not linked to another pathway.' },
  'not-merged': { title: 'The person was not found to be the same as another.' },
  'same-site': { title: 'The pathway is at this site already.' },
  'site-not-ready': { title: 'Nobody coordinates that site.' },
  'transfer-pending': { title: 'The pathway is offered to another site already.' },
  'no-transfer': { title: 'The pathway is not offered to another site.' },
  'not-ended': { title: 'The pathway is still open.' },
  'already-erased': { title: 'The words of this pathway were erased.' },
  'kept-for-now': {
    title: 'The time for which this record is kept is not over. Name a ground that cannot wait.',
  },
  'legal-hold': { title: 'Nothing can be erased under a legal hold.' },
  'legal-hold-set': { title: 'The record is under a legal hold already.' },
  'no-legal-hold': { title: 'The record is under no legal hold.' },
  'date-not-needed': { title: 'A date goes only with keeping.' },
  'unknown-retention-class': {
    title: "The site's policy has no class of records of this name.",
  },
  'has-own-command': { title: 'This is ended by a command of its own.' },
  'unknown-command': { title: 'This is not a command of this kind of entity.' },
} as const satisfies Record<string, { title: string }>
export type RefusalCode = keyof typeof refusals
