import { isDeepStrictEqual } from 'node:util'
import type { Folded } from './check-entities.ts'
import type { Readings } from './readings.ts'
import type { Timelines } from './check-answers.ts'
import { reordered, takenBack, type Violation } from './violations.ts'

/** Checks that nothing once shown is taken back, and that a timeline has everything in order. */
export function checkShown(
  shown: Readings,
  folded: readonly Folded[],
  timelines: Timelines,
  violations: Violation[],
): void {
  violations.push(...shown.violations)
  const stages = new Map(folded.map(({ entity, stages }) => [entity.id, stages]))
  for (const [id, versions] of shown.stages)
    for (const [version, stage] of versions) {
      const made = version === 0 ? 'received' : stages.get(id)?.get(version)
      if (made !== stage)
        violations.push(
          takenBack(
            `${id} was shown at version ${version} as ${stage}; it was ${made ?? 'never there'}`,
          ),
        )
    }
  for (const [id, items] of shown.items) {
    const last = new Map(timelines.get(id)?.map((item) => [item.seq, item]))
    for (const [seq, item] of items)
      if (!isDeepStrictEqual(last.get(seq), item))
        violations.push(
          takenBack(`${id}: item ${seq} (${item.type}) was shown, and is not what is shown now`),
        )
  }
  for (const [id, timeline] of timelines)
    if (timeline.some(({ seq }, n) => seq !== n + 1))
      violations.push(reordered(`${id}: its timeline has a gap, or is out of order`))
}
