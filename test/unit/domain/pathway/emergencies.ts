import { emergencyId, london } from './world.ts'
import type { OpenMeeting } from '../../../../domain/conference/shape.ts'
import { step, type Step, type Story } from './story.ts'
import { withMeetings } from './beginnings.ts'

export const form = 'stalkingPanel'
/** Asked for on Monday 2 November 2026 before noon: today at four; or later: tomorrow at ten. */
export const today = london('2026-11-02 16:00')
export const tomorrow = london('2026-11-03 10:00')

/** The meeting that London's pathways make for a time; `again` where those before did not take it. */
export const made = (at: number, again = 0): string => emergencyId('london', form, at, again)

/** What is said to make a meeting, and to be on its list. */
export const asksFor = (id: string) =>
  [
    [id, 'plan-conference'],
    [id, 'list-item'],
  ] as const

/** The site's policy has meetings from now on, and these are those whose list is open. */
export function holding(story: Story, open: readonly OpenMeeting[] = []): Story {
  const { policy } = story.reference
  story.reference = { ...story.reference, policy: { ...policy, meetings: { [form]: {} } } }
  return withMeetings(story, open)
}

/** An incident, which an emergency conference is owed for. */
export const incident = (at?: string): Step => step('report-incident', {}, at ? { at } : {})

/** Exactly this was said to meetings so far. */
export const says = (story: Story, ...said: (readonly [string, string])[]): Story =>
  story.saysToMeetings(...said.map(([id, name]) => [id, name] as [string, string]))
