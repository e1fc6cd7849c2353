import { z } from 'zod'
import type { ConferenceLook } from '../../access/look.ts'
import { heardWith } from '../../../domain/conference/agenda-order.ts'
import type { Item } from '../../../domain/conference/shape.ts'
import { knowsAll, treatsOnly } from '../../../domain/pathway/strand-access.ts'
import { many } from '../many.ts'
import { readVictimsOf } from '../../../store/reads/strands.ts'

/** With which others an item is heard, as an answer has it. */
export const togetherOut = {
  heardWith: many(z.string()).meta({
    description: 'The items with which the chair placed it, to be heard one after another.',
  }),
  sharesVictim: z.boolean().meta({
    description: 'Whether it has a victim in common with one of those; for those who may know.',
  }),
}

interface Together {
  readonly heardWith: string[]
  readonly sharesVictim: boolean
}

/**
 * With which others each item is heard, of those that are for the reader. Why is told to those who know of every victim, and not
 * for treatment: that two men have one victim is hers.
 */
export async function heardTogether({
  reader,
  database,
}: ConferenceLook): Promise<(item: string) => Together> {
  const shown = new Map(reader.items.map((item) => [item.id, item]))
  const withWhom = (item: string) => heardWith(reader.state, item).filter((id) => shown.has(id))
  const { roles } = reader.actor
  const may = reader.reading.whole && knowsAll(roles) && !treatsOnly(roles)
  const grouped = may ? [...shown.values()].filter(({ id }) => withWhom(id).length > 0) : []
  const victims = new Map<string, readonly string[]>()
  for (const item of grouped) victims.set(item.id, await victimsOf(database, item))
  const shares = (item: string, others: readonly string[]) =>
    others.some((other) => victims.get(other)?.some((one) => victims.get(item)?.includes(one)))
  return (item) => {
    const others = withWhom(item)
    return { heardWith: others, sharesVictim: shares(item, others) }
  }
}

const victimsOf = async (database: ConferenceLook['database'], { pathway }: Item) =>
  (await readVictimsOf(database, pathway)).map(({ victim }) => victim)
