import { z } from 'zod'
import { codeOf } from '../titled.ts'
import { openedInEmergency } from './choices.ts'
import { provenance } from './provenance.ts'

/** What can be opened in an emergency by somebody to whom it is not open, and for how long. */
export const emergencyAccessSchema = z.strictObject({
  hours: z.int().min(1).max(24),
  opens: codeOf(openedInEmergency),
  ...provenance,
})
type EmergencyAccess = z.infer<typeof emergencyAccessSchema>

/** Also for policies without an entry. */
export const defaultEmergencyAccess = {
  hours: 4,
  opens: 'restrictedToo',
  source:
    'Break-glass: only agencies with a duty, never who is excluded; a reason, four hours, told at once, reviewed within two working days; after the alerts of the NHS Spine, local.',
  mark: 'K',
} as const satisfies EmergencyAccess
