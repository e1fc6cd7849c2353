import { Context } from '@temporalio/activity'
import type { Alter } from './engine.ts'
import { createJudge, type JudgePorts } from '../../activities/judge.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import { pathwaySpec } from '../../activities/entities.ts'
import { type Specs, withSpec } from '../../activities/with-spec.ts'
import type { WorkerParts } from '../../worker/worker.ts'

/** Other rules of a pathway than today's; its post keeps them. */
export const rules =
  (pathway: typeof pathwaySpec): Specs =>
  (kind: EntityKind, use) =>
    kind === 'pathway' ? use(pathway) : withSpec(kind, use)

/** What a worker's judge is made from. */
export const judgePorts = ({
  database,
  clock,
  namespace,
  attendant,
  log,
}: WorkerParts): JudgePorts => ({
  database,
  clock,
  namespace,
  log,
  mailDomain: 'example.org',
  wake: (kind, id, shown) => attendant.wake(kind, id, shown),
  again: () => Context.current().info.attempt > 1,
})

/** Judges by other rules. */
export const judging =
  (specs: Specs): Alter =>
  (usual, parts) => ({ ...usual, judge: createJudge({ ...judgePorts(parts), specs }) })

/** Today's pathway with changes to its decider. */
export const withDecider = (
  change: (decider: typeof pathwaySpec.decider) => Partial<typeof pathwaySpec.decider>,
): typeof pathwaySpec => ({
  ...pathwaySpec,
  decider: { ...pathwaySpec.decider, ...change(pathwaySpec.decider) },
})
