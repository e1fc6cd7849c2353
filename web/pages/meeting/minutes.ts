import { whyText } from '../../words/why.ts'
import { draftOf } from './minutes-draft.ts'
import { agencyIn, type MeetingSeen } from './names.ts'
import { moment } from '../../words/dates.ts'

/** Something that somebody wrote. */
export interface Written {
  readonly text: string
  readonly by: string
}

/** The minutes of a meeting. */
export interface MinutesModel {
  readonly status: string
  readonly text: Written | undefined
  readonly earlier: number
  readonly corrections: readonly Written[]
  readonly addenda: readonly Written[]
  readonly circulated: string
  readonly approved: string
  readonly locked: boolean
  /** What stands in the form of the draft at first. */
  readonly draft: string
}

type Read = NonNullable<MeetingSeen['minutes']>

/** The minutes as their reader may see them; undefined before there can be any. */
export function minutesOf(seen: MeetingSeen): MinutesModel | undefined {
  const { minutes } = seen
  if (!minutes) return undefined
  const written = (one: Read['addenda'][number]): Written => ({
    text: one.text ?? whyText(one.withheld),
    by: `${one.by.name === null ? '' : `${one.by.name}, `}${agencyIn(seen, one.by.agency)}, ${moment(one.at)}`,
  })
  const last = minutes.drafts.at(-1)
  return {
    status: statusOf(minutes),
    text: last && written(last),
    earlier: Math.max(0, minutes.drafts.length - 1),
    corrections: minutes.corrections.map(written),
    addenda: minutes.addenda.map(written),
    circulated: minutes.circulatedAt === null ? '' : moment(minutes.circulatedAt),
    approved: minutes.approvedAt === null ? '' : moment(minutes.approvedAt),
    locked: minutes.locked,
    draft: last?.text ?? draftOf(seen),
  }
}

function statusOf({ status, locked }: Read): string {
  if (status === 'none') return 'Not written yet'
  if (status === 'drafted') return 'A draft that has not been circulated'
  if (status === 'circulated') return 'Circulated, and not approved yet'
  return locked ? 'Approved and locked' : 'Approved'
}
