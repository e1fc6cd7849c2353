import { z } from 'zod'
import { aboutVictim, audience, agencyId, date, words } from '../../fields.ts'
import { codeOf } from '../../titled.ts'
import { roles } from '../../codes.ts'

/** An action that a conference agrees, as a decision names it. */
export const agreedActionSchema = z.strictObject({
  agency: agencyId(),
  role: codeOf(roles),
  what: words(),
  why: words().optional(),
  /** Before the next meeting if it is left out. */
  dueOn: date().optional(),
  /** Whose part of the safety plan it is; everybody's, if nobody is named. */
  victim: aboutVictim(),
  audience: audience(),
})
