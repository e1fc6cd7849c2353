import { betweenCases } from './between.ts'
import type { Cases } from './cases.ts'
import { circulationCases } from './circulation.ts'
import { conflictCases } from './conflicts.ts'
import { correctedCases } from './corrected.ts'
import { decisionCases } from './decisions.ts'
import { itemCases } from './items.ts'
import { meetingCases } from './meeting.ts'
import { minutesCases } from './minutes.ts'
import { owedCases } from './owed.ts'
import { retentionCases } from './retention.ts'
import { returnCases } from './returns.ts'
import { rhythmCases } from './rhythm.ts'
import { sessionCases } from './session.ts'

/** The stories of every command. */
export const cases: Cases = {
  ...meetingCases,
  ...circulationCases,
  ...rhythmCases,
  ...itemCases,
  ...betweenCases,
  ...returnCases,
  ...sessionCases,
  ...conflictCases,
  ...decisionCases,
  ...correctedCases,
  ...minutesCases,
  ...owedCases,
  ...retentionCases,
}
