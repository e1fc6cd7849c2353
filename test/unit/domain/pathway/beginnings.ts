import { adviceUnderInvestigation } from '../../../../domain/policy/care.ts'
import { given, step, type Story } from './story.ts'
import { type OpenMeeting } from '../../../../domain/conference/agenda.ts'
import { health, meetings, met, people, probation, trust } from './world.ts'

/** Stories up to a point, each told in steps and a minute apart, for tests that begin there. */
export const referred = (body = {}): Story => given(step('submit-referral', body))

export const inTriage = (body = {}): Story => referred(body).and(step('accept-referral'))

/** In triage under this screening, with so many incidents in the month before. */
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

export const inResearch = (risk = 'medium'): Story =>
  inTriage().and(step('decide-triage', { outcome: 'conference', risk }))

/** The four returns of London's core set. */
export const returns = [
  step('record-return', { agency: met }, { by: people.police }),
  step('record-return', { agency: trust, kind: 'nil' }, { by: people.advocate }),
  step('record-return', { agency: health }),
  step('record-return', { agency: probation, kind: 'declined' }, { by: people.probation }),
]

export const inConference = (risk = 'medium'): Story => inResearch(risk).and(...returns)

export const inSuitability = (risk = 'medium'): Story =>
  inConference(risk).and(step('record-conference', { risk }))

export const inSessions = (risk = 'medium'): Story =>
  inSuitability(risk).and(step('record-suitability'))

/** Sessions on 5, 12 and 19 January 2027 at ten. */
export const sessionsPlanned = (count = 3): Story =>
  inSessions().and(step('plan-sessions', { count }))

export const inReview = (risk = 'medium'): Story =>
  inSuitability(risk).and(step('record-suitability', { result: 'unsuitable' }))

export const inClosure = (risk = 'medium'): Story =>
  inReview(risk).and(step('record-review', { outcome: 'close', risk }))

export const closureProposed = (): Story => inClosure().and(step('propose-closure'))

export const inWatch = (): Story =>
  closureProposed().and(
    step('answer-closure'),
    step('approve-closure'),
    step('record-victim-contact'),
  )

export const ended = (): Story => referred().and(step('reject-referral'))

/** A conference that agreed one action with the housing partner, due on 13 November 2026. */
export const actionAgreed = (): Story =>
  inConference().and(
    step('record-conference', {
      actions: [
        { agency: 'london-housing', role: 'agencyWorker', what: 'w-what', dueOn: '2026-11-13' },
      ],
    }),
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

/** An incident during research: an emergency conference is owed beside the stage. */
export const emergency = (begin: () => Story = inResearch): Story =>
  begin().and(step('report-incident'))
