import { z } from 'zod'
import { provenance } from './provenance.ts'

/** Whether somebody is treated while the police investigate them. */
export const underInvestigationSchema = z.strictObject({
  treatment: z.enum(['blocked', 'allowed']),
  ...provenance,
})
type UnderInvestigation = z.infer<typeof underInvestigationSchema>

/** Of policies without an entry: treatment goes on. */
export const defaultUnderInvestigation = {
  treatment: 'allowed',
  source: 'Local default; only Hampshire is known to wait for the end of an investigation.',
  mark: 'K',
} as const satisfies UnderInvestigation

/** Hampshire gives advice only until then. */
export const adviceUnderInvestigation = {
  treatment: 'blocked',
  source:
    'Hampshire: no direct treatment while under police investigation, advice only (southernhealth.nhs.uk).',
  mark: 'S',
} as const satisfies UnderInvestigation
