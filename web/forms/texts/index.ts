import { conferenceDecisionTexts, courseTexts, workTexts } from './case.ts'
import type { FormText } from '../field.ts'
import type { Look } from '../../../app/access/look.ts'
import { meetingRecordTexts } from './meeting-record.ts'
import { meetingTexts } from './meetings.ts'
import { orderTexts } from './orders.ts'
import { recordTexts } from './record.ts'
import { referralTexts } from './referral.ts'
import { riskTexts, treatmentTexts } from './treatment.ts'
import { strandTexts } from './victims.ts'
import { victimTexts } from './victim.ts'

/** The words of every form, by the registry and the name of its command. */
export const texts: Readonly<Record<Look['kind'], Readonly<Record<string, FormText>>>> = {
  pathway: {
    ...referralTexts,
    ...victimTexts,
    ...strandTexts,
    ...conferenceDecisionTexts,
    ...riskTexts,
    ...treatmentTexts,
    ...orderTexts,
    ...courseTexts,
    ...recordTexts,
    ...workTexts,
  },
  conference: { ...meetingTexts, ...meetingRecordTexts, ...workTexts },
}
