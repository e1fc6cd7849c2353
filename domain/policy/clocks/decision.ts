import { clock } from './clock.ts'
import type { ClockRule } from '../policy.ts'

/** Clocks from the referral to the decision of a conference. */
export const decisionClocks = {
  // The referral and triage
  acknowledge: clock('process', { workingDays: 1 }, 'K', 'Local default; no national deadline.'),
  amend: clock('process', { workingDays: 2 }, 'K', 'Local default; no national deadline.'),
  triage: clock('process', { workingDays: 2 }, 'K', 'Local default; no national deadline.'),
  triageUrgent: clock('safety', { days: 0 }, 'K', 'Emergency triage the same day.'),
  advice: clock('process', { workingDays: 5 }, 'K', 'Local default; no national deadline.'),
  receiverAcknowledges: clock(
    'process',
    { workingDays: 5 },
    'K',
    'Local default; no national deadline.',
  ),

  // Contact with the victim
  victimContact: clock(
    'safety',
    { workingDays: 2 },
    'S2',
    'Your rights after crime: police ask a support service to contact within two days (copy of gov.uk).',
  ),
  victimContactHigh: clock(
    'safety',
    { hours: 24 },
    'S2',
    'Hertfordshire enhanced service: 24 hours (herts.police.uk).',
  ),
  unreachable: clock(
    'safety',
    { days: 0 },
    'K',
    'High-risk victim not reached: police duty supervisor the same day.',
  ),
  tellVictim: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'The advocate tells the victim what was agreed within one working day.',
  ),

  lookAtSafeContact: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'What a referrer says of safe contact later is looked at by the advocate; the clock is local.',
  ),
  lookAtExposure: clock(
    'safety',
    { days: 0 },
    'K',
    'Somebody else answers, or a message is left against the terms: looked at the same day. The harm is that of the ICO reprimands of 2022–23; the clock is local.',
  ),

  // What comes in from whoever has no tie to the pathway, and from other sites
  lookAtReport: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'A report about somebody who is named and not shown is looked at the next working day; local.',
  ),
  lookAtUrgentReport: clock(
    'safety',
    { days: 0 },
    'K',
    'An urgent risk that is reported by name is looked at the same day, as any urgent risk is; local.',
  ),
  lookAtDecision: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'Two decisions about one person are looked at before either is acted on for long; the clock is local.',
  ),
  referAgain: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'What is reported of somebody whose pathway has ended is a new referral or none; the clock is local.',
  ),
  lookAtMatch: clock(
    'process',
    { workingDays: 2 },
    'K',
    'Another site’s referral that may be about the same person is looked at as a new referral is; local.',
  ),

  lookAtVictim: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'A victim who may be known from another pathway is looked at the next working day: what is unsafe there is unsafe here; local.',
  ),
  lookAtCounter: clock(
    'safety',
    { days: 0 },
    'K',
    'A possible counter-allegation is looked at the same day, before anything is sent or shown (SafeLives, guidance on counter-allegations); the clock is local.',
  ),

  safeguarding: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'Somebody under 18 is a child (Children Act 1989): a referral to the local authority the next working day; the clock is local.',
  ),
  reviewMerge: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'A merge that would make somebody person and victim of one pathway is decided by somebody else the next working day; local.',
  ),

  // Research, the conference, its actions and what interrupts
  research: clock(
    'process',
    { workingDays: 5 },
    'S2',
    'Research return in five working days, a local rule cited second-hand.',
  ),
  conference: clock(
    'process',
    { workingDays: 5 },
    'S',
    'Stalking panel weekly (Hampshire, aurorand.org.uk).',
  ),
  emergencyConference: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'Emergency conference the next working day.',
  ),
  respondToRisk: clock(
    'safety',
    { days: 0 },
    'K',
    'Breach or urgent risk: police at once, the advocate the same day.',
  ),
  action: clock(
    'process',
    { workingDays: 5 },
    'S',
    'Before the next meeting (SafeLives action tracking form).',
  ),
  verifyAction: clock(
    'process',
    { workingDays: 5 },
    'K',
    'The coordinator verifies an action before the next meeting; weekly (aurorand.org.uk) is used.',
  ),
  persistentFailure: clock(
    'process',
    { workingDays: 5 },
    'K',
    'Persistent failure goes to the steering group (SafeLives action tracking form); the clock is local.',
  ),

  // A meeting: its agenda, its session, its minutes. The meeting's form says how long agencies have for their returns.
  meeting: clock('process', { workingDays: 0 }, 'K', 'On the day of the meeting itself.'),
  fitAgenda: clock(
    'process',
    { workingDays: 1 },
    'K',
    'The chair settles a list over capacity by the next working day.',
  ),
  circulateAgenda: clock(
    'process',
    { workingDays: 1 },
    'K',
    'The working day after the returns are due.',
  ),
  reconvene: clock(
    'process',
    { workingDays: 10 },
    'S2',
    'Inquorate: reconvened within ten working days (child protection, Scotland; a public table of local rules, second-hand).',
  ),
  reconveneAgain: clock(
    'safety',
    { workingDays: 3 },
    'K',
    'Somebody at high risk whom two meetings running did not hear for want of a quorum is heard within three working days; local.',
  ),
  hearOfInquorate: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'The steering group hears the next working day that somebody at high risk was again not heard for want of a quorum; local.',
  ),
  draftMinutes: clock(
    'process',
    { workingDays: 3 },
    'S2',
    'Minutes within three working days (Derbyshire; yumpu.com 27226470).',
  ),
  circulateMinutes: clock(
    'process',
    { workingDays: 1 },
    'K',
    'The working day after they were drafted.',
  ),
  approveMinutes: clock('process', { workingDays: 5 }, 'K', 'Before the next weekly meeting.'),

  // A text that was taken out waits for its second person
  confirmTakenOut: clock(
    'statutory',
    { days: 7 },
    'K',
    'Two persons redact a text for good; the text is out of sight meanwhile. One week for the second one is local.',
  ),
} as const satisfies Record<string, ClockRule>
