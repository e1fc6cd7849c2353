// Proves that histories of one set of rules replay, and their pathways go on, under another.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { Worker } from '@temporalio/worker'
import proto from '@temporalio/proto'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import {
  close,
  done,
  eventTypes,
  inClosure,
  inTriage,
  waitingOnProbation,
} from '../support/steps.ts'
import { copiesIn } from '../support/copies.ts'
import { ownDev } from '../support/dev.ts'
import { judging, rules } from '../support/rules.ts'
import { movableClock } from '../support/clock.ts'
import { pathwaySpec } from '../../activities/entities.ts'
import type { PathwayEvent } from '../../domain/pathway/events.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))

const dev = await ownDev({ clock })

const { decider } = pathwaySpec

const evolve: typeof decider.evolve = (state, event) => {
  const { tally = 0 } = state as Tomorrow
  const { contactTries, ...kept } = decider.evolve(asToday(state), event)
  return { ...kept, tries: contactTries, tally: tally + 1 } as unknown as PathwayState
}

/**
 * Tomorrow's rules. Each command has another kind of event, and the state has a count that none of today has and lacks a
 * field of today's. Each reminder has a notice to the coordinator beside it, and the ladder has one more rung.
 */
const tomorrow: typeof pathwaySpec = {
  ...pathwaySpec,
  decider: {
    ...decider,
    decide: (state, command, context) => {
      const decision = decider.decide(asToday(state), command, context)
      if (!decision.ok) return decision
      const also = command.name === 'pass-time' ? [] : [counted(command.name)]
      const events = [...decision.events, ...also]
      let after = state
      return { ok: true, events, states: events.map((event) => (after = evolve(after, event))) }
    },
    evolve,
    tell: (state, event, context) => {
      const told = decider.tell(asToday(state), event, context)
      const copies = told.flatMap((one) =>
        one.kind === 'notice' && event.type === 'rung-reached'
          ? [{ ...one, to: coordinator, rung: `copy-${one.rung}` }]
          : [],
      )
      return [...told, ...copies]
    },
  },
  load: async (...asked) => {
    const reference = await pathwaySpec.load(...asked)
    if (!reference) return reference
    const { standard } = reference.policy.ladders
    const ladder = { ...standard!, rungs: [...standard!.rungs, lastCall] }
    const ladders = { ...reference.policy.ladders, standard: ladder }
    return { ...reference, policy: { ...reference.policy, ladders } }
  },
}

type Tomorrow = PathwayState & { tally?: number; tries?: number }

const asToday = (state: Tomorrow): PathwayState => ({
  ...state,
  contactTries: state.tries ?? state.contactTries,
})
const counted = (name: string) => ({ type: 'counted', data: { name } }) as unknown as PathwayEvent
const coordinator = { agency: 'suzy-lamplugh-trust', role: 'coordinator' } as const
const lastCall = {
  code: 'last-call',
  when: { workingDays: -1, at: 'due' },
  to: 'owner',
  urgent: true,
} as const

const notices = async (pathway: string) => {
  const rows = await dev.engine.database
    .selectFrom('notices')
    .select('rung')
    .where('pathway', '=', pathway)
    .execute()
  return rows.map(({ rung }) => rung)
}

const alarm = async (pathway: string) => {
  await dev.engine.attendant.wake('pathway', pathway)
  await dev.engine.settled('pathway', pathway)
}

test('histories of one set of rules replay under another, and their pathways carry on', async () => {
  const { engine, client } = dev
  const triage = await inTriage(engine)
  const research = await waitingOnProbation(engine)
  const closure = await inClosure(engine)
  const watched = await inClosure(engine)
  expect(await close(engine, watched)).toBe('watch')
  const all = [triage, research, closure, watched]
  for (const pathway of all) await engine.settled('pathway', pathway)
  const before = await Promise.all(all.map((pathway) => eventTypes(engine, pathway)))

  await engine.restart(judging(rules(tomorrow)))
  const rationale = randomUUID()
  await done(engine, triage, 'decide-triage', 'policeLead', {
    outcome: 'conference',
    risk: 'medium',
    rationale,
  })
  expect(await close(engine, closure)).toBe('watch')
  const incident = { on: '2026-11-01', kind: 'contact', note: rationale }
  await done(engine, watched, 'report-incident', 'policeLead', incident)
  for (const pathway of all) await engine.settled('pathway', pathway)
  // A reminder planned yesterday, and the rung that only tomorrow's ladder has.
  clock.moveTo(atCivil('2026-11-05', '09:00', ukZone))
  await alarm(research)
  expect(await notices(research)).toEqual(
    expect.arrayContaining(['two-days-before', 'copy-two-days-before']),
  )
  clock.moveTo(atCivil('2026-11-06', '17:00', ukZone))
  await alarm(triage)
  expect(await notices(triage)).toEqual(expect.arrayContaining(['last-call', 'copy-last-call']))
  expect(await notices(research)).not.toContain('last-call') // planned under the old ladder

  for (const [n, pathway] of [triage, closure, watched].entries()) {
    const types = await eventTypes(engine, pathway)
    expect(types.filter((type) => type === 'counted').length).toBeGreaterThan(0)
    expect(types.slice(0, before[[0, 2, 3][n]!]!.length)).toEqual(before[[0, 2, 3][n]!])
    const { state } = await engine.database
      .selectFrom('entities')
      .select('state')
      .where('id', '=', pathway)
      .executeTakeFirstOrThrow()
    expect(state).toMatchObject({ tally: types.length - before[[0, 2, 3][n]!]!.length })
    expect(state).not.toHaveProperty('contactTries')
  }

  // And back: a release that is taken back finds pathways that have seen the later rules.
  await engine.restart()
  await done(engine, research, 'waive-return', 'chair', {
    agency: 'national-probation-service-london',
    reason: rationale,
  })

  const histories = []
  for await (const { workflowId } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId).fetchHistory()
    const bytes = proto.temporal.api.history.v1.History.encode(history).finish()
    histories.push({ workflowId, history: proto.temporal.api.history.v1.History.decode(bytes) })
  }
  expect(histories.length).toBeGreaterThanOrEqual(all.length + 3)
  let replayed = 0
  for await (const { error, workflowId } of Worker.runReplayHistories(
    { workflowBundle: engine.workflowBundle },
    histories.map(({ workflowId, history }) => ({ workflowId, history })),
  )) {
    expect({ workflowId, error }).toEqual({ workflowId, error: undefined })
    replayed += 1
  }
  expect(replayed).toBe(histories.length)

  // The second copy in the histories holds every event of either set of rules.
  for (const pathway of all) {
    const { history } = histories.find(({ workflowId }) => workflowId === `pathway-${pathway}`)!
    const copies = copiesIn(history).flatMap(({ events }) => events.map(([type]) => type))
    expect(copies).toEqual(await eventTypes(engine, pathway))
  }
})
