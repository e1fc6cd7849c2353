import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import {
  codes,
  drivers as driverKinds,
  instruments,
  lifeChanges,
  ratedRisks,
  type Rating,
  ratings,
  type Risk,
  risks,
  typologies,
} from '../../codes.ts'
import type { PathwayBuilder } from '../builder.ts'
import { owed } from '../state.ts'
import { askAdvocates } from '../advocates.ts'
import { holderOf } from '../../reference/reference.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { oweChangeNotifications } from '../order-duties.ts'
import { oweReassessment } from '../reassess.ts'
import { audience, pastDate, words } from '../../fields.ts'
import type { Place } from '../../stages/index.ts'

const rating = codeOf(ratings)

/**
 * A structured assessment. The four ratings are kept apart and never added up. They can raise the pathway's risk to the
 * highest of them, and lower it only if the assessor says so outright with `risk`: with a rationale, where the ratings say
 * more. A rising risk is a reason for an unscheduled review; police lead and advocates are told of a lower one.
 */
const assessRisk = rule({
  label: 'Record a risk assessment',
  area: 'risk',
  who: ['forensicClinician', 'policeLead'],
  body: z.strictObject({
    instrument: codeOf(instruments),
    ratings: z.strictObject({
      violence: rating,
      persistence: rating,
      recurrence: rating,
      psychosocial: rating,
    }),
    typology: codeOf(typologies).optional(),
    drivers: z
      .array(z.strictObject({ kind: codeOf(driverKinds), note: words().optional() }))
      .max(10)
      .optional(),
    risk: codeOf(risks).optional(),
    rationale: words().optional(),
    note: words().optional(),
  }),
  needed: { rationale: 'asThingsStand' },
  example: {
    instrument: 'srp',
    ratings: { violence: 'moderate', persistence: 'high', recurrence: 'high', psychosocial: 'low' },
    typology: 'rejected',
    drivers: [{ kind: 'grievance', note: 'Feels that the court wronged him.' }],
  },
  settles: ['reassess'],
  decide(builder, { instrument, ratings: rated, typology, drivers, risk, rationale, note }) {
    const before = builder.state.risk
    if (risk && isBelow(risk, raised(undefined, rated)) && rationale === undefined)
      return refuse('rationale-missing', 'rationale')
    builder.settle(['reassess'])
    builder.record('risk-assessed', {
      instrument,
      ratings: rated,
      ratedAt: builder.context.receivedAt,
      ...optional({
        typology,
        drivers: drivers?.map(({ kind, note: why }) => ({ kind, ...optional({ note: why }) })),
        rationale,
        note,
      }),
    })
    const after = risk ?? raised(before, rated)
    builder.setRisk(after, 'assessment')
    if (before !== after) builder.settle(['hearOfLowering'], 'ended')
    if (before && isBelow(before, after)) oweAnotherLook(builder)
    if (before && isBelow(after, before)) tellOfLowering(builder)
    return undefined
  },
})

const isBelow = (one: Risk, other: Risk): boolean => risks[one].rank < risks[other].rank

/** Whoever keeps the victim safe notes that less is thought of the risk, or speaks up. */
function tellOfLowering(builder: PathwayBuilder): void {
  const police = holderOf(builder.context.reference, 'policeLead')
  builder.open('hearOfLowering', optional({ owner: police }))
  askAdvocates(builder, 'hearOfLowering')
}

/** Stages at which somebody is about to decide on the pathway, with the risk before them. */
const aboutToDecide: readonly Place[] = ['referral', 'triage', 'research', 'conference']

/** If nobody is about to decide on the pathway, a risen risk gets an unscheduled review. */
function oweAnotherLook(builder: PathwayBuilder): void {
  if (aboutToDecide.includes(builder.state.stage)) return
  if (owed(builder.state, 'reviewOutOfTurn').length === 0) builder.open('reviewOutOfTurn')
}

function raised(present: Risk | undefined, rated: Record<keyof typeof ratedRisks, Rating>): Risk {
  const asRisks = codes(ratedRisks).map((name) => ratings[rated[name]].asRisk)
  return asRisks.reduce(
    (highest, risk) => (risks[risk].rank > risks[highest].rank ? risk : highest),
    present ?? 'standard',
  )
}

/** A change in the person's life: nothing has happened yet, and the risk is to be assessed again. */
const recordChange = rule({
  label: 'Record a change',
  area: 'risk',
  who: 'anyAgency',
  body: z.strictObject({
    on: pastDate(),
    kind: codeOf(lifeChanges),
    note: words(),
    audience: audience(),
  }),
  example: { on: '2026-01-20', kind: 'moved', note: 'Now lives near her work.' },
  decide(builder, { on, kind, note }) {
    builder.record('change-recorded', { on, kind, note })
    oweReassessment(builder, kind)
    if (kind === 'moved' || kind === 'renamed') oweChangeNotifications(builder, on)
  },
})

/** The assessment of risk, and changes that call for a new one. */
export const riskCommands = {
  'assess-risk': assessRisk,
  'record-change': recordChange,
} as const
