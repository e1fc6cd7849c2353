import { z } from 'zod'
import { erasureGrounds } from '../../../domain/pathway/shape/closure.ts'
import { storedCodeOf } from '../../../domain/titled.ts'
import { instantOut, iso, isoOrNull } from '../instants.ts'
import { retentionAt } from '../../../domain/pathway/retention.ts'
import type { PathwayLook } from '../../access/look.ts'
import { readErasure } from '../../../store/reads/erasure.ts'

/** What is to become of the record, or became of it. */
export const recordOut = {
  retention: z
    .object({
      class: z.string().nullable(),
      legalHold: z.boolean(),
      decideAt: instantOut.nullable().meta({
        description:
          'When it is next decided whether to keep it; null while it is open, owed or erased.',
      }),
    })
    .nullable(),
  erased: z
    .object({
      at: instantOut,
      ground: storedCodeOf(erasureGrounds),
      agency: z.string(),
      words: z.int(),
    })
    .nullable()
    .meta({
      description: 'Set once its words are erased. What happened stays, as codes and dates.',
    }),
}

/** For one pathway: how its record is kept, for those who see all of it; that it was erased, for everybody. */
export async function recordView({ database, place, state, whole, rules }: PathwayLook) {
  const { id, erased_at: at } = place
  const erasure = at === null ? undefined : await readErasure(database, id)
  const decideAt =
    state && whole && state.stage === 'ended'
      ? retentionAt(state, (await rules()).reference)
      : undefined
  return {
    retention:
      state && whole
        ? {
            class: state.retention?.class ?? null,
            legalHold: state.retention?.legalHold ?? false,
            decideAt: isoOrNull(decideAt),
          }
        : null,
    erased: erasure ? { ...erasure, at: iso(erasure.at) } : null,
  }
}
