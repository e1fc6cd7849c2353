import {
  action,
  agency,
  by,
  called,
  counted,
  instant,
  item,
  meeting,
  pathway,
  say,
  site,
} from '../../sentence.ts'
import { actionReviews, deferReasons, moveReasons } from '../codes.ts'
import type { Sentences } from './sentences.ts'

/** The list: what comes onto it, in which order, and what leaves it undecided. */
export const itemSentences = {
  'item-listed': ({ id, referrer }) =>
    say`${item(id)} was listed, referred by ${agency(referrer.agency)}`,
  'item-joined': ({ id, from }) =>
    say`${item(id)} was brought together with the same pathway’s item from ${meeting(from.conference)}`,
  'item-changed': ({ id }) => say`what is known about ${item(id)} was updated`,
  'item-not-taken': ({ from }) => say`an item from ${meeting(from.conference)} could not be taken`,
  'item-withdrawn': ({ id }) => say`${item(id)} was withdrawn`,
  'item-deferred': ({ id, because, to }) =>
    say`${item(id)} was deferred${to !== undefined && say` to ${meeting(to)}`}${by}: ${called(deferReasons, because)}`,
  'item-moved': ({ id, because, to }) =>
    say`${item(id)} was moved${to !== undefined && say` to ${meeting(to)}`}${by}: ${called(moveReasons, because)}`,
  'item-offered': ({ id, site: to }) =>
    say`the pathway of ${item(id)} was offered to ${site(to)}${by}`,
  'item-came-back': ({ id, from }) =>
    say`${item(id)} came back: ${meeting(from)} could not take it`,
  'item-overtaken': ({ id, counts }) =>
    counts === undefined
      ? say`the pathway of ${item(id)} was no longer waiting for the decision: it had been decided there, or it had ended; somebody looks at both`
      : counts === 'meeting'
        ? say`the decision on ${item(id)} counts, though its pathway was no longer waiting for it`
        : say`the decision on ${item(id)} does not count: what was decided on its pathway does`,
  'agenda-reordered': () => say`the order of the agenda was changed${by}`,
  'items-grouped': ({ items }) =>
    items.length > 1
      ? say`${counted(items.length, 'item')} were placed together on the agenda${by}`
      : say`${item(items[0])} is heard by itself again${by}`,
  'action-brought': ({ agency: id, due }) =>
    say`an open action of ${agency(id)}, due ${instant(due)}, was brought for review`,
  'brought-action-reviewed': ({ action: id, outcome, to }) =>
    say`${action(id)} was reviewed${by}: ${called(actionReviews, outcome)}${to !== undefined && say`, at ${meeting(to)}`}`,
  'expiry-brought': ({ pathway: id, until }) =>
    say`the watch of ${pathway(id)}, which ends on ${instant(until)}, was brought to the meeting’s notice`,
} satisfies Partial<Sentences>
