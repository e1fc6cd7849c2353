import { counted } from '../../../../domain/sentence.ts'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { type Agencies, partyIn } from './names.ts'
import { foreseenKinds } from '../../../../app/views/codes.ts'
import { moment } from '../../../words/dates.ts'
import { titleIn } from '../../../../domain/titled.ts'

/** What time does at one moment if nobody acts: what there is to say at once, and the reminders that go out. */
export interface AheadShown {
  readonly when: string
  readonly events: readonly string[]
  readonly reminders: readonly string[]
  readonly inShort: string
}

/** What happens by itself, by moment. */
export function aheadOf(ahead: Overview['ahead'], agencies: Agencies): AheadShown[] {
  const moments = new Map<string, Overview['ahead']>()
  for (const one of ahead) moments.set(one.at, [...(moments.get(one.at) ?? []), one])
  return [...moments].map(([at, all]) => {
    const reminders = all.filter(({ what }) => what === 'reminder')
    const events = all.filter(({ what }) => what !== 'reminder')
    return {
      when: moment(at),
      events: events.map(({ what }) => titleIn(foreseenKinds, what)),
      reminders: reminders.map((one) => reminderText(one, agencies)),
      inShort: `${counted(reminders.length, 'reminder')} ${reminders.length === 1 ? 'goes' : 'go'} out`,
    }
  })
}

function reminderText({ title, agency, role }: Overview['ahead'][number], agencies: Agencies) {
  const about = title === null ? '' : ` about ${title}`
  if (agency === null || role === null) return `A reminder${about} goes out`
  return `A reminder${about} goes to ${partyIn(agencies, { agency, role })}`
}
