import { many } from '../many.ts'
import { z } from 'zod'
import { outcomesOf } from '../../../domain/stages/outcomes.ts'
import { stages } from '../../../domain/stages/index.ts'
import { risks } from '../../../domain/codes.ts'
import { storedCodeOf } from '../../../domain/titled.ts'
import { closureChecklist } from '../../../domain/pathway/closure-checklist.ts'
import type { PathwayLook } from '../../access/look.ts'
import { suggestionReasons } from '../../../domain/pathway/shape/referral.ts'
import { suggestTriage } from '../../../domain/pathway/screening.ts'

/** What the rules tell whoever decides next; part of a pathway's page, for those who see all of it. */
export const guidanceOut = {
  triageSuggestion: z
    .object({
      outcome: storedCodeOf(outcomesOf(stages.triage)).nullable(),
      risk: storedCodeOf(risks).nullable(),
      because: many(z.object({ code: z.string(), title: z.string() })),
    })
    .nullable()
    .meta({ description: 'While it is in triage: what the screening suggests, and why.' }),
  closureChecklist: many(
    z.object({ code: z.string(), title: z.string(), met: z.boolean(), blocks: z.boolean() }),
  )
    .nullable()
    .meta({ description: 'While it is in closure: what is met, and what keeps it from closing.' }),
}

const noGuidance = { triageSuggestion: null, closureChecklist: null }

const guided: readonly string[] = ['triage', 'closure']

/** The guidance on a pathway as it stands, under the policy it opened with; for those who see all of it. */
export async function guidanceView({ state, whole, now, rules }: PathwayLook) {
  if (!whole || !state?.site || !guided.includes(state.stage)) return noGuidance
  const { reference } = await rules()
  if (state.stage === 'closure')
    return { ...noGuidance, closureChecklist: closureChecklist(state, reference, now) }
  const { outcome, risk, because } = suggestTriage(state, reference, now)
  return {
    ...noGuidance,
    triageSuggestion: {
      outcome: outcome ?? null,
      risk: risk ?? null,
      because: because.map((code) => ({ code, title: suggestionReasons[code].title })),
    },
  }
}
