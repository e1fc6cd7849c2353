import { z } from 'zod'
import { atStages, rule } from '../rule.ts'
import { codeOf } from '../../titled.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { outcomesOf } from '../../stages/outcomes.ts'
import { stages } from '../../stages/index.ts'
import { waitsForPolice } from '../investigation.ts'
import { words } from '../../fields.ts'

/**
 * The clinician says whether an intervention suits the person; "not ready" owes a second look. If the site waits for
 * the end of a police investigation, nobody is suitable until then.
 */
const recordSuitability = rule({
  label: 'Record suitability',
  area: 'treatment',
  who: ['forensicClinician'],
  ofTheLiving: true,
  body: z.strictObject({
    result: codeOf(outcomesOf(stages.suitability)),
    note: words().optional(),
  }),
  example: { result: 'suitable', note: 'Motivated to take part.' },
  settles: ['suitability', 'suitabilityRecheck'],
  allowed: atStages('suitability'),
  decide(builder, { result, note }) {
    if (result === 'suitable' && waitsForPolice(builder.state, builder.context.reference))
      return refuse('under-investigation', 'result')
    builder.settle(['suitability', 'suitabilityRecheck'])
    builder.record('suitability-recorded', { result, ...optional({ note }) })
    if (result === 'suitableNotReady') builder.open('suitabilityRecheck')
    else builder.leave('suitability', result)
  },
})

/** Whether treatment suits the person. */
export const suitabilityCommands = {
  'record-suitability': recordSuitability,
} as const
