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
import { given, refuse, rule } from '../rule.ts'
import { interrupt } from '../interrupt.ts'
import { pastDate, words } from '../../fields.ts'
import { SafeContact } from '../../victim/safe-contact.ts'

const advocate = ['victimAdvocate'] as const
const channel = codeOf(contactChannels)

/**
 * The advocate says how the contact went. Only a try that did not reach leaves it owed; after the policy's number of
 * tries it counts as unreachable, and at high risk the police lead owes a response the same day.
 */
export const recordVictimContact = rule({
  label: 'Record a contact',
  who: advocate,
  body: z.strictObject({
    result: codeOf(firstContacts),
    view: words().optional(),
    note: words().optional(),
  }),
  decide(draft, { result, view, note }) {
    const contact = { result, ...given('view', view), ...given('note', note) }
    if (result === 'reached' || result === 'notReached') {
      recordContact(draft, contact, result === 'reached')
      return undefined
    }
    draft.record('contact-recorded', { ...contact, tries: 0 })
    if (result === 'declined') {
      endSupport(draft)
      return undefined
    }
    const became = safeTerms(draft.state)?.safe === true
    draft.flag('contactUnsafe', true)
    draft.settle(['victimContact', 'victimContactHigh'])
    return became ? interrupt(draft) : undefined
  },
})

/** One attempt as it was made. An attempt outside what the victim called safe is kept as such, and does not count. */
export const recordContactAttempt = rule({
  label: 'Record an attempt to make contact',
  who: advocate,
  body: z.strictObject({
    channel,
    window: codeOf(contactWindows),
    result: codeOf(contactResults),
    note: words().optional(),
  }),
  decide(draft, { channel: by, window, result, note }) {
    const gate = SafeContact.passGate(safeTerms(draft.state), { channel: by, window })
    const outside = SafeContact.is(gate) ? undefined : gate
    recordContact(
      draft,
      { result, channel: by, ...given('outside', outside), ...given('note', note) },
      result === 'reached',
    )
    return undefined
  },
})

/** What the victim says and wishes, and whether the safety plan has changed for it. */
export const recordVictimView = rule({
  label: "Record the victim's view",
  who: advocate,
  body: z.strictObject({
    view: words(),
    wishes: words().optional(),
    safetyPlanChanged: z.boolean(),
  }),
  decide(draft, { view, wishes, safetyPlanChanged }) {
    draft.record('victim-view-recorded', { safetyPlanChanged, view, ...given('wishes', wishes) })
    clearUnreachable(draft)
    draft.settle(['victimContact', 'victimContactHigh']) // somebody who gives a view was reached
    return undefined
  },
})

/** The victim wants no support: nothing is owed to them, until they are reached again. */
export const declineSupport = rule({
  label: 'Record that support was declined',
  who: advocate,
  body: z.strictObject({ note: words().optional() }),
  allowed: ({ flags }) =>
    flags.includes('supportDeclined') ? refuse('already-decided') : undefined,
  decide(draft, { note }) {
    draft.record('support-declined', given('note', note))
    endSupport(draft)
    return undefined
  },
})

/** Contact became unsafe: an interrupt at every stage, as a new incident is. */
export const markContactUnsafe = rule({
  label: 'Mark contact as unsafe',
  who: advocate,
  body: z.strictObject({ on: pastDate(), note: words() }),
  decide(draft, { on, note }) {
    draft.record('contact-unsafe-marked', { on, note })
    draft.flag('contactUnsafe', true)
    return interrupt(draft)
  },
})

/** How the victim can be reached safely; contact that was given up as unsafe is owed again once it is safe. */
export const setSafeContact = rule({
  label: 'Set how to make contact safely',
  who: advocate,
  body: z.strictObject({
    safe: z.boolean(),
    channels: z.array(channel).max(5).default([]),
    window: words(200).optional(),
    voicemail: z.boolean().default(false),
    withheldNumber: z.boolean().default(true),
    note: words(1000).optional(),
  }),
  decide(draft, { safe, channels, window, voicemail, withheldNumber, note }) {
    if (safe && channels.length === 0) return refuse('channels-missing', 'channels')
    const became = !safe && safeTerms(draft.state)?.safe === true
    draft.record('safe-contact-set', {
      safe,
      channels: safe ? channels : [],
      voicemail: safe && voicemail,
      withheldNumber,
      ...given('window', window),
      ...given('note', note),
    })
    draft.flag('contactUnsafe', !safe)
    if (safe) oweContact(draft)
    return became ? interrupt(draft) : undefined
  },
})
