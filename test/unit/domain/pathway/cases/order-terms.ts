import { inTriage } from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { people } from '../world.ts'
import { step, type Story } from '../story.ts'

const until = { expiresOn: undefined, untilFurtherOrder: true }
const interim = { kind: 'spoInterim', grantedOn: '2026-10-20', ...until }
const short = { kind: 'restrainingOrder', expiresOn: '2026-12-31' }
const granted = (body = {}): Story => inTriage().and(step('record-order', body))
const served = (body = {}): Story => granted({ servedOn: '2026-11-02', ...body })
const moved = { kind: 'moved', on: '2026-11-06' }

export const orderTermCases = {
  'decide-order-renewal': {
    accepts: {
      'to apply: the renewal is owed before the order runs out': () =>
        granted(short)
          .when('decide-order-renewal')
          .gives('obligation-settled', 'order-renewal-decided', 'obligation-opened')
          .toOwe({ to: 'policeLead', what: 'renewOrder', by: '2026-12-31 23:59' }),
      'to apply, and not had by its last day: what follows on its end is owed': () =>
        granted(short)
          .when('decide-order-renewal')
          .until('2027-01-01 00:00')
          .toOwe({ to: 'policeLead', what: 'orderRanOut', by: '2027-01-04 17:00' }),
      'to let it run out: nothing more is owed on it': () =>
        granted(short)
          .and(step('serve-order'))
          .when('decide-order-renewal', { decision: 'letExpire' })
          .gives('obligation-settled', 'order-renewal-decided')
          .owesOnly('victimContact', 'triage'),
      'of an order for which nobody has to': () =>
        granted({ kind: 'bail', expiresOn: '2026-11-27' })
          .when('decide-order-renewal')
          .toOwe({ to: 'policeLead', what: 'renewOrder', by: '2026-11-27 23:59' }),
    },
    refuses: {
      ...refusedFrom('decide-order-renewal', {
        'no-such-order': inTriage,
        'order-not-renewable': () => granted(until),
        'already-decided': () => granted(short).and(step('decide-order-renewal')),
      }),
      'order-over': () =>
        granted(short).when('decide-order-renewal', {}, { at: '2027-01-01 00:00' }),
    },
  },
  'renew-order': {
    accepts: {
      'meets the renewal, and the next decision is owed 90 days before the new end': () =>
        granted()
          .and(step('decide-order-renewal', {}, { at: '2028-08-01 10:00' }))
          .when('renew-order', { on: '2028-09-01' }, { at: '2028-09-01 10:00' })
          .toOwe({ to: 'policeLead', what: 'decideOrderRenewal', by: '2030-08-01 17:00' })
          .until('2028-11-01 00:00') // the old end has passed, and the order holds
          .and(step('decide-order-renewal')),
      'without an earlier decision': () =>
        granted(short).when('renew-order').gives(
          'obligation-settled',
          'order-renewed',
          'obligation-opened', // the next decision; that the order was made is still to be told
        ),
      'until further order: no next decision': () =>
        granted(short)
          .and(step('serve-order'))
          .when('renew-order', until)
          .owesOnly('victimContact', 'triage'),
    },
    refuses: {
      ...refusedFrom('renew-order', {
        'no-such-order': inTriage,
        'order-not-renewable': () => granted({ kind: 'licence', expiresOn: '2027-06-30' }),
      }),
      'not-your-role': () => granted().when('renew-order', {}, { by: people.probation }),
      'order-over': () =>
        granted(short)
          .when('renew-order', { expiresOn: '2026-11-01' })
          .refuses('order-over', 'expiresOn')
          .when('renew-order', {}, { at: '2027-01-01 00:00' })
          .refuses('order-over', 'orderId'),
      'order-term': () => granted(short).when('renew-order', { expiresOn: undefined }),
      'order-dates': () =>
        granted(short)
          .when('renew-order', { expiresOn: '2026-12-31' })
          .refuses('order-dates', 'expiresOn')
          .when('renew-order', { on: '2026-10-29' })
          .refuses('order-dates', 'on'),
      'outside-calendar': () => granted(short).when('renew-order', { expiresOn: '2041-06-01' }),
    },
  },
  'record-order-notification': {
    accepts: {
      'on the third day, in time': () =>
        served()
          .when('record-order-notification', { on: '2026-11-04' }, { at: '2026-11-04 20:00' })
          .gives('obligation-settled', 'order-notification-recorded'),
      'on the fourth, which is kept as late': () => {
        const story = served().when(
          'record-order-notification',
          { on: '2026-11-05' },
          { at: '2026-11-05 08:00' },
        )
        const late = story.happened.some(
          ({ type, data }) => type === 'order-notification-recorded' && data.late,
        )
        if (!late) throw new Error('it was late')
        return story.gives('obligation-settled', 'order-notification-recorded')
      },
      'of the third day, written down later': () => {
        const story = served().when(
          'record-order-notification',
          { on: '2026-11-04' },
          { at: '2026-11-09 08:00' },
        )
        if (story.happened.some(({ data }) => 'late' in data)) throw new Error('it was in time')
        return story
      },
      'of a change that nobody here knew of': () =>
        served()
          .when('record-order-notification', { what: 'change' })
          .gives('order-notification-recorded')
          .and(step('record-change', { ...moved, on: '2026-11-02' }))
          .owesOnly(
            'victimContact',
            'triage',
            'orderNotification',
            'decideOrderRenewal',
            'reassess',
          ),
      'of a change: by the end of the third day, and not of a later change': () =>
        served({ ...until })
          .and(
            step('record-order-notification'),
            step('record-change', moved, { at: '2026-11-06 09:00' }),
            step(
              'record-change',
              { kind: 'renamed', on: '2026-11-09' },
              { at: '2026-11-09 09:00' },
            ),
          )
          .toOwe({ to: 'policeLead', what: 'orderChangeNotification', by: '2026-11-08 23:59' })
          .toOwe({ to: 'policeLead', what: 'orderChangeNotification', by: '2026-11-11 23:59' })
          .when('record-order-notification', { what: 'change', on: '2026-11-08' })
          .gives('obligation-settled', 'order-notification-recorded')
          .toOwe({ to: 'policeLead', what: 'orderChangeNotification', by: '2026-11-11 23:59' }),
      'under an interim order that had been replaced': () =>
        served(interim)
          .and(step('record-order', { replaces: 'o1' }))
          .when('record-order-notification')
          .gives('obligation-settled', 'order-notification-recorded'),
    },
    refuses: {
      ...refusedFrom('record-order-notification', {
        'no-such-order': inTriage,
        'order-needs-no-notification': () => served({ kind: 'restrainingOrder' }),
        'order-not-served': granted,
        'order-over': () => served().and(step('discharge-order')),
        'nothing-owed': () => served().and(step('record-order-notification')),
      }),
      'not-your-role': () =>
        served().when('record-order-notification', {}, { by: people.probation }),
      'order-dates': () => served().when('record-order-notification', { on: '2026-11-01' }),
    },
  },
} as const satisfies Cases
