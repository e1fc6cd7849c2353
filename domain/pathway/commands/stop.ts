import { z } from 'zod'
import { askAdvocates } from '../advocates.ts'
import { audience, victimLetter, words } from '../../fields.ts'
import { codeOf } from '../../titled.ts'
import { holderOf } from '../../reference/reference.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { owed, type PathwayState } from '../state.ts'
import type { Party } from '../../entity/decider.ts'
import { ownStrand } from '../named-strand.ts'
import { pastOf } from '../withdrawal/entries.ts'
import type { PathwayBuilder } from '../builder.ts'
import { atStages, rule } from '../rule.ts'
import { stopReasons, stopViews } from '../shape/choices.ts'

/**
 * What should never have been is stopped: about the wrong person, say, which is found at the third session. The advocate of
 * each victim is asked first. It ends when all agree, or when the chair says so again after they have answered or the day is over. Nothing
 * is watched, and its record can be erased at once. What is owed to the victim for safety stays owed.
 */
const stopPathway = rule({
  label: 'Stop a pathway opened in error',
  area: 'closure',
  who: ['chair'],
  body: z.strictObject({ code: codeOf(stopReasons), reason: words(), audience: audience() }),
  example: { code: 'wrongPerson', reason: 'The referral meant his brother.' },
  reads: { past: true },
  allowed: (state, { receivedAt }) =>
    state.stop && owed(state, 'answerStop').some(({ due }) => due > receivedAt)
      ? refuse('stop-asked')
      : undefined,
  decide(builder, { code, reason }) {
    const { stop } = builder.state
    if (!stop) {
      builder.record('stop-asked', { code, reason })
      askAdvocates(builder, 'answerStop')
      if (owed(builder.state, 'answerStop').length === 0) builder.open('answerStop')
      return undefined
    }
    return stopNow(builder, code, reason)
  },
})

/** A victim's advocate says what the victim and they think of it. Once nobody is asked any more and all agree, it stops at once. */
const answerStop = rule({
  label: 'Answer whether it should be stopped',
  area: 'closure',
  who: ['victimAdvocate'],
  body: z.strictObject({
    victim: victimLetter().optional(),
    view: codeOf(stopViews),
    note: words().optional(),
  }),
  needed: { victim: 'asThingsStand' },
  example: { view: 'agree', note: 'She has always said that it is his brother.' },
  settles: ['answerStop'],
  reads: { past: true },
  allowed: (state) => (owed(state, 'answerStop').length > 0 ? undefined : refuse('nothing-owed')),
  decide(builder, { victim, view, note }) {
    const of = ownStrand(builder, victim)
    if ('code' in of) return of
    if (of.owed('answerStop').length === 0) return refuse('already-decided', 'victim')
    of.settle(['answerStop'])
    of.record('stop-answered', { view, ...optional({ note }) })
    const { stop } = builder.state
    const isAsked = owed(builder.state, 'answerStop').length > 0
    if (stop?.answer === 'agree' && !isAsked) return stopNow(builder, stop.code)
    return undefined
  },
})

/** It ends; somebody puts right what was said until then. */
function stopNow(builder: PathwayBuilder, code: keyof typeof stopReasons, reason?: string) {
  const coordinator = holderOf(builder.context.reference, 'coordinator')
  builder.record('pathway-stopped', {
    code,
    told: toldOf(builder),
    ...optional({ victimReached: wasReached(builder), reason }),
  })
  for (const { id, outcome } of builder.state.actions)
    if (!outcome) builder.record('action-ended', { id, outcome: 'noLongerPossible' })
  builder.leave('anywhere', 'stopped')
  builder.open('putRight', optional({ owner: coordinator }))
  return undefined
}

/** Whoever was asked for something on it. */
function toldOf({ context }: PathwayBuilder): Party[] {
  const asked = pastOf(context).flatMap(({ event }): Party[] =>
    event.type === 'obligation-opened' || event.type === 'obligation-reassigned'
      ? [{ agency: event.data.agency, role: event.data.role }]
      : [],
  )
  const keys = asked.map(({ agency, role }) => `${agency}/${role}`)
  return asked.filter((_, n) => keys.indexOf(keys[n] ?? '') === n)
}

const wasReached = ({ context }: PathwayBuilder): true | undefined =>
  pastOf(context).some(
    ({ event }) => event.type === 'contact-recorded' && event.data.result === 'reached',
  ) || undefined

/** Whoever made the referral takes it back, while nobody has decided on it. What is owed to the victim stays owed. */
const withdrawReferral = rule({
  label: 'Withdraw the referral',
  area: 'referral',
  who: 'anyAgency',
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'Sent twice by mistake.' },
  allowed: (state, context) =>
    atStages('referral', 'triage')(state, context) ??
    (isReferrer(state, context.by.agency) ? undefined : refuse('not-yours')) ??
    (owed(state, 'emergencyConference').length > 0 ? refuse('emergency-open') : undefined),
  decide(builder, { reason }) {
    builder.record('referral-withdrawn', { reason })
    builder.leave('anywhere', 'referralWithdrawn')
  },
})

const isReferrer = ({ referrer }: PathwayState, agency: string): boolean =>
  referrer?.agency === agency

/** What should never have been. */
export const stopCommands = {
  'stop-pathway': stopPathway,
  'answer-stop': answerStop,
  'withdraw-referral': withdrawReferral,
} as const
