import { z } from 'zod'
import { concerned } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { audience, pastDate, victimLetter, words } from '../../fields.ts'
import { namedStrand } from '../named-strand.ts'
import { isRaised } from '../strands.ts'
import { applyPersonDeath, applyVictimDeath } from '../death.ts'

/** Somebody has died. Nothing is closed by it: that is for people to decide. */
const recordDeath = rule({
  label: 'Record a death',
  area: 'hold',
  who: ['coordinator', 'chair', 'policeLead', 'victimAdvocate', 'probation', 'forensicClinician'],
  body: z.strictObject({
    who: codeOf(concerned),
    victim: victimLetter().optional(),
    on: pastDate(),
    note: words().optional(),
    audience: audience(),
  }),
  needed: { victim: 'asThingsStand' },
  example: { who: 'person', on: '2026-01-19', note: 'The coroner has been told.' },
  decide(builder, { who, victim, on, note }) {
    const fact = { who, on, ...optional({ note }) }
    if (who === 'person') {
      if (victim !== undefined) return refuse('victim-not-meant', 'victim')
      if (builder.state.flags.includes('personDied')) return refuse('death-recorded', 'who')
      builder.record('death-recorded', fact)
      applyPersonDeath(builder)
      return undefined
    }
    const of = namedStrand(builder, victim)
    if ('code' in of) return of
    if (isRaised(of.strand, 'victimDied')) return refuse('death-recorded', 'who')
    of.record('death-recorded', fact)
    applyVictimDeath(of)
    return undefined
  },
})

/** Deaths. */
export const deathCommands = {
  'record-death': recordDeath,
} as const
