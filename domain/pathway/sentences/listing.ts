import { action, called, instant, meeting, say } from '../../sentence.ts'
import { listingEnds } from '../shape/listing.ts'
import type { Sentences } from './sentences.ts'

/** On which list a pathway stands. */
export const listingSentences = {
  'listing-asked': ({ conference, emergency, plans }) =>
    plans
      ? say`an emergency meeting was asked for, on ${instant(plans.at)}`
      : say`${meeting(conference)} was asked to list the pathway${emergency && ' as an emergency'}`,
  'listing-confirmed': ({ conference, at }) =>
    say`${meeting(conference)} listed the pathway, to be heard on ${instant(at)}`,
  'listing-updated': ({ conference }) => say`${meeting(conference)} was told what has changed`,
  'listing-moved': ({ conference, at }) => say`${meeting(conference)} moved to ${instant(at)}`,
  'listing-carried': ({ conference, to }) =>
    say`${meeting(conference)} passed the pathway on to ${meeting(to)}`,
  'listing-ended': ({ conference, because }) =>
    say`the pathway left the list of ${meeting(conference)}: ${called(listingEnds, because)}`,
  'action-carried': ({ id, conference }) =>
    say`${action(id)} was carried over to the next meeting by ${meeting(conference)}`,
} satisfies Partial<Sentences>
