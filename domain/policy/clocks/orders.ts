import type { ClockRule } from '../policy.ts'

/** Clocks for orders and their breaches. */
export const orderClocks = {
  serveOrder: {
    span: { workingDays: 2 },
    guards: 'safety',
    source: 'No period for serving an order was found; a local default.',
    mark: 'K',
  },
  orderNotification: {
    span: { days: 2 },
    guards: 'statutory',
    source:
      'Stalking Protection Act 2019, section 9: within three days beginning with service or change; that day counts, so two days after it.',
    mark: 'S',
  },
  orderRenewal: {
    span: { days: 90 },
    guards: 'statutory',
    source: 'Renewal is decided 90 days before the order runs out, counted back from its end.',
    mark: 'K',
  },
  orderRenewalSoon: {
    span: { workingDays: 5 },
    guards: 'statutory',
    source: 'If the 90 days before the end have already begun; a local default.',
    mark: 'K',
  },
  orderRanOut: {
    span: { workingDays: 1 },
    guards: 'safety',
    source: 'An order that expired undecided is looked at the next working day; a local default.',
    mark: 'K',
  },
  handOverOrder: {
    span: { workingDays: 5 },
    guards: 'safety',
    source:
      'Orders are handed over at closure, or within five working days if recorded during the watch; a local default.',
    mark: 'K',
  },
  decideOnBreach: {
    span: { workingDays: 1 },
    guards: 'safety',
    source: 'Breach: police at once; the decision by the next working day is a local default.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
