import { ended, inReview, inTriage, inWatch } from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { met, people } from '../world.ts'
import { step, type Story } from '../story.ts'

const until = { expiresOn: undefined, untilFurtherOrder: true }
const interim = { kind: 'spoInterim', grantedOn: '2026-10-20', ...until }
const granted = (body = {}): Story => inTriage().and(step('record-order', body))
const over = (body = {}): Story => granted(body).and(step('discharge-order'))

/** What the register says of an order, if a story is about that. */
const reads = (story: Story, order: object, id = 'o1'): Story => {
  const found = story.state.orders?.find((one) => one.id === id)
  for (const [field, value] of Object.entries(order))
    if (JSON.stringify(found?.[field as 'id']) !== JSON.stringify(value))
      throw new Error(`${field} is ${JSON.stringify(found?.[field as 'id'])}`)
  return story
}

export const orderCases = {
  'record-order': {
    accepts: {
      'owes serving it, and the decision on its renewal 90 days before its last day': () =>
        inTriage()
          .when('record-order')
          .gives('order-recorded', 'obligation-opened', 'obligation-opened', 'obligation-opened')
          .toOwe({ to: 'policeLead', what: 'serveOrder', by: '2026-11-04 17:00', agency: met })
          .toOwe({ to: 'policeLead', what: 'decideOrderRenewal', by: '2028-08-01 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'tellVictim', by: '2026-11-03 17:00' }),
      'served in court: the three days have begun': () =>
        inTriage()
          .when('record-order', { servedOn: '2026-10-30' })
          .owesOnly('victimContact', 'triage', 'orderNotification', 'decideOrderRenewal')
          .toOwe({ to: 'policeLead', what: 'orderNotification', by: '2026-11-01 23:59' }),
      'for two years to the day, of which the day of the grant is the first': () =>
        inTriage()
          .when('record-order', { expiresOn: '2028-10-29' })
          .toOwe({ to: 'policeLead', what: 'decideOrderRenewal', by: '2028-07-31 17:00' }),
      'until further order: no renewal to decide': () =>
        inTriage().when('record-order', until).owesOnly('victimContact', 'triage', 'serveOrder'),
      'that ends within the 90 days: the decision is owed within a working week': () =>
        inTriage()
          .when('record-order', { kind: 'restrainingOrder', expiresOn: '2026-12-31' })
          .toOwe({ to: 'policeLead', what: 'decideOrderRenewal', by: '2026-11-09 17:00' }),
      'that ends within the week: the decision is owed before its end': () =>
        inTriage()
          .when('record-order', { kind: 'restrainingOrder', expiresOn: '2026-11-04' })
          .toOwe({ to: 'policeLead', what: 'decideOrderRenewal', by: '2026-11-04 23:59' }),
      'the main order ends the interim one, and what was owed on it': () =>
        granted(interim)
          .when('record-order', { replaces: 'o1' })
          .gives(
            'order-recorded',
            'order-ended',
            'obligation-settled',
            'obligation-opened',
            'obligation-opened',
          )
          .owesOnly('victimContact', 'triage', 'serveOrder', 'decideOrderRenewal'),
      'what was to be notified under the interim one is owed all the same': () =>
        granted(interim)
          .and(step('serve-order'))
          .when('record-order', { replaces: 'o1' })
          .toOwe({ to: 'policeLead', what: 'orderNotification', by: '2026-11-04 23:59' }),
      'bail conditions, by probation too: nothing to serve and no renewal to decide': () =>
        inTriage()
          .when('record-order', { kind: 'bail', expiresOn: '2026-11-27' }, { by: people.probation })
          .owesOnly('victimContact', 'triage'),
      'licence conditions in the watch, which are to be handed over': () =>
        inWatch()
          .when('record-order', { kind: 'licence', ...until }, { by: people.probation })
          .gives('order-recorded', 'obligation-opened', 'obligation-opened')
          .standsAt('watch')
          .toOwe({ to: 'probation', what: 'handOverOrder', by: '2026-11-09 17:00' }),
      'a victim who declined support is told nothing': () =>
        inTriage()
          .and(step('decline-support'))
          .when('record-order', until)
          .gives('order-recorded', 'obligation-opened'),
    },
    refuses: {
      'not-your-role': () => inTriage().when('record-order', {}, { by: people.probation }),
      'order-term': () => inTriage().when('record-order', { untilFurtherOrder: true }),
      'order-over': () =>
        inTriage().when('record-order', { kind: 'bail', expiresOn: '2026-11-01' }),
      'order-too-short': () =>
        inTriage()
          .when('record-order', { expiresOn: '2028-10-28' })
          .refuses('order-too-short', 'expiresOn'),
      'order-dates': () =>
        inTriage()
          .when('record-order', { servedOn: '2026-10-29' })
          .refuses('order-dates', 'servedOn')
          .when('record-order', { grantedOn: '2026-11-12', kind: 'bail', expiresOn: '2026-11-11' })
          .refuses('order-dates', 'expiresOn')
          .and(step('record-order', interim))
          .when('record-order', { grantedOn: '2026-10-19', replaces: 'o1' })
          .refuses('order-dates', 'grantedOn'),
      'no-such-order': () =>
        inTriage().when('record-order', { replaces: 'o1' }).refuses('no-such-order', 'replaces'),
      'not-interim': () => granted().when('record-order', { replaces: 'o1' }),
      'interim-open': () =>
        granted(interim).when('record-order').refuses('interim-open', 'replaces'),
      'outside-calendar': () => inTriage().when('record-order', { expiresOn: '2041-06-01' }),
      'pathway-ended': () => ended().when('record-order'),
    },
  },
  'serve-order': {
    accepts: {
      'on a Monday: name and address by the end of Wednesday, for that day counts': () =>
        granted()
          .when('serve-order')
          .gives('order-served', 'obligation-settled', 'obligation-opened')
          .toOwe({ to: 'policeLead', what: 'orderNotification', by: '2026-11-04 23:59' })
          .tells('policeLead', 'orderNotification', 'asked', true),
      'on the Friday before a bank holiday: by the end of Sunday, for the days are civil days':
        () =>
          granted()
            .when('serve-order', { on: '2027-04-30' }, { at: '2027-04-30 16:00' })
            .toOwe({ to: 'policeLead', what: 'orderNotification', by: '2027-05-02 23:59' })
            .until('2027-05-03 00:00')
            .tells('policeLead', 'orderNotification', 'due-now', true)
            .until('2027-05-04 09:00') // the Monday is a holiday
            .tells('supervisor', 'orderNotification', 'manager', true),
      'on the last day before the clocks go forward: by the end of the day on the new clock': () =>
        granted()
          .when('serve-order', { on: '2027-03-27' }, { at: '2027-03-27 15:00' })
          .toOwe({ to: 'policeLead', what: 'orderNotification', by: '2027-03-29 23:59' }),
      'counts from the day of service, however late that is written down': () =>
        granted()
          .when('serve-order', { on: '2026-11-02' }, { at: '2026-11-20 10:00' })
          .toOwe({ to: 'policeLead', what: 'orderNotification', by: '2026-11-04 23:59' }),
      'owes none if the person notifies under another Act': () =>
        granted({ notifiesElsewhere: true, ...until })
          .when('serve-order')
          .owesOnly('victimContact', 'triage'),
      'owes none of a restraining order': () =>
        granted({ kind: 'restrainingOrder', ...until })
          .when('serve-order')
          .owesOnly('victimContact', 'triage'),
      'owes none of the order that replaced an interim one': () =>
        granted(interim)
          .and(step('record-order', { replaces: 'o1', ...until }))
          .when('serve-order', { orderId: 'o2' })
          .owesOnly('victimContact', 'triage'),
    },
    refuses: {
      'order-served': () => granted().and(step('serve-order')).when('serve-order'),
      ...refusedFrom('serve-order', { 'no-such-order': inTriage, 'order-over': over }),
      'not-your-role': () => granted().when('serve-order', {}, { by: people.probation }),
      'order-dates': () =>
        granted().when('serve-order', { on: '2026-10-29' }).refuses('order-dates', 'on'),
    },
  },
  'record-order-decision': {
    accepts: {
      'the interim order ends with it, and the notification with the order': () =>
        granted(interim)
          .and(step('serve-order'))
          .when('record-order-decision')
          .gives('order-ended', 'obligation-settled')
          .owesOnly('victimContact', 'triage'),
      'withdrawn as well': () =>
        reads(granted(interim).when('record-order-decision', { outcome: 'withdrawn' }), {
          ended: { how: 'withdrawn', on: '2026-11-02' },
        }),
    },
    refuses: {
      'order-over': () => over(interim).when('record-order-decision'),
      'not-interim': () => granted().when('record-order-decision'),
      'no-such-order': () => granted().when('record-order-decision', { orderId: 'o2' }),
      'not-your-role': () =>
        granted(interim).when('record-order-decision', {}, { by: people.probation }),
      'order-dates': () => granted(interim).when('record-order-decision', { on: '2026-10-19' }),
    },
  },
  'vary-order': {
    accepts: {
      'takes the place of the old conditions; the victim is to be told': () =>
        granted()
          .and(step('record-victim-contact'))
          .when('vary-order')
          .gives('order-varied', 'obligation-opened')
          .toOwe({ to: 'victimAdvocate', what: 'tellVictim' }),
      'without requirements from now on': () =>
        reads(granted().when('vary-order', { prohibitions: undefined, requirements: [] }), {
          requires: false,
          variedOn: '2026-11-02',
        }),
      'keeps the requirements of which nothing is said': () =>
        reads(granted().when('vary-order'), { requires: true }),
    },
    refuses: {
      ...refusedFrom('vary-order', { 'no-such-order': inTriage, 'order-over': over }),
      'not-your-role': () => granted().when('vary-order', {}, { by: people.probation }),
      'nothing-varied': () => granted().when('vary-order', { prohibitions: undefined }),
      'order-dates': () => granted().when('vary-order', { on: '2026-10-29' }),
    },
  },
  'discharge-order': {
    accepts: {
      'ends the order, and all that was owed on it': () =>
        granted()
          .and(step('serve-order'))
          .when('discharge-order')
          .gives('order-ended', 'obligation-settled', 'obligation-settled')
          .owesOnly('victimContact', 'triage'),
      'and not the decision on its breach': () =>
        granted(until)
          .and(step('record-breach'))
          .when('discharge-order')
          .toOwe({ to: 'policeLead', what: 'decideOnBreach' }),
    },
    refuses: {
      ...refusedFrom('discharge-order', { 'no-such-order': inTriage, 'order-over': over }),
      'not-your-role': () => granted().when('discharge-order', {}, { by: people.probation }),
      'order-dates': () => granted().when('discharge-order', { on: '2026-10-29' }),
    },
  },
  'hand-over-order': {
    accepts: {
      'to an agency of the site, which keeps it in hand after closure': () =>
        reads(granted().when('hand-over-order').gives('order-handed-over'), {
          handedOverTo: met,
        }),
      'and to another one later': () =>
        reads(
          inReview()
            .and(step('record-order', { kind: 'licence', ...until }), step('hand-over-order'))
            .when(
              'hand-over-order',
              { agency: 'national-probation-service-london' },
              { by: people.probation },
            ),
          { handedOverTo: 'national-probation-service-london' },
        ),
    },
    refuses: {
      ...refusedFrom('hand-over-order', {
        'no-such-order': inTriage,
        'order-over': over,
        'already-decided': () => granted().and(step('hand-over-order')),
      }),
      'not-your-role': () => granted().when('hand-over-order', {}, { by: people.probation }),
      'not-in-core-set': () => granted().when('hand-over-order', { agency: 'cheshire-council' }),
    },
  },
} as const satisfies Cases
