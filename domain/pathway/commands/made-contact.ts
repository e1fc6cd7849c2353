import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { contactChannels } from '../../codes.ts'
import { contactWindows } from '../shape/choices.ts'
import type { MadeContact } from '../victim-contact.ts'
import { pastInstant, victimLetter } from '../../fields.ts'
import type { Refusal } from '../../entity/decider.ts'
import { refuse } from '../../entity/rule.ts'

/** How contact with the victim was made: a part of every body that records one. Commands of earlier versions lack it. */
export const made = {
  channel: codeOf(contactChannels).optional(),
  at: pastInstant().optional(),
  window: codeOf(contactWindows).optional(),
  withheldNumber: z.boolean().optional(),
}

/** The same as it comes in: the gate asks by which channel it was, and when. */
export const madeAtEdge = {
  ...made,
  channel: codeOf(contactChannels),
  at: pastInstant(),
  window: codeOf(contactWindows),
}

/** Of a call it is needed whether the number was withheld. */
export const neededOfCalls = { withheldNumber: { when: 'channel', is: ['phone'] } } as const

/** With which victim it was: a part of every body that does not say so by what it meets. */
export const withWhom = { victim: victimLetter().optional() }

/** Which victim it was with is needed where there are several. */
export const neededOfContacts = { ...neededOfCalls, victim: 'asThingsStand' } as const

/** Why a body says too little of a call. One of an earlier version, which has no time, may. */
export const saysTooLittle = ({ channel, at, withheldNumber }: MadeContact): Refusal | undefined =>
  channel === 'phone' && at !== undefined && withheldNumber === undefined
    ? refuse('withheld-missing', 'withheldNumber')
    : undefined

/** A made-up contact. */
export const madeExample = {
  channel: 'phone',
  at: '2026-01-15T10:30:00Z',
  window: 'inside',
  withheldNumber: true,
}
