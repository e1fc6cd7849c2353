import { bands } from '../../matching/codes.ts'
import { by, called, counted, order, pathway, person, say, site as place } from '../../sentence.ts'
import type { Sentences } from './sentences.ts'
import { theVictim } from './the-victim.ts'

/** Who else the person may be, or is, and where a referral went. About a pathway at another site, only that there is one. */
export const intakeSentences = {
  'matches-found': ({ searched, stopped, found }) => {
    if (!searched) return say`the search for other records of ${person} failed`
    const more = stopped && ', and the search stopped at its bound: there may be more'
    if (found.length === 0) return say`no other record of ${person} was found${more}`
    return say`${counted(found.length, 'possible match', 'possible matches')} for ${person} ${found.length === 1 ? 'was' : 'were'} found${more}`
  },
  'match-elsewhere': ({ site, band }) =>
    say`a referral at ${place(site)} may be about ${person} (${called(bands, band)})`,
  'referral-linked': ({ to }) => say`the referral was linked to ${pathway(to)}${by}`,
  'referral-unlinked': ({ from, refused }) =>
    refused === undefined
      ? say`the link to ${pathway(from)} was undone${by}`
      : say`${pathway(from)} could not take the referral, and the link was undone`,
  'referral-taken': ({ pathway: from }) => say`a new referral was taken over from ${pathway(from)}`,
  'referral-given-back': ({ pathway: to }) => say`a referral was given back to ${pathway(to)}`,
  'merge-held': ({ pathway: with_, strand }) =>
    say`${strand === undefined ? person : theVictim(strand)} was said to be the same as in ${pathway(with_)}${by}; it waits, because somebody would be person and victim of one pathway`,
  'merge-reviewed': ({ pathway: with_, same }) =>
    say`the merge with ${pathway(with_)} that waited was ${same ? 'made' : 'refused'}${by}`,
  'person-merged': ({ pathway: with_ }) =>
    say`the person was recorded as the same as in ${pathway(with_)}${by}`,
  'person-split': ({ pathway: from, refused }) =>
    refused === undefined
      ? say`the person was recorded as not the same as in ${pathway(from)}${by}`
      : say`the person could not be recorded as the same as in ${pathway(from)}`,
  'not-same-confirmed': ({ pathway: other, lowers }) =>
    say`the person was found to be another than in ${pathway(other)}${by}${lowers.length > 0 && '; what the search had flagged was taken down'}`,
  'not-same-lifted': ({ pathway: other }) =>
    say`it is open again whether the person is the same as in ${pathway(other)}${by}`,
  'merge-noted': ({ pathway: other, undone }) =>
    undone
      ? say`the person of ${pathway(other)} is no longer recorded as the same`
      : say`the person of ${pathway(other)} was recorded as the same`,
  'same-person-said': () =>
    say`it was said${by} that ${person} is the same as on a pathway at another site, which was asked`,
  'same-person-heard': ({ site }) =>
    say`${place(site)} said that ${person} is the same as on a pathway there`,
  'same-person-answered': ({ same }) =>
    say`it was found${by} that ${person} is ${same ? 'the same as' : 'another than'} on a pathway at another site`,
  'same-person-noted': ({ same, refused }) =>
    refused === undefined
      ? say`another site found that ${person} is ${same ? 'the same as' : 'another than'} on a pathway there`
      : say`another site could not be asked whether ${person} is the same`,
  'order-taken': ({ id, pathway: from }) =>
    say`${order(id)} came with the referral from ${pathway(from)}`,
} satisfies Partial<Sentences>
