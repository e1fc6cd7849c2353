import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { contactResults } from '../../codes.ts'
import { findOwed } from '../../entity/owing-rule.ts'
import { firstContacts, tellings } from '../shape/choices.ts'
import { interrupt } from '../interrupt.ts'
import { ownStrand } from '../named-strand.ts'
import { strandIn } from '../strand-builder.ts'
import { isRaised, liveStrands, strandOfOwed } from '../strands.ts'
import { firstStrand } from '../shape/strand.ts'
import {
  made,
  madeAtEdge,
  madeExample,
  neededOfCalls,
  neededOfContacts,
  saysTooLittle,
  withWhom,
} from './made-contact.ts'
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
  body: z.strictObject({ ...withWhom, ...made, ...contact }),
  edge: { body: z.strictObject({ ...withWhom, ...madeAtEdge, ...contact }) },
  needed: neededOfContacts,
  example: { ...madeExample, result: 'reached', view: 'Wants him to be kept away.' },
  settles: ['victimContact', 'victimContactHigh', 'tellVictim'],
  decide(builder, { victim, result, view, note, ...how }) {
    const said = { result, ...optional({ view, note }) }
    const of = ownStrand(builder, victim)
    if ('code' in of) return of
    const refusal = saysTooLittle(how)
    if (refusal) return refusal
    if (result !== 'declined' && result !== 'unsafe') {
      recordContact(of, said, how)
      return undefined
    }
    const became = wasSetSafe(of.strand)
    noteContact(of, said, how)
    if (result === 'declined') {
      endSupport(of)
      return undefined
    }
    of.flag('contactUnsafe', true)
    of.settle(['victimContact', 'victimContactHigh'])
    return became ? interrupt(builder, 'repeat', { strand: of.id }) : undefined
  },
})

const attempt = { result: codeOf(contactResults), note: words().optional() }

/** One attempt as it was made. An attempt outside what was called safe is kept as such, and does not count. */
const recordContactAttempt = advocateRule({
  label: 'Record an attempt to make contact',
  body: z.strictObject({ ...withWhom, ...made, ...attempt }),
  edge: { body: z.strictObject({ ...withWhom, ...madeAtEdge, ...attempt }) },
  needed: neededOfContacts,
  example: { ...madeExample, result: 'noAnswer' },
  settles: ['tellVictim'],
  decide(builder, { victim, result, note, ...how }) {
    const of = ownStrand(builder, victim)
    if ('code' in of) return of
    const refusal = saysTooLittle(how)
    if (refusal) return refusal
    recordContact(of, { result, ...optional({ note }) }, how)
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
    const of = strandIn(builder, strandOfOwed(one) ?? firstStrand)
    const unwanted = result === 'unwanted' ? (true as const) : undefined
    noteContact(of, { result: 'reached', told: id, ...optional({ unwanted, note }) }, how)
    countAsReached(of)
    builder.settleOne(id, 'met')
    return undefined
  },
})

const viewed = { view: words(), wishes: words().optional(), safetyPlanChanged: z.boolean() }

/** What the victim says and wishes, and whether the safety plan has changed for it. */
const recordVictimView = advocateRule({
  label: "Record the victim's view",
  body: z.strictObject({ ...withWhom, ...made, ...viewed }),
  edge: { body: z.strictObject({ ...withWhom, ...madeAtEdge, ...viewed }) },
  needed: neededOfContacts,
  example: {
    ...madeExample,
    view: 'Is afraid of his coming to her work.',
    wishes: 'To be told before he is.',
    safetyPlanChanged: true,
  },
  decide(builder, { victim, view, wishes, safetyPlanChanged, ...how }) {
    const of = ownStrand(builder, victim)
    if ('code' in of) return of
    const refusal = saysTooLittle(how)
    if (refusal) return refusal
    if (how.channel !== undefined) noteContact(of, { result: 'reached' }, how)
    of.record('victim-view-recorded', {
      safetyPlanChanged,
      view,
      ...optional({ wishes }),
    })
    clearUnreachable(of)
    of.settle(['victimContact', 'victimContactHigh']) // somebody who gives a view was reached
    return undefined
  },
})

const declined = { note: words().optional() }

/** The victim wants no support: nothing is owed to them, until they are reached again. */
const declineSupport = advocateRule({
  label: 'Record that support was declined',
  body: z.strictObject({ ...withWhom, ...made, ...declined }),
  edge: { body: z.strictObject({ ...withWhom, ...madeAtEdge, ...declined }) },
  needed: neededOfContacts,
  example: { ...madeExample, note: 'May come back to us.' },
  allowed: (state) =>
    liveStrands(state).every((strand) => isRaised(strand, 'supportDeclined'))
      ? refuse('already-decided')
      : undefined,
  decide(builder, { victim, note, ...how }) {
    const of = ownStrand(builder, victim)
    if ('code' in of) return of
    if (isRaised(of.strand, 'supportDeclined')) return refuse('already-decided', 'victim')
    const refusal = saysTooLittle(how)
    if (refusal) return refusal
    if (how.channel !== undefined) noteContact(of, { result: 'declined' }, how)
    of.record('support-declined', optional({ note }))
    endSupport(of)
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
