import { ended, inSessions, inWatch, referred } from '../beginnings.ts'
import { people } from '../world.ts'
import { step } from '../story.ts'
import { type Cases, refusedFrom } from './cases.ts'

/** It ended on 2 November 2026 at two past ten; six years later its officer is asked. */
const sixYearsLater = '2032-11-02 10:02'
const notYet = () => ended().until('2032-11-02 10:01')
const asked = () => ended().until(sixYearsLater)
const proposal = step('decide-retention', { decision: 'erase', ground: 'unlawful' })
const proposed = () => ended().and(proposal)
/** Proposed by one, and confirmed by another. */
export const erasing = [proposal, step('confirm-erasure')]
const erased = () => ended().and(...erasing)
const another = { by: { ...people.officer, id: 'another-officer' } }
const held = () => ended().and(step('set-legal-hold'))

export const retentionCases = {
  'decide-retention': {
    accepts: {
      'the officer is asked six years after the end, and again six years after it was kept': () => {
        notYet().owesOnly()
        return asked()
          .gives('obligation-opened')
          .standsAt('ended')
          .owesOnly('retentionDecision')
          .toOwe({ to: 'dataProtectionOfficer', what: 'retentionDecision', by: '2032-11-30 23:59' })
          .tells('dataProtectionOfficer', 'retentionDecision', 'asked', false)
          .when('decide-retention', {}, { at: '2032-11-05 12:00' })
          .gives('obligation-settled', 'record-retained')
          .owesOnly()
          .until('2038-11-05 11:59')
          .owesOnly()
          .until('2038-11-05 12:00')
          .owesOnly('retentionDecision')
      },
      'nobody decides: it goes up to the steering group, in civil days': () =>
        asked()
          .until('2033-01-10 12:00')
          .tells('supervisor', 'retentionDecision', 'manager')
          .tells('supervisor', 'retentionDecision', 'steering-group')
          .owesOnly('retentionDecision'),
      'while it is owed it can be asked after, but not put off, and no case command can': () => {
        const story = asked()
        const obligationId = story.the('retentionDecision').id
        return story
          .and(step('remind-now', { obligationId }))
          .when('extend', { obligationId, to: '2032-12-31' })
          .refuses('date-fixed', 'obligationId')
          .when('waive', { obligationId })
          .refuses('pathway-ended')
          .and(step('decide-retention'))
          .when('extend', { obligationId, to: '2033-12-31' })
          .refuses('pathway-ended')
          .and(step('decide-retention', { until: '2040-01-02' }))
      },
      'kept until a day of the officer’s own': () =>
        asked()
          .when('decide-retention', { until: '2035-03-01' })
          .owesOnly()
          .until('2035-03-01 09:00')
          .owesOnly('retentionDecision'),
      'erased is proposed, and owed by a second person': () =>
        asked()
          .when('decide-retention', { decision: 'erase' })
          .gives('obligation-settled', 'erasure-proposed', 'obligation-opened')
          .owesOnly('confirmErasure')
          .toOwe({ to: 'supervisor', what: 'confirmErasure', by: '2032-11-16 23:59' })
          .tells('supervisor', 'confirmErasure', 'asked', false),
      'erased before its time is proposed on a ground that cannot wait': () =>
        ended()
          .when('decide-retention', { decision: 'erase', ground: 'rightToErasure' })
          .gives('erasure-proposed', 'obligation-opened'),
      'kept before it was asked: the date is another': () =>
        ended()
          .when('decide-retention', { until: '2034-05-02' })
          .gives('record-retained')
          .until('2034-05-02 08:59')
          .owesOnly()
          .until('2034-05-02 09:00')
          .owesOnly('retentionDecision'),
      'beyond the table of holidays as within it': () =>
        ended()
          .and(step('decide-retention', { until: '2041-06-03' }))
          .until('2041-09-01 12:00')
          .toOwe({ to: 'dataProtectionOfficer', what: 'retentionDecision', by: '2041-07-01 23:59' })
          .tells('supervisor', 'retentionDecision', 'steering-group')
          .when('decide-retention')
          .owesOnly(),
    },
    refuses: {
      ...refusedFrom('decide-retention', {
        'not-ended': inWatch,
        'already-erased': erased,
        'erasure-proposed': proposed,
      }),
      'kept-for-now': () => ended().when('decide-retention', { decision: 'erase' }),
      'legal-hold': () =>
        held().when('decide-retention', { decision: 'erase', ground: 'courtOrder' }),
      'date-not-needed': () =>
        asked().when('decide-retention', { decision: 'erase', until: '2034-01-01' }),
      'not-later': () => asked().when('decide-retention', { until: '2032-11-02' }),
    },
  },
  'confirm-erasure': {
    accepts: {
      'by the supervisor: it is over, and nothing is asked again': () =>
        asked()
          .and(step('decide-retention', { decision: 'erase' }))
          .when('confirm-erasure', {}, { by: people.supervisor })
          .gives('obligation-settled', 'record-erased')
          .owesOnly()
          .until('2060-01-01 09:00')
          .gives('obligation-settled', 'record-erased'),
      'by another officer': () =>
        proposed()
          .when('confirm-erasure', {}, another)
          .gives('obligation-settled', 'record-erased'),
    },
    refuses: {
      ...refusedFrom('confirm-erasure', {
        'not-ended': inWatch,
        'no-erasure-proposed': ended,
        'already-erased': erased,
      }),
      'own-proposal': () => proposed().when('confirm-erasure', {}, { by: people.officer }),
      'not-your-role': () => proposed().when('confirm-erasure', {}, { by: people.coordinator }),
      'legal-hold': () => proposed().and(step('set-legal-hold')).when('confirm-erasure'),
      'kept-for-now': () =>
        asked()
          .and(
            step('decide-retention', { decision: 'erase' }),
            step('classify-retention', { class: 'group1' }),
          )
          .when('confirm-erasure'),
    },
  },
  'withdraw-erasure': {
    accepts: {
      'by who proposed it: it is asked again what becomes of the record': () =>
        asked()
          .and(step('decide-retention', { decision: 'erase' }))
          .when('withdraw-erasure', {}, { by: people.officer })
          .gives('obligation-settled', 'erasure-withdrawn')
          .until('2032-11-02 10:10')
          .owesOnly('retentionDecision'),
      'by the second person': () =>
        proposed()
          .when('withdraw-erasure', {}, { by: people.supervisor })
          .owesOnly()
          .when('confirm-erasure', {}, { by: people.supervisor })
          .refuses('no-erasure-proposed')
          .and(proposal)
          .when('withdraw-erasure'),
      'because the referral comes back': () => {
        referred()
          .and(step('link-referral'), proposal)
          .when('unlink-referral')
          .standsAt('referral')
          .owesOnly('acknowledge', 'victimContact')
        return proposed().when('withdraw-erasure')
      },
    },
    refuses: refusedFrom('withdraw-erasure', {
      'no-erasure-proposed': ended,
      'not-ended': referred,
      'already-erased': () => ended().and(...erasing),
    }),
  },
  'classify-retention': {
    accepts: {
      'ten years in the place of six, counted from the end': () =>
        ended()
          .when('classify-retention')
          .gives('retention-classified')
          .until('2036-11-02 10:01')
          .owesOnly()
          .until('2036-11-02 10:02')
          .owesOnly('retentionDecision'),
      'of an open pathway, which is counted from its end all the same': () =>
        inWatch()
          .and(step('classify-retention'))
          .until('2037-11-02 10:00')
          .standsAt('ended')
          .owesOnly()
          .until('2037-11-03 10:00')
          .owesOnly('retentionDecision'),
      'what was asked too early for the class is no longer asked': () =>
        asked()
          .when('classify-retention')
          .gives('retention-classified', 'obligation-settled')
          .owesOnly()
          .until('2036-11-02 10:02')
          .owesOnly('retentionDecision'),
      'what was asked in time for the class is still asked': () =>
        asked().when('classify-retention', { class: 'group3' }).owesOnly('retentionDecision'),
    },
    refuses: {
      'already-erased': () => erased().when('classify-retention'),
      'unknown-retention-class': () => ended().when('classify-retention', { class: 'another' }),
    },
  },
  'set-legal-hold': {
    accepts: {
      'the question is asked all the same, and erasing refused until it is lifted': () => {
        const story = held()
          .until(sixYearsLater)
          .owesOnly('retentionDecision')
          .when('decide-retention', { decision: 'erase' })
          .refuses('legal-hold')
          .and(step('lift-legal-hold'))
        return story.when('decide-retention', { decision: 'erase' }).owesOnly('confirmErasure')
      },
      'on an open pathway it changes nothing else, and lasts beyond the end': () =>
        inSessions()
          .when('set-legal-hold')
          .gives('legal-hold-set')
          .standsAt('sessions')
          .owesOnly('victimContact', 'planSessions'),
    },
    refuses: refusedFrom('set-legal-hold', { 'legal-hold-set': held, 'already-erased': erased }),
  },
  'lift-legal-hold': {
    accepts: {
      'and it may be set again': () =>
        held().when('lift-legal-hold').gives('legal-hold-lifted').and(step('set-legal-hold')),
    },
    refuses: refusedFrom('lift-legal-hold', { 'no-legal-hold': ended }),
  },
} as const satisfies Cases
