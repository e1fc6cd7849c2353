/** Every "no" the rules can give: a code that never changes, a sentence fit to show a person, and its HTTP status. */
export const refusals = {
  'changed-meanwhile': {
    status: 409,
    title: 'Somebody else moved this on in the meantime. Look again, then decide.',
  },
  'not-yours': { status: 403, title: 'This belongs to another agency.' },
  'not-your-role': { status: 403, title: 'Your role may not do this.' },
  'system-only': { status: 403, title: 'Only the system itself does this.' },
  'already-open': { status: 409, title: 'This pathway was opened before.' },
  'not-open-yet': { status: 409, title: 'The referral has been received and is not judged yet.' },
  'pathway-ended': { status: 409, title: 'This pathway has ended.' },
  'wrong-stage': { status: 409, title: 'The pathway is not at a stage at which this can be done.' },
  'already-decided': { status: 409, title: 'This was decided before.' },
  'returned-for-more': {
    status: 409,
    title: 'The referral was returned to the referrer and waits for an amendment.',
  },
  'not-returned': {
    status: 409,
    title: 'The referral was not returned, so there is nothing to amend.',
  },
  'below-suggestion': {
    status: 409,
    title: 'The screening asks for more than this. Judgement may go above it, never below.',
  },
  'receiver-missing': { status: 409, title: 'Say to which service the referral goes.' },
  'nothing-owed': { status: 409, title: 'Nothing of this kind is owed at the moment.' },
  'no-such-obligation': {
    status: 409,
    title: 'There is no open obligation with this id on the pathway.',
  },
  'no-such-action': { status: 409, title: 'There is no action with this id on the pathway.' },
  'no-such-session': { status: 409, title: 'There is no session with this id on the pathway.' },
  'already-ended': { status: 409, title: 'This has ended before.' },
  'not-asked': { status: 409, title: 'This agency has not been asked for a return.' },
  'already-returned': { status: 409, title: 'This agency has answered, or its return was waived.' },
  'cannot-meet': {
    status: 409,
    title: 'This role could not do what is owed.',
  },
  'not-waivable': {
    status: 409,
    title: 'This cannot be waived: it is what keeps the pathway moving, or it guards the victim.',
  },
  'not-later': { status: 409, title: 'The new date has passed already.' },
  'place-missing': { status: 409, title: 'Say where the person is to come.' },
  'not-missed': { status: 409, title: 'The person came, or nobody has recorded the session yet.' },
  'evidence-date': {
    status: 409,
    title: 'A date goes with evidence that is awaited, and only with that.',
  },
  'channels-missing': { status: 409, title: 'Say by which channels contact is safe.' },
  'not-held-yet': { status: 409, title: 'The session has not begun yet.' },
  'session-contradicts': {
    status: 409,
    title: 'These facts about the session cannot all be true.',
  },
  'absence-not-needed': { status: 409, title: 'A reason for absence goes only with an absence.' },
  'under-investigation': {
    status: 409,
    title: 'The police investigate, and this site treats nobody until they are done.',
  },
  'investigation-open': { status: 409, title: 'An investigation is open already.' },
  'no-investigation': { status: 409, title: 'No investigation is open.' },
  'consent-withdrawn': {
    status: 409,
    title: 'Consent was withdrawn and has not been given again.',
  },
  'unknown-programme': { status: 409, title: "The site's policy has no programme of this name." },
  'sessions-planned': { status: 409, title: 'Sessions are planned already.' },
  'action-open': { status: 409, title: 'An action is still open.' },
  'emergency-open': { status: 409, title: 'An emergency conference has not decided yet.' },
  'risk-unrated': { status: 409, title: 'The risk has not been rated.' },
  'advocate-not-answered': {
    status: 409,
    title: 'The victim advocate has not answered, and the override clock has not run.',
  },
  'not-proposed': { status: 409, title: 'Closure has not been proposed.' },
  'already-proposed': { status: 409, title: 'Closure has been proposed already.' },
  'not-in-core-set': { status: 409, title: 'The agency is not one of this site.' },
  'outside-calendar': {
    status: 409,
    title: 'A date lies outside the table of holidays; nothing was guessed.',
  },
  'has-own-command': { status: 409, title: 'This is ended by a command of its own.' },
  'unknown-command': { status: 409, title: 'This is not a command of this kind of entity.' },
} as const satisfies Record<string, { status: 403 | 409; title: string }>
export type RefusalCode = keyof typeof refusals
