import { z } from 'zod'
import { deceased } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { audience, pastDate, words } from '../../fields.ts'
import { applyPersonDeath, applyVictimDeath } from '../death.ts'

const flagOf = { person: 'personDied', victim: 'victimDied' } as const

/** Somebody has died. Nothing is closed by it: that is for people to decide. */
const recordDeath = rule({
  label: 'Record a death',
  area: 'hold',
  who: ['coordinator', 'chair', 'policeLead', 'victimAdvocate', 'probation', 'forensicClinician'],
  body: z.strictObject({
    who: codeOf(deceased),
    on: pastDate(),
    note: words().optional(),
    audience: audience(),
  }),
  example: { who: 'person', on: '2026-01-19', note: 'The coroner has been told.' },
  decide(builder, { who, on, note }) {
    if (builder.state.flags.includes(flagOf[who])) return refuse('death-recorded', 'who')
    builder.record('death-recorded', { who, on, ...optional({ note }) })
    if (who === 'person') applyPersonDeath(builder)
    else applyVictimDeath(builder)
  },
})

/** Deaths. */
export const deathCommands = {
  'record-death': recordDeath,
} as const
