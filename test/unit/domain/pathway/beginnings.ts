import { expect } from '@jest/globals'
import { adviceUnderInvestigation } from '../../../../domain/policy/care.ts'
import { begun, given, step, type Story } from './story.ts'
import type { OpenMeeting } from '../../../../domain/conference/shape.ts'
import { health, housing, meetings, met, people, probation, trust } from './world.ts'
import { without } from '../../../../domain/obligations/without.ts'

type Body = Readonly<Record<string, unknown>>

/** Stories up to a point, each told in steps and a minute apart, for tests that begin there. */
export const referred = begun((body: Body = {}) => given(step('submit-referral', body)))

export const inTriage = begun((body: Body = {}) => referred(body).and(step('accept-referral')))

/** In triage with this screening, with so many incidents in the last month. */
export const screened = (screening: object, incidents = 1, more = {}): Story =>
  inTriage({
    ...more,
    screening,
    concern: {
      summary: 'w-summary',
      incidents: Array.from({ length: incidents }, (_, n) => ({
        on: `2026-10-${10 + n}`,
        kind: 'contact',
      })),
    },
  })

export const inResearch = begun((risk = 'medium') =>
  inTriage().and(step('decide-triage', { outcome: 'conference', risk })),
)

/** The four returns of London's core set. */
export const returns = [
  step('record-return', { agency: met }, { by: people.police }),
  step('record-return', { agency: trust, kind: 'nil' }, { by: people.advocate }),
  step('record-return', { agency: health }),
  step('record-return', { agency: probation, kind: 'declined' }, { by: people.probation }),
]

export const inConference = begun((risk = 'medium') => inResearch(risk).and(...returns))

export const inSuitability = begun((risk = 'medium') =>
  inConference(risk).and(step('record-conference', { risk })),
)

export const inSessions = begun((risk = 'medium') =>
  inSuitability(risk).and(step('record-suitability'), step('give-consent')),
)

/** Sessions on 5, 12 and 19 January 2027 at ten. */
export const sessionsPlanned = begun((count = 3) =>
  inSessions().and(step('plan-sessions', { count })),
)

/** Back at the conference out of turn, with its sessions still planned. */
export const conferredAgain = begun(() =>
  sessionsPlanned().and(
    step('assess-risk', { risk: 'high' }),
    step('record-review', { outcome: 'stepUp', risk: 'high' }),
  ),
)

/** In review with its sessions still planned: the closure that a conference decided on was refused. */
export const reviewedBesideSessions = begun(() =>
  conferredAgain().and(
    step('record-conference', { decision: 'close', risk: 'high' }),
    step('propose-closure'),
    step('answer-closure'),
    step('refuse-closure'),
  ),
)

export const inReview = begun((risk = 'medium') =>
  inSuitability(risk).and(step('record-suitability', { result: 'unsuitable' })),
)

export const inClosure = begun((risk = 'medium') =>
  inReview(risk).and(step('record-review', { outcome: 'close', risk })),
)

export const closureProposed = begun(() => inClosure().and(step('propose-closure')))

export const inWatch = begun(() =>
  closureProposed().and(
    step('answer-closure'),
    step('approve-closure'),
    step('record-victim-contact'),
  ),
)

/** Ended with nothing owed: the victim was reached before it was rejected. */
export const ended = begun(() =>
  referred().and(
    step('record-victim-contact', {}, { at: '2026-11-02 10:00' }),
    step('reject-referral'),
  ),
)
/** In triage, with a second victim for whom the site's advocate works too: she is B. */
export const twoVictims = begun((body: Body = {}) => inTriage().and(step('add-victim', body)))

/** The same of a man whom the police referred, with a service of her own for the second. */
export const twoServices = begun((body: Body = {}) =>
  inTriage({ referrer: { agency: met, role: 'policeLead' } }).and(
    step('add-victim', { advocate: housing, ...body }),
  ),
)

/** A conference that agreed one action with the housing partner, due on 13 November 2026. */
export const actionAgreed = begun(() =>
  inConference().and(
    step('record-conference', {
      actions: [
        { agency: 'london-housing', role: 'agencyWorker', what: 'w-what', dueOn: '2026-11-13' },
      ],
    }),
  ),
)

/** At a site that treats nobody while the police investigate, as Hampshire does. */
export function waitingForPolice(begin: () => Story): Story {
  const story = begin()
  const { policy } = story.reference
  story.reference = {
    ...story.reference,
    policy: { ...policy, underInvestigation: adviceUnderInvestigation },
  }
  return story
}

/** A story whose site has these meetings from then on. */
export function withMeetings(story: Story, open: readonly OpenMeeting[] = meetings): Story {
  story.reference = { ...story.reference, meetings: open }
  return story
}

/** Researched, and a list asked for: of the first of three meetings. */
export const listingAsked = (): Story => withMeetings(inResearch()).and(...returns)

/** On the list of the first of three meetings, 11 November 2026 at ten. */
export const listed = (): Story => listingAsked().and(step('conference-listed'))

/** It is on a list, or on none; the profile that it sent is for other tests. */
export function stands(story: Story, listing: object | undefined): Story {
  const at = story.state.listing
  expect(at && without(without(at, 'said'), 'saidAnew')).toEqual(listing)
  return story
}
export const asked = (story: Story, conference: string): Story => stands(story, { conference })

/** An incident during research: an emergency conference is owed beside the stage. */
export const emergency = (begin: () => Story = inResearch): Story =>
  begin().and(step('report-incident'))
