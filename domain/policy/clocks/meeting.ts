import type { ClockRule } from '../policy.ts'

/** Clocks for a meeting: its agenda, its session, its minutes. The meeting's form says how long agencies have for their returns. */
export const meetingClocks = {
  meeting: {
    span: { workingDays: 0 },
    guards: 'process',
    source: 'On the day of the meeting itself.',
    mark: 'K',
  },
  fitAgenda: {
    span: { workingDays: 1 },
    guards: 'process',
    source: 'The chair settles a list over capacity by the next working day.',
    mark: 'K',
  },
  circulateAgenda: {
    span: { workingDays: 1 },
    guards: 'process',
    source: 'The working day after the returns are due.',
    mark: 'K',
  },
  reconvene: {
    span: { workingDays: 10 },
    guards: 'process',
    source:
      'Inquorate: reconvened within ten working days (child protection, Scotland; a public table of local rules, second-hand).',
    mark: 'S2',
  },
  draftMinutes: {
    span: { workingDays: 3 },
    guards: 'process',
    source: 'Minutes within three working days (Derbyshire; yumpu.com 27226470).',
    mark: 'S2',
  },
  circulateMinutes: {
    span: { workingDays: 1 },
    guards: 'process',
    source: 'The working day after they were drafted.',
    mark: 'K',
  },
  approveMinutes: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'Before the next weekly meeting.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
