import { inConference, inReview, inTriage, inWatch, sessionsPlanned } from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { people, probation } from '../world.ts'
import { step, type Story } from '../story.ts'

const until = { expiresOn: undefined, untilFurtherOrder: true }
const served = { servedOn: '2026-10-30', ...until }
const licence = { kind: 'licence', ...until }
const ordered = (body: object = served, begin: () => Story = inTriage): Story =>
  begin().and(step('record-order', { ...body }))
const breached = (body?: object): Story => ordered(body).and(step('record-breach'))
const awaited = { decision: 'evidenceAwaited', decideBy: '2026-11-13' }

/** What follows on every breach, wherever the pathway stood. */
const alarmed = (story: Story): Story =>
  story
    .toOwe({ to: 'policeLead', what: 'respondToRisk', by: '2026-11-02 23:59' })
    .toOwe({ to: 'victimAdvocate', what: 'respondToRisk', by: '2026-11-02 23:59' })
    .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-03 17:00' })
    .toOwe({ to: 'policeLead', what: 'decideOnBreach', by: '2026-11-03 17:00' })
    .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2026-11-09 17:00' })
    .tells('policeLead', 'respondToRisk', 'asked', true)
    .tells('victimAdvocate', 'respondToRisk', 'asked', true)
    .tells('policeLead', 'decideOnBreach', 'asked', true)

export const breachCases = {
  'record-breach': {
    accepts: {
      'tells police and advocate at once, lists an emergency, and owes a decision': () =>
        alarmed(ordered().when('record-breach'))
          .gives(
            'breach-recorded',
            'flagged',
            'obligation-opened',
            'obligation-opened',
            'obligation-opened',
            'obligation-opened',
            'obligation-opened',
          )
          .standsAt('triage', { flags: ['emergency'] }),
      'before a conference': () =>
        alarmed(ordered(served, inConference).when('record-breach')).standsAt('conference'),
      'between sessions, which continue': () =>
        alarmed(ordered(served, sessionsPlanned).when('record-breach'))
          .standsAt('sessions')
          .toOwe({ to: 'forensicClinician', what: 'recordSession' }),
      'in a review, and changes no risk by itself': () =>
        alarmed(ordered(served, inReview).when('record-breach')).standsAt('review', {
          risk: 'medium',
        }),
      'in a hold, which stops none of it': () =>
        alarmed(ordered(served, sessionsPlanned).and(step('hold')).when('record-breach')).standsAt(
          'sessions',
          { flags: ['held', 'emergency'] },
        ),
      'in the watch reopens the pathway': () =>
        alarmed(ordered(served, inWatch).when('record-breach')).standsAt('conference', {
          flags: ['repeat', 'emergency'],
        }),
      'of a licence owes the decision to probation': () =>
        ordered(licence).when('record-breach').toOwe({
          to: 'probation',
          what: 'decideOnBreach',
          by: '2026-11-03 17:00',
          agency: probation,
        }),
      'of an order that had not been served, which is kept': () => {
        const story = ordered(until).when('record-breach')
        const unserved = story.happened.some(
          ({ type, data }) => type === 'breach-recorded' && data.unserved,
        )
        if (!unserved) throw new Error('it had not been served')
        return alarmed(story)
      },
      'of an order that has ended since': () =>
        alarmed(ordered().and(step('discharge-order')).when('record-breach')),
      'a second time, as a breach of its own': () => {
        const story = breached().when('record-breach', { on: '2026-11-02' })
        story.the('decideOnBreach', 'b1')
        story.the('decideOnBreach', 'b2')
        return story
      },
    },
    refuses: {
      'no-such-order': () =>
        ordered().when('record-breach', { orderId: 'o2' }).refuses('no-such-order', 'orderId'),
      'order-not-in-force': () =>
        ordered()
          .when('record-breach', { on: '2026-10-29' })
          .refuses('order-not-in-force', 'on')
          .and(step('discharge-order', { on: '2026-10-31' }))
          .when('record-breach')
          .refuses('order-not-in-force', 'on'),
    },
  },
  'decide-on-breach': {
    accepts: {
      'with a charge: the decision is met': () => {
        const story = breached()
          .when('decide-on-breach')
          .gives('breach-decided', 'obligation-settled')
        if (story.state.orders?.[0]?.breaches[0]?.decision !== 'charge')
          throw new Error('the decision is gone')
        return story
      },
      'with evidence awaited: it is owed by then, and its owner is told': () =>
        breached()
          .when('decide-on-breach', awaited)
          .gives('breach-decided', 'obligation-moved')
          .toOwe({ to: 'policeLead', what: 'decideOnBreach', by: '2026-11-13 17:00' })
          .tells('policeLead', 'decideOnBreach', 'moved')
          .and(step('decide-on-breach', { decision: 'noFurtherAction' })),
      'of a licence, by probation': () =>
        breached(licence)
          .when('decide-on-breach', { decision: 'recall' }, { by: people.probation })
          .gives('breach-decided', 'obligation-settled'),
      'by whom it was given to': () => {
        const story = breached()
        const { id } = story.the('decideOnBreach')
        return story
          .and(step('reassign', { obligationId: id, agency: probation, role: 'probation' }))
          .when('decide-on-breach', {}, { by: people.probation })
          .gives('breach-decided', 'obligation-settled')
      },
    },
    refuses: {
      ...refusedFrom('decide-on-breach', {
        'nothing-owed': ordered,
        'already-decided': () =>
          breached().and(step('record-breach', { on: '2026-11-02' }), step('decide-on-breach')),
      }),
      'no-such-breach': () => breached().when('decide-on-breach', { breachId: 'b9' }),
      'not-your-role': () => breached().when('decide-on-breach', {}, { by: people.probation }),
      'evidence-date': () => breached().when('decide-on-breach', { decision: 'evidenceAwaited' }),
      'not-later': () =>
        breached().when('decide-on-breach', { ...awaited, decideBy: '2026-11-01' }),
      'outside-calendar': () =>
        breached().when('decide-on-breach', { ...awaited, decideBy: '2041-06-01' }),
    },
  },
} as const satisfies Cases
