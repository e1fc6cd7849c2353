import { type Kysely, sql } from 'kysely'
import { defaultClocks } from '../../domain/policy/clocks.ts'

/** The clocks that the rules of the whole pathway ask for, and that no policy stored before them has. */
const added = [
  'tellVictim',
  'missedSession',
  'absenceEvidence',
  'hearOfEnd',
  'closingReport',
  'reassess',
  'verifyAction',
  'persistentFailure',
] as const

/** Completes the stored policies with the default clocks: a site's own number, where there is one, stays. */
export const wholePathway = {
  async up(database: Kysely<unknown>): Promise<void> {
    const clocks = JSON.stringify(
      Object.fromEntries(added.map((code) => [code, defaultClocks[code]])),
    )
    await sql`update policies set document = jsonb_set(
      document, '{clocks}', ${clocks}::jsonb || (document -> 'clocks'))`.execute(database)
  },
}
