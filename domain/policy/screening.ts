import { z } from 'zod'
import { provenance } from './provenance.ts'

const count = z.int().min(1).max(100)

/**
 * On which grounds a referral asks for a conference. A site sets its own escalation: Kent takes three events within six
 * months (S28), Kingston five incidents or three crimes within twelve (S29).
 */
export const screeningSchema = z.strictObject({
  /** So many ticks of a DASH, or more. */
  dash: z.strictObject({ ticks: count, ...provenance }),
  /** So many incidents within so many months, or so many that would be crimes, if the site counts those separately. */
  escalation: z.strictObject({
    incidents: count,
    crimes: count.optional(),
    months: z.int().min(1).max(60),
    ...provenance,
  }),
  /** From how many incidents on the Stalking Screening Tool is to be used; with an extremely frightened victim, always. */
  stalkingTool: z.strictObject({ incidents: count, ...provenance }),
})
export type ScreeningPolicy = z.infer<typeof screeningSchema>

/** The screening of policies without an entry of their own. */
export const defaultScreening = {
  dash: {
    ticks: 14,
    source: 'DASH of fourteen ticks or more (SafeLives MARAC referral form).',
    mark: 'S',
  },
  escalation: {
    incidents: 3,
    months: 12,
    source:
      'Three or more incidents within twelve months (SafeLives MARAC referral form); varies locally.',
    mark: 'S',
  },
  stalkingTool: {
    incidents: 2,
    source:
      'The police screening tool is used for two or more incidents, or an extremely frightened victim (docest.com).',
    mark: 'S',
  },
} as const satisfies ScreeningPolicy
