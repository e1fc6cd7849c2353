import { MockActivityEnvironment } from '@temporalio/testing'
import { addPolicy } from '../../store/reference-changes.ts'
import type { Activities } from '../../activities/contract.ts'
import type { Database } from '../../store/database.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { forms } from '../../domain/conference/forms.ts'
import type { Meetings, Rhythm } from '../../domain/policy/meetings.ts'

const { rules } = forms.stalkingPanel

/** The stalking panel with another rhythm. */
export const panel = (changes: Partial<Rhythm> = {}): Meetings => ({
  stalkingPanel: { rhythm: { ...rules.rhythm, ...changes } },
})

/** London's policy has these meetings from now on. Gives its version. */
export async function holding(
  database: Database,
  meetings: Meetings | undefined,
  at: number,
  site: keyof typeof defaultPolicies = 'london',
): Promise<number> {
  const document = { ...defaultPolicies[site], ...(meetings ? { meetings } : {}) }
  const change = { by: `test-${at}`, at }
  return (await addPolicy(database, { site, document, reason: 'A test.' }, change)) ?? 0 // never: it says no version before it
}

/** One round of the warden, as an activity. */
export const round = (survey: Activities['survey']): Promise<unknown> =>
  new MockActivityEnvironment().run(survey)

/** The meetings that rhythms have made, soonest first. */
export const meetingsOf = (database: Database) =>
  database
    .selectFrom('conferences')
    .select(['id', 'site', 'form', 'slot', 'at', 'stage', 'version', 'by_hand'])
    .where('slot', 'is not', null)
    .orderBy('slot')
    .orderBy('id')
    .execute()
