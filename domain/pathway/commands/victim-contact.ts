import { z } from 'zod'
import { contactWindows, firstContacts } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { contactChannels, contactResults } from '../../codes.ts'
import {
  recordContact,
  endSupport,
  clearUnreachable,
  oweContact,
  safeTerms,
} from '../victim-contact.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { ruleWith } from '../rule.ts'
import { interrupt } from '../interrupt.ts'
import { pastDate, words } from '../../fields.ts'
import { SafeContact } from '../../victim/safe-contact.ts'

const channel = codeOf(contactChannels)

/** What the advocate does. It counts even if the pathway has moved to another site. */
const advocateRule = ruleWith({ area: 'victim', who: ['victimAdvocate'], neverTooLate: true })

/**
 * The advocate says how the contact went. Only a try that did not reach leaves it owed. After the policy's number of tries
 * it counts as unreachable. At high risk the police lead then owes a response the same day.
 */
const recordVictimContact = advocateRule({
  label: 'Record a contact',
  body: z.strictObject({
    result: codeOf(firstContacts),
    view: words().optional(),
    note: words().optional(),
  }),
  example: { result: 'reached', view: 'Wants him to be kept away.' },
  settles: ['victimContact', 'victimContactHigh', 'tellVictim'],
  decide(builder, { result, view, note }) {
    const contact = { result, ...optional({ view, note }) }
    if (result === 'reached' || result === 'notReached') {
      recordContact(builder, contact, result === 'reached')
      return undefined
    }
    builder.record('contact-recorded', { ...contact, tries: 0 })
    if (result === 'declined') {
      endSupport(builder)
      return undefined
    }
    const became = safeTerms(builder.state)?.safe === true
    builder.flag('contactUnsafe', true)
    builder.settle(['victimContact', 'victimContactHigh'])
    return became ? interrupt(builder) : undefined
  },
})

/** One attempt as it was made. An attempt outside what the victim called safe is kept as such, and does not count. */
const recordContactAttempt = advocateRule({
  label: 'Record an attempt to make contact',
  body: z.strictObject({
    channel,
    window: codeOf(contactWindows),
    result: codeOf(contactResults),
    note: words().optional(),
  }),
  example: { channel: 'phone', window: 'inside', result: 'noAnswer' },
  settles: ['tellVictim'],
  decide(builder, { channel: by, window, result, note }) {
    const gate = SafeContact.passGate(safeTerms(builder.state), { channel: by, window })
    const outside = SafeContact.is(gate) ? undefined : gate
    recordContact(
      builder,
      { result, channel: by, ...optional({ outside, note }) },
      result === 'reached',
    )
  },
})

/** What the victim says and wishes, and whether the safety plan has changed for it. */
const recordVictimView = advocateRule({
  label: "Record the victim's view",
  body: z.strictObject({
    view: words(),
    wishes: words().optional(),
    safetyPlanChanged: z.boolean(),
  }),
  example: {
    view: 'Is afraid of his coming to her work.',
    wishes: 'To be told before he is.',
    safetyPlanChanged: true,
  },
  decide(builder, { view, wishes, safetyPlanChanged }) {
    builder.record('victim-view-recorded', {
      safetyPlanChanged,
      view,
      ...optional({ wishes }),
    })
    clearUnreachable(builder)
    builder.settle(['victimContact', 'victimContactHigh']) // somebody who gives a view was reached
  },
})

/** The victim wants no support: nothing is owed to them, until they are reached again. */
const declineSupport = advocateRule({
  label: 'Record that support was declined',
  body: z.strictObject({ note: words().optional() }),
  example: { note: 'May come back to us.' },
  allowed: ({ flags }) =>
    flags.includes('supportDeclined') ? refuse('already-decided') : undefined,
  decide(builder, { note }) {
    builder.record('support-declined', optional({ note }))
    endSupport(builder)
  },
})

/** Contact became unsafe: an interrupt at every stage, as a new incident is. */
const markContactUnsafe = advocateRule({
  label: 'Mark contact as unsafe',
  body: z.strictObject({ on: pastDate(), note: words() }),
  example: { on: '2026-01-15', note: 'He has her telephone.' },
  decide(builder, { on, note }) {
    builder.record('contact-unsafe-marked', { on, note })
    builder.flag('contactUnsafe', true)
    return interrupt(builder)
  },
})

/** How the victim can be reached safely; contact that was given up as unsafe is owed again once it is safe. */
const setSafeContact = advocateRule({
  label: 'Set how to make contact safely',
  body: z.strictObject({
    safe: z.boolean(),
    channels: z.array(channel).max(5).default([]),
    window: words(200).optional(),
    voicemail: z.boolean().default(false),
    withheldNumber: z.boolean().default(true),
    note: words(1000).optional(),
  }),
  needed: { channels: { when: 'safe', is: [true] } },
  example: {
    safe: true,
    channels: ['phone'],
    window: 'Weekdays before noon',
    voicemail: false,
    withheldNumber: true,
  },
  decide(builder, { safe, channels, window, voicemail, withheldNumber, note }) {
    if (safe && channels.length === 0) return refuse('channels-missing', 'channels')
    const became = !safe && safeTerms(builder.state)?.safe === true
    builder.record('safe-contact-set', {
      safe,
      channels: safe ? channels : [],
      voicemail: safe && voicemail,
      withheldNumber,
      ...optional({ window, note }),
    })
    builder.flag('contactUnsafe', !safe)
    if (safe) oweContact(builder)
    return became ? interrupt(builder) : undefined
  },
})

/** Contact with the victim, their view, and how they can be reached safely. */
export const victimCommands = {
  'record-victim-contact': recordVictimContact,
  'record-contact-attempt': recordContactAttempt,
  'record-victim-view': recordVictimView,
  'decline-support': declineSupport,
  'mark-contact-unsafe': markContactUnsafe,
  'set-safe-contact': setSafeContact,
} as const
