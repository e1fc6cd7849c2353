import { type Change, isLastChange, lastContactChangeOf } from './reference-changes.ts'
import type { Tx } from './turns.ts'

/** Whether an address of the agency was changed, or asked for, since it was seen; the same sent twice is none. */
export async function isChangedSince(
  tx: Tx,
  { agency, role, said }: { readonly agency: string; readonly role: string; readonly said: object },
  { seen, by }: Change,
): Promise<boolean> {
  if (seen === undefined) return false
  const { n } = await tx
    .selectFrom('agencies')
    .select(lastContactChangeOf('agencies.id').as('n'))
    .where('id', '=', agency)
    .executeTakeFirstOrThrow()
  return n !== seen && !(await isLastChange(tx, ['contact', `${agency}/${role}`], said, by))
}
