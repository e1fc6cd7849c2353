import { z } from 'zod'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { pathwayCommands } from '../domain/pathway/commands/index.ts'
import type { PathwayRule } from '../domain/pathway/rule.ts'
import { refusedWordsDays } from '../domain/refused-words.ts'
import { instant } from './reads/page.ts'
import { toDate } from './values.ts'
import { within } from './reach.ts'

const keptMs = refusedWordsDays * 24 * 60 * 60 * 1000
const mostCommands = 200

/**
 * Deletes the words of commands that were refused or at fault too long ago, with the records of people that they
 * brought. Such a command made no event, and the ids of what came in over the edge belong to it alone, so
 * nothing names them. Of what the system sends the words are somebody else's; a referral at fault waits for people. At most
 * so many commands at a time. Returns how many texts and records there were.
 */
export const forgetRefusedWords = (database: Database, now: number): Promise<number> =>
  within(database, { works: 'engine' }, async (tx) => {
    const commands = await tx
      .selectFrom('inbox')
      .select(['id', 'name', 'body'])
      .where('result', 'in', ['refused', 'faulted'])
      .where('forgotten_at', 'is', null)
      .where('judged_at', '<=', instant(now - keptMs))
      .where('digest', 'is not', null)
      .where('name', '!=', 'submit-referral')
      .orderBy('judged_at')
      .limit(mostCommands)
      .forUpdate()
      .skipLocked()
      .execute()
    if (commands.length === 0) return 0
    const ids = commands.map(({ id }) => id)
    const records = commands.flatMap(recordsIn)
    const deleted = [await tx.deleteFrom('words').where('command', 'in', ids).executeTakeFirst()]
    if (records.length > 0) {
      for (const table of ['person_records', 'victim_records'] as const)
        deleted.push(await tx.deleteFrom(table).where('id', 'in', records).executeTakeFirst())
      deleted.push(
        await tx.deleteFrom('victim_records').where('victim', 'in', records).executeTakeFirst(),
      )
      await sql`delete from victim_keys where record = any(${records}::uuid[]) or victim = any(${records}::uuid[])`.execute(
        tx,
      )
    }
    await tx
      .updateTable('inbox')
      .set({ forgotten_at: toDate(now) })
      .where('id', 'in', ids)
      .execute()
    return deleted.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
  })

/** The records that a command brought, by the ids that it names: of the record, or of the victim whom it would have added. */
function recordsIn({ name, body }: { readonly name: string; readonly body: object }): string[] {
  const rules: Readonly<Record<string, PathwayRule>> = pathwayCommands
  if (!rules[name]?.edge?.people) return []
  return ['person', 'victim', 'known'].flatMap((who) => {
    const id: unknown = who in body ? body[who as keyof typeof body] : undefined
    return z.uuid().safeParse(id).success ? [String(id)] : []
  })
}
