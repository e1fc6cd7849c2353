import type { Cases } from './cases.ts'
import { inSessions, inSuitability } from '../beginnings.ts'
import { step, type Story } from '../story.ts'

const requiring = step('record-order', { expiresOn: undefined, untilFurtherOrder: true })
const ordered = (): Story => inSessions().and(requiring)
const mandated = { basis: 'order', orderId: 'o1' }

/** Body of `plan-sessions`: a programme that an order of the register mandates. */
export const mandateCases = {
  accepts: {
    'by an order of the register': () =>
      ordered()
        .when('plan-sessions', mandated)
        .toOwe({ to: 'forensicClinician', what: 'recordSession' }),
    'by an order that is not named, whatever became of the consent': () =>
      inSuitability()
        .and(step('withdraw-consent'), step('record-suitability'))
        .when('plan-sessions', { basis: 'order' })
        .toOwe({ to: 'forensicClinician', what: 'recordSession' }),
  },
  refuses: {
    'order-not-needed': () =>
      ordered().when('plan-sessions', { orderId: 'o1' }).refuses('order-not-needed', 'orderId'),
    'no-such-order': () =>
      inSessions().when('plan-sessions', mandated).refuses('no-such-order', 'orderId'),
    'order-over': () =>
      ordered()
        .and(step('discharge-order'))
        .when('plan-sessions', mandated)
        .refuses('order-over', 'orderId'),
    'order-requires-nothing': () =>
      ordered()
        .and(step('vary-order', { requirements: [] }))
        .when('plan-sessions', mandated)
        .refuses('order-requires-nothing', 'orderId'),
    'consent-missing': () =>
      inSuitability()
        .and(step('record-suitability'))
        .when('plan-sessions')
        .refuses('consent-missing', 'basis'),
  },
} as const satisfies Cases['plan-sessions']
