import { adjournReasons } from '../codes.ts'
import {
  agency,
  by,
  called,
  counted,
  instant,
  listed,
  meeting,
  party,
  say,
} from '../../sentence.ts'
import { meetingForms } from '../../policy/meetings.ts'
import { roles } from '../../codes.ts'
import type { Sentences } from './sentences.ts'

/** The meeting itself: when it is, and its stage. */
export const meetingSentences = {
  'conference-planned': ({ form, at, emergency }) =>
    say`${emergency ? 'an emergency meeting' : 'a meeting'} (${called(meetingForms, form)}) was planned for ${instant(at)}${by}`,
  'conference-rescheduled': ({ at, was }) =>
    at === was
      ? say`the details of the meeting changed${by}`
      : say`the meeting was moved from ${instant(was)} to ${instant(at)}${by}`,
  'policy-followed': ({ version }) =>
    say`the meeting now follows version ${version} of the site’s policy`,
  'conference-cancelled': () => say`the meeting was cancelled${by}`,
  'agency-invited': ({ agency: id, role }) => say`${party({ agency: id, role })} was invited${by}`,
  'capacity-extended': ({ capacity, was }) =>
    say`the meeting was extended${by} from ${counted(was, 'item')} to ${capacity}`,
  'list-closed': ({ order }) => say`the list closed with ${counted(order.length, 'item')}`,
  'agenda-circulated': ({ order }) =>
    say`the agenda was circulated${by}, with ${counted(order.length, 'item')}`,
  'agenda-opened': ({ agency: id, role }) => say`${party({ agency: id, role })} opened the agenda`,
  'session-opened': ({ at }) => say`the session was opened on ${instant(at)}${by}`,
  'quorum-reached': () => say`a quorum was reached`,
  'quorum-lost': ({ missing }) => say`the quorum was lost; missing: ${listed(roles, missing)}`,
  'session-adjourned': ({ because }) =>
    say`the session was adjourned${by}: ${called(adjournReasons, because)}`,
  'session-closed': () => say`the session was closed${by}`,
  'conference-reconvened': ({ as, at }) =>
    say`the meeting is to be continued as ${meeting(as)} on ${instant(at)}`,
  'record-restored': ({ events }) =>
    say`the database was restored, and ${counted(events, 'event')} put back`,
  'address-failed': ({ agency: id }) => say`a message to ${agency(id)} could not be delivered`,
  'reply-heard': () => say`a message to a pathway or another meeting was refused`,
} satisfies Partial<Sentences>
