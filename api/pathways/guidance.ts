import { z } from 'zod'
import { loadSite, type Reader } from '../../store/reference.ts'
import { type PathwayState } from '../../domain/pathway/state.ts'
import { suggestionReasons, suggestTriage } from '../../domain/pathway/screening.ts'

/** What the rules have to say to whoever decides next; of a pathway's page, for those who see all of it. */
export const guidanceOut = {
  triageSuggestion: z
    .object({
      outcome: z.string().nullable(),
      risk: z.string().nullable(),
      because: z.array(z.object({ code: z.string(), title: z.string() })),
    })
    .nullable()
    .meta({ description: 'While it is in triage: what the screening suggests, and why.' }),
}

/** Of a pathway that is not for the reader as a whole, or on which there is nothing to say. */
export const noGuidance = { triageSuggestion: null }

/** The guidance on a pathway as it stands, under the policy that it opened with. */
export async function guidanceOf(reader: Reader, state: PathwayState | undefined, now: number) {
  if (!state?.site || state.stage !== 'triage') return noGuidance
  const reference = await loadSite(reader, state.site, state.policyVersion)
  if (!reference) return noGuidance
  const { outcome, risk, because } = suggestTriage(state, reference, now)
  return {
    triageSuggestion: {
      outcome: outcome ?? null,
      risk: risk ?? null,
      because: because.map((code) => ({ code, title: suggestionReasons[code].title })),
    },
  }
}
