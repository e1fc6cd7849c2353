import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { contactChannels } from '../../codes.ts'
import { interrupt } from '../interrupt.ts'
import { ownStrand } from '../named-strand.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { oweContact, wasSetSafe } from '../victim-contact.ts'
import { pastDate, victimLetter, words } from '../../fields.ts'
import { ruleWith } from '../rule.ts'

const channel = codeOf(contactChannels)

/** What the advocate does. It counts even if the pathway has moved to another site, and after its end while something is owed. */
const advocateRule = ruleWith({
  area: 'victim',
  who: ['victimAdvocate'],
  neverTooLate: true,
  afterEnd: 'whileOwed',
})

/** Contact became unsafe: an interrupt at every stage, as a new incident is. */
const markContactUnsafe = advocateRule({
  label: 'Mark contact as unsafe',
  body: z.strictObject({ victim: victimLetter().optional(), on: pastDate(), note: words() }),
  needed: { victim: 'asThingsStand' },
  example: { on: '2026-01-15', note: 'He has her telephone.' },
  settles: ['lookAtSafeContact'],
  decide(builder, { victim, on, note }) {
    const of = ownStrand(builder, victim)
    if ('code' in of) return of
    of.record('contact-unsafe-marked', { on, note })
    of.flag('contactUnsafe', true)
    of.settle(['lookAtSafeContact'])
    return interrupt(builder, 'repeat', { strand: of.id })
  },
})

/** How the victim can be reached safely, which the advocate alone can say; contact that was given up as unsafe is owed again once it is safe. */
const setSafeContact = advocateRule({
  label: 'Set how to make contact safely',
  body: z.strictObject({
    victim: victimLetter().optional(),
    safe: z.boolean(),
    channels: z.array(channel).max(5).default([]),
    unsafeChannels: z.array(channel).max(5).optional(),
    window: words(200).optional(),
    voicemail: z.boolean().default(false),
    withheldNumber: z.boolean().default(true),
    note: words(1000).optional(),
  }),
  needed: { channels: { when: 'safe', is: [true] }, victim: 'asThingsStand' },
  example: {
    safe: true,
    channels: ['phone'],
    unsafeChannels: ['post'],
    window: 'Weekdays before noon',
    voicemail: false,
    withheldNumber: true,
  },
  settles: ['lookAtSafeContact'],
  decide(builder, body) {
    const { safe, channels, unsafeChannels = [], window, voicemail, withheldNumber, note } = body
    if (safe && channels.length === 0) return refuse('channels-missing', 'channels')
    if (channels.some((one) => unsafeChannels.includes(one)))
      return refuse('channel-contradicts', 'unsafeChannels')
    const of = ownStrand(builder, body.victim)
    if ('code' in of) return of
    const became = !safe && wasSetSafe(of.strand)
    of.record('safe-contact-set', {
      safe,
      channels: safe ? channels : [],
      ...optional({ unsafeChannels: unsafeChannels.length > 0 ? unsafeChannels : undefined }),
      voicemail: safe && voicemail,
      withheldNumber,
      ...optional({ window, note }),
    })
    of.flag('contactUnsafe', !safe)
    of.settle(['lookAtSafeContact'])
    if (safe) oweContact(of)
    return became ? interrupt(builder, 'repeat', { strand: of.id }) : undefined
  },
})

/** Whether contact is safe, and how. */
export const safeContactCommands = {
  'mark-contact-unsafe': markContactUnsafe,
  'set-safe-contact': setSafeContact,
} as const
