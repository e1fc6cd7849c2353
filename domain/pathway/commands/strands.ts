import { z } from 'zod'
import { agencyId, audience, victimLetter, words } from '../../fields.ts'
import { addStrand, advocateOfFirst } from '../added-strand.ts'
import { askChairOnceAnswered } from '../closure-answers.ts'
import { cannotSee } from '../left-out.ts'
import { codeOf } from '../../titled.ts'
import { firstTerms, hearReferrer } from '../referred-contact.ts'
import { holderOf } from '../../reference/reference.ts'
import { isFirst, liveStrands, nextStrandId, strandOfOwed } from '../strands.ts'
import { joinStrands } from '../joined-strands.ts'
import { namedStrand } from '../named-strand.ts'
import { knowsOf } from '../strand-access.ts'
import { recordVictims, victimsSchema } from '../known-victims.ts'
import { noteUnder18, under18Schema } from '../under-18.ts'
import { markSerial } from '../serial.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { obligationKinds } from '../../obligations/kinds.ts'
import type { Obligation } from '../../obligations/obligation.ts'
import type { Party } from '../../entity/decider.ts'
import type { PathwayBuilder } from '../builder.ts'
import { type PathwayRule, ruleWith } from '../rule.ts'
import { firstStrand, saidStrandEnds } from '../shape/strand.ts'
import { saidTermsSchema, victimSchema } from './submit-referral.ts'
import { oweReassessment } from '../reassess.ts'
import { reopen } from '../repeat.ts'
import { staysWithAgency } from '../transfer.ts'
import type { StrandBuilder } from '../strand-builder.ts'

const strandRule = ruleWith({ area: 'victim', who: ['coordinator', 'chair', 'victimAdvocate'] })

const adding = z.strictObject({
  advocate: agencyId().optional(),
  reason: words(),
  audience: audience(),
})

/**
 * Somebody else is a victim of the same person: a strand of their own, with their own advocate, contact, terms and view. The
 * advocate owes them the first contact from now; whoever has so many victims within so many years is marked serial.
 */
const addVictim = ruleWith({
  area: 'victim',
  who: ['coordinator', 'chair', 'victimAdvocate', 'policeLead'],
})({
  label: 'Add another victim',
  body: adding.extend({
    victim: z.string(),
    safeToContact: z.boolean(),
    safeContact: saidTermsSchema.optional(),
    victims: victimsSchema.optional(),
    under18: under18Schema,
  }),
  edge: {
    body: adding.extend({ victim: victimSchema }),
    ...({ people: true, victim: 'new', looks: true } as const),
  },
  example: {
    victim: { safeContact: { safe: true, channels: ['phone'] }, relationship: 'stranger' },
    reason: 'Told the police that he follows her too.',
  },
  decide(builder, { victim, advocate: agency, safeToContact: safe, safeContact, ...more }) {
    const { reason, victims, under18 } = more
    const { reference, by } = builder.context
    const strand = nextStrandId(builder.state)
    if (strand === undefined) return refuse('too-many-victims')
    const no = agency !== undefined && cannotSee(builder.state.keptOut, agency, 'advocate')
    if (no) return no
    const advocate: Party | undefined =
      agency === undefined
        ? holderOf(reference, 'victimAdvocate')
        : { agency, role: 'victimAdvocate' }
    const of = addStrand(builder, {
      ...{ strand, victim, safeToContact: safe, reason },
      ...optional({
        broughtBy: runs.some((role) => by.roles.includes(role)) ? undefined : by.agency,
        advocate,
        contactTerms: firstTerms({ safe, terms: safeContact }),
      }),
    })
    if (!safe) hearReferrer(of, false)
    const { risk, flags } = builder.state
    of.open(risk === 'high' || flags.includes('urgent') ? 'victimContactHigh' : 'victimContact')
    recordVictims(of, victims)
    noteUnder18(of, under18)
    markSerial(builder)
    lookAtDanger(builder)
    return undefined
  },
})

/**
 * Somebody else is in danger: the risk is assessed again, and a pathway that is only watched is heard by the next conference.
 * What that is called says nothing of another victim, because not every advocate may know of one.
 */
function lookAtDanger(builder: PathwayBuilder): void {
  if (builder.state.flags.includes('personDied')) return
  if (builder.state.stage === 'watch') {
    reopen(builder, 'stepUp')
    builder.leave('watch', 'stepUp')
  }
  oweReassessment(builder, 'incident')
}

/** They write down whom others name. */
const runs = ['coordinator', 'chair'] as const

/** As far as whoever asks may know: that there are others is not told by what they could do. */
const several: PathwayRule['allowed'] = (state, { by }) =>
  liveStrands(state).filter((strand) => knowsOf(strand, by)).length > 1
    ? undefined
    : refuse('last-victim')

/**
 * A victim's part ends before the pathway does, with a reason. A contact that is owed to them is ended by their advocate
 * alone; if they are the same as another victim, it is owed to that one from then on.
 */
const endStrand = strandRule({
  label: "End a victim's part",
  body: z.strictObject({
    victim: victimLetter(),
    code: codeOf(saidStrandEnds),
    same: victimLetter().optional(),
    reason: words(),
    audience: audience(),
  }),
  needed: { same: { when: 'code', is: ['sameVictim'] } },
  example: { victim: 'B', code: 'notVictim', reason: 'It was somebody else who followed her.' },
  allowed: several,
  decide(builder, { victim, code, same, reason }) {
    const of = namedStrand(builder, victim)
    if ('code' in of) return of
    if (!staysOther(of)) return refuse('last-victim', 'victim')
    if ((code === 'sameVictim') !== (same !== undefined)) return refuse('same-missing', 'same')
    if (same !== undefined) return endAsSame(of, same, reason)
    if (of.owed('victimContact', 'victimContactHigh').length > 0 && !worksFor(of))
      return refuse('contact-owed', 'victim')
    of.settleAll()
    of.record('strand-ended', { because: code, reason })
    afterStrand(builder)
    return undefined
  },
})

/** Whether another victim stays who is the pathway's own: one who came with a linked referral can go back with it. */
const staysOther = ({ id, whole: { state } }: StrandBuilder): boolean =>
  liveStrands(state).some((one) => one.id !== id && one.from === undefined)

/** Whoever is left decides whether the person is serial, and whether all were asked of a closure. */
function afterStrand(builder: PathwayBuilder): void {
  markSerial(builder)
  askChairOnceAnswered(builder)
}

/** Whether whoever acts is the advocate of this victim. */
const worksFor = ({ strand, whole: { context } }: StrandBuilder): boolean =>
  context.by.roles.includes('victimAdvocate') &&
  (strand.advocate === undefined || strand.advocate.agency === context.by.agency)

function endAsSame(of: StrandBuilder, same: string, reason: string) {
  const builder = of.whole
  if (same === of.id) return refuse('same-victim', 'same')
  const other = namedStrand(builder, same)
  if ('code' in other) return { ...other, field: 'same' }
  joinStrands(of, other)
  of.record('strand-ended', { because: 'sameVictim', same, reason })
  afterStrand(builder)
  return undefined
}

/** Another service works for a victim from now on, and owes what the one before owed to them. */
const assignAdvocate = ruleWith({ area: 'victim', who: ['coordinator', 'supervisor', 'chair'] })({
  label: 'Assign an advocate to a victim',
  body: z.strictObject({
    victim: victimLetter().optional(),
    agency: agencyId(),
    reason: words(),
    audience: audience(),
  }),
  needed: { victim: 'asThingsStand' },
  example: { agency: 'london-housing', reason: 'She asked for a service of her own.' },
  decide(builder, { victim, agency, reason }) {
    const of = namedStrand(builder, victim)
    if ('code' in of) return of
    const no = cannotSee(builder.state.keptOut, agency, 'agency')
    if (no) return no
    const usual = holderOf(builder.context.reference, 'victimAdvocate')
    const before = of.strand.advocate ?? usual
    if (before?.agency === agency) return refuse('same-advocate', 'agency')
    const advocate = { agency, role: 'victimAdvocate' } as const
    const owed = owedByAdvocate(of, before)
    of.record('advocate-assigned', { advocate, reason, ...optional({ first: firstStays(of) }) })
    for (const one of owed) builder.reassign(one, advocate, { reason })
    return undefined
  },
})

/** What the advocate of a victim owes, or somebody in their place; what names no victim is owed for the first. */
function owedByAdvocate({ id, whole }: StrandBuilder, before: Party | undefined): Obligation[] {
  const inPlace = before ? whole.ownerFor(before) : whole.state.referrer
  return whole.owed().filter((one) => {
    const strand = strandOfOwed(one)
    if ((strand ?? firstStrand) !== id || staysWithAgency(one.what)) return false
    if (one.role === 'victimAdvocate') return strand !== undefined || one.agency === before?.agency
    const usual = obligationKinds[one.what].owner === 'victimAdvocate'
    return usual && one.agency === inPlace?.agency && one.role === inPlace.role
  })
}

/** Who works for the first victim has to be said once anybody has a service of their own. */
const firstStays = (of: StrandBuilder): Party | undefined =>
  isFirst(of.id) ? undefined : advocateOfFirst(of.whole)

/** The chair says that the advocates of the other victims may know of this one. */
const discloseVictim = ruleWith({ area: 'victim', who: ['chair'] })({
  label: 'Disclose a victim to the other advocates',
  body: z.strictObject({ victim: victimLetter(), reason: words(), audience: audience() }),
  example: { victim: 'A', reason: 'They live in one house, and need one safety plan.' },
  allowed: (state) => (liveStrands(state).length > 1 ? undefined : refuse('one-victim')),
  decide(builder, { victim, reason }) {
    const of = namedStrand(builder, victim)
    if ('code' in of) return of
    if (of.strand.disclosed) return refuse('already-disclosed', 'victim')
    of.record('victim-disclosed', { reason })
    return undefined
  },
})

/** Who else is concerned: further victims, and who works for whom. */
export const strandCommands = {
  'add-victim': addVictim,
  'end-strand': endStrand,
  'assign-advocate': assignAdvocate,
  'disclose-victim': discloseVictim,
} as const
