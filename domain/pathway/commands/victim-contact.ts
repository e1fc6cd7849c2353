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
import { rule } from '../rule.ts'
import { interrupt } from '../interrupt.ts'
import { pastDate, words } from '../../fields.ts'
import { SafeContact } from '../../victim/safe-contact.ts'

const advocate = ['victimAdvocate'] as const
const channel = codeOf(contactChannels)

/**
 * The advocate says how the contact went. Only a try that did not reach leaves it owed; after the policy's number of
 * tries it counts as unreachable, and at high risk the police lead owes a response the same day.
 */
const recordVictimContact = rule({
  label: 'Record a contact',
  area: 'victim',
  who: advocate,
  neverTooLate: true,
  body: z.strictObject({
    result: codeOf(firstContacts),
    view: words().optional(),
    note: words().optional(),
  }),
  example: { result: 'reached', view: 'Wants him to be kept away.' },
  settles: ['victimContact', 'victimContactHigh', 'tellVictim'],
  decide(builder, { result, view, note }) {
    const contact = { result, ...optional('view', view), ...optional('note', note) }
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
const recordContactAttempt = rule({
  label: 'Record an attempt to make contact',
  area: 'victim',
  who: advocate,
  neverTooLate: true,
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
      { result, channel: by, ...optional('outside', outside), ...optional('note', note) },
      result === 'reached',
    )
    return undefined
  },
})

/** What the victim says and wishes, and whether the safety plan has changed for it. */
const recordVictimView = rule({
  label: "Record the victim's view",
  area: 'victim',
  who: advocate,
  neverTooLate: true,
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
      ...optional('wishes', wishes),
    })
    clearUnreachable(builder)
    builder.settle(['victimContact', 'victimContactHigh']) // somebody who gives a view was reached
    return undefined
  },
})

/** The victim wants no support: nothing is owed to them, until they are reached again. */
const declineSupport = rule({
  label: 'Record that support was declined',
  area: 'victim',
  who: advocate,
  neverTooLate: true,
  body: z.strictObject({ note: words().optional() }),
  example: { note: 'May come back to us.' },
  allowed: ({ flags }) =>
    flags.includes('supportDeclined') ? refuse('already-decided') : undefined,
  decide(builder, { note }) {
    builder.record('support-declined', optional('note', note))
    endSupport(builder)
    return undefined
  },
})

/** Contact became unsafe: an interrupt at every stage, as a new incident is. */
const markContactUnsafe = rule({
  label: 'Mark contact as unsafe',
  area: 'victim',
  who: advocate,
  neverTooLate: true,
  body: z.strictObject({ on: pastDate(), note: words() }),
  example: { on: '2026-01-15', note: 'He has her telephone.' },
  decide(builder, { on, note }) {
    builder.record('contact-unsafe-marked', { on, note })
    builder.flag('contactUnsafe', true)
    return interrupt(builder)
  },
})

/** How the victim can be reached safely; contact that was given up as unsafe is owed again once it is safe. */
const setSafeContact = rule({
  label: 'Set how to make contact safely',
  area: 'victim',
  who: advocate,
  neverTooLate: true,
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
      ...optional('window', window),
      ...optional('note', note),
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
