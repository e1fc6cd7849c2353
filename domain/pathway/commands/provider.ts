import { z } from 'zod'
import { agencyId, instant, words } from '../../fields.ts'
import { atStages, rule } from '../rule.ts'
import { byProvider } from './sessions.ts'
import { codeOf } from '../../titled.ts'
import { nextSession, owed, type PathwayState } from '../state.ts'
import { openSessionRecord, oweProvider } from '../session-record.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { oweReassessment } from '../reassess.ts'
import { roles } from '../../codes.ts'
import { tellOfProgrammeEnd } from '../programme.ts'

/**
 * The provider cannot go on. The sessions that are still planned wait for another, the advocate and the police lead are told,
 * and the chair looks at the pathway out of turn.
 */
const giveUpProgramme = rule({
  label: 'Give up the programme as its provider',
  area: 'treatment',
  who: 'anyAgency',
  ofTheLiving: true,
  body: z.strictObject({ reason: words() }),
  example: { reason: 'The only clinician who could do this has left.' },
  allowed: (state, context) =>
    byProvider(state, context) ?? (state.givenUp ? refuse('already-decided') : undefined),
  decide(builder, { reason }) {
    const { by, receivedAt } = builder.context
    builder.record('programme-given-up', { agency: by.agency, reason })
    // What has been held is still theirs to record.
    for (const { id, about } of owed(builder.state, 'recordSession'))
      if (isToCome(builder.state, about, receivedAt)) builder.settleOne(id, 'ended')
    oweProvider(builder)
    tellOfProgrammeEnd(builder, 'hearOfEnd')
    oweReassessment(builder, 'notDelivered')
    if (owed(builder.state, 'reviewOutOfTurn').length === 0) builder.open('reviewOutOfTurn')
  },
})

const isToCome = ({ sessions }: PathwayState, id: string | undefined, now: number): boolean =>
  sessions.some((session) => session.id === id && session.at > now)

/** Another provider goes on where the last one stopped: with the next session of the same programme. */
const changeProvider = rule({
  label: 'Name another provider of the programme',
  area: 'treatment',
  who: ['forensicClinician', 'probation', 'coordinator'],
  ofTheLiving: true,
  body: z.strictObject({
    provider: z.strictObject({ agency: agencyId(), role: codeOf(roles) }),
    /** When the next session is, if not as planned; those after it keep their distance. */
    nextAt: instant().optional(),
    reason: words(),
  }),
  example: {
    provider: { agency: 'national-probation-service-london', role: 'probation' },
    nextAt: '2027-02-16T10:00:00Z',
    reason: 'The trust can no longer provide it.',
  },
  settles: ['findProvider'],
  allowed: (state, context) =>
    atStages('sessions')(state, context) ??
    (nextSession(state) ? undefined : refuse('nothing-owed')),
  decide(builder, { provider, nextAt, reason }) {
    const { reference, receivedAt } = builder.context
    if (!Object.hasOwn(reference.agencies, provider.agency))
      return refuse('not-in-core-set', 'provider.agency')
    const { provider: was, givenUp } = builder.state
    if (!givenUp && was?.agency === provider.agency && was.role === provider.role)
      return refuse('same-provider', 'provider.agency')
    const next = nextSession(builder.state)
    const at = nextAt === undefined ? next?.at : Date.parse(nextAt)
    if (at !== undefined && at <= receivedAt) return refuse('not-later', 'nextAt')
    const later = (at ?? 0) - (next?.at ?? 0)
    const planned = builder.state.sessions.filter(({ record }) => !record)
    builder.record('provider-changed', {
      provider,
      ...optional({ was }),
      sessions: later === 0 ? [] : planned.map((one) => ({ id: one.id, at: one.at + later })),
      reason,
    })
    builder.settle(['findProvider'])
    builder.settle(['recordSession'], 'ended')
    openSessionRecord(builder)
    return undefined
  },
})

/** Who provides the sessions, where that changes. */
export const providerCommands = {
  'give-up-programme': giveUpProgramme,
  'change-provider': changeProvider,
} as const
