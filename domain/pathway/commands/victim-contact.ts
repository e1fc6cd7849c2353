import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { contactResults } from '../../codes.ts'
import { findOwed } from '../../entity/obligation-commands.ts'
import { firstContacts, tellings } from '../shape/choices.ts'
import { interrupt } from '../interrupt.ts'
import { made, madeAtEdge, madeExample, neededOfCalls, saysTooLittle } from './made-contact.ts'
import { obligationId, words } from '../../fields.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { owed } from '../state.ts'
import { ruleWith } from '../rule.ts'
import {
  clearUnreachable,
  countAsReached,
  endSupport,
  noteContact,
  recordContact,
  toldToVictim,
  wasSetSafe,
} from '../victim-contact.ts'

/** What the advocate does. It counts even if the pathway has moved to another site, and after its end while something is owed. */
const advocateRule = ruleWith({
  area: 'victim',
  who: ['victimAdvocate'],
  neverTooLate: true,
  afterEnd: 'whileOwed',
})

const contact = {
  result: codeOf(firstContacts),
  view: words().optional(),
  note: words().optional(),
}

/**
 * The advocate says how the contact went. Only a try that did not reach leaves it owed. After the policy's number of tries
 * it counts as unreachable. At high risk the police lead then owes a response the same day.
 */
const recordVictimContact = advocateRule({
  label: 'Record a contact',
  body: z.strictObject({ ...made, ...contact }),
  edge: { body: z.strictObject({ ...madeAtEdge, ...contact }) },
  needed: neededOfCalls,
  example: { ...madeExample, result: 'reached', view: 'Wants him to be kept away.' },
  settles: ['victimContact', 'victimContactHigh', 'tellVictim'],
  decide(builder, { result, view, note, ...how }) {
    const said = { result, ...optional({ view, note }) }
    const refusal = saysTooLittle(how)
    if (refusal) return refusal
    if (result !== 'declined' && result !== 'unsafe') {
      recordContact(builder, said, how)
      return undefined
    }
    const became = wasSetSafe(builder.state)
    noteContact(builder, said, how)
    if (result === 'declined') {
      endSupport(builder)
      return undefined
    }
    builder.flag('contactUnsafe', true)
    builder.settle(['victimContact', 'victimContactHigh'])
    return became ? interrupt(builder) : undefined
  },
})

const attempt = { result: codeOf(contactResults), note: words().optional() }

/** One attempt as it was made. An attempt outside what was called safe is kept as such, and does not count. */
const recordContactAttempt = advocateRule({
  label: 'Record an attempt to make contact',
  body: z.strictObject({ ...made, ...attempt }),
  edge: { body: z.strictObject({ ...madeAtEdge, ...attempt }) },
  needed: neededOfCalls,
  example: { ...madeExample, result: 'noAnswer' },
  settles: ['tellVictim'],
  decide(builder, { result, note, ...how }) {
    const refusal = saysTooLittle(how)
    if (refusal) return refusal
    recordContact(builder, { result, ...optional({ note }) }, how)
    return undefined
  },
})

const telling = {
  obligationId: obligationId(),
  result: codeOf(tellings).default('told'),
  note: words().optional(),
}

/** The victim was told one thing that was owed to them, or did not want to hear it, and so was reached. */
const tellVictim = advocateRule({
  label: 'Record that the victim was told',
  body: z.strictObject({ ...made, ...telling }),
  edge: { body: z.strictObject({ ...madeAtEdge, ...telling }) },
  needed: neededOfCalls,
  example: { obligationId: 'pw0123456789ab.3', ...madeExample, note: 'Was relieved to hear it.' },
  settles: toldToVictim,
  allowed: (state) =>
    owed(state, ...toldToVictim).length > 0 ? undefined : refuse('nothing-owed'),
  decide(builder, { obligationId: id, result, note, ...how }) {
    const one = findOwed(builder, id)
    if ('code' in one) return one
    if (!toldToVictim.some((what) => what === one.what))
      return refuse('has-own-command', 'obligationId')
    if (one.agency !== builder.context.by.agency) return refuse('not-yours', 'obligationId')
    const refusal = saysTooLittle(how)
    if (refusal) return refusal
    const unwanted = result === 'unwanted' ? (true as const) : undefined
    noteContact(builder, { result: 'reached', told: id, ...optional({ unwanted, note }) }, how)
    countAsReached(builder)
    builder.settleOne(id, 'met')
    return undefined
  },
})

const viewed = { view: words(), wishes: words().optional(), safetyPlanChanged: z.boolean() }

/** What the victim says and wishes, and whether the safety plan has changed for it. */
const recordVictimView = advocateRule({
  label: "Record the victim's view",
  body: z.strictObject({ ...made, ...viewed }),
  edge: { body: z.strictObject({ ...madeAtEdge, ...viewed }) },
  needed: neededOfCalls,
  example: {
    ...madeExample,
    view: 'Is afraid of his coming to her work.',
    wishes: 'To be told before he is.',
    safetyPlanChanged: true,
  },
  decide(builder, { view, wishes, safetyPlanChanged, ...how }) {
    const refusal = saysTooLittle(how)
    if (refusal) return refusal
    if (how.channel !== undefined) noteContact(builder, { result: 'reached' }, how)
    builder.record('victim-view-recorded', {
      safetyPlanChanged,
      view,
      ...optional({ wishes }),
    })
    clearUnreachable(builder)
    builder.settle(['victimContact', 'victimContactHigh']) // somebody who gives a view was reached
    return undefined
  },
})

const declined = { note: words().optional() }

/** The victim wants no support: nothing is owed to them, until they are reached again. */
const declineSupport = advocateRule({
  label: 'Record that support was declined',
  body: z.strictObject({ ...made, ...declined }),
  edge: { body: z.strictObject({ ...madeAtEdge, ...declined }) },
  needed: neededOfCalls,
  example: { ...madeExample, note: 'May come back to us.' },
  allowed: ({ flags }) =>
    flags.includes('supportDeclined') ? refuse('already-decided') : undefined,
  decide(builder, { note, ...how }) {
    const refusal = saysTooLittle(how)
    if (refusal) return refusal
    if (how.channel !== undefined) noteContact(builder, { result: 'declined' }, how)
    builder.record('support-declined', optional({ note }))
    endSupport(builder)
    return undefined
  },
})

/** Contact with the victim: each is held against the terms, and says by which channel it was and when. */
export const victimCommands = {
  'record-victim-contact': recordVictimContact,
  'record-contact-attempt': recordContactAttempt,
  'tell-victim': tellVictim,
  'record-victim-view': recordVictimView,
  'decline-support': declineSupport,
} as const
