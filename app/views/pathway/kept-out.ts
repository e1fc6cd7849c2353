import { z } from 'zod'
import { instantOut, isoOrNull } from '../instants.ts'
import { mayKnowOfOthers } from '../../../domain/kept-out.ts'
import type { PathwayLook } from '../../access/look.ts'

/** That some are kept out of a pathway. */
export const keptOutOut = {
  keptOut: z
    .object({
      excluded: z.int().meta({ description: 'How many people and agencies never see it.' }),
      only: z.int().nullable().meta({
        description:
          'How many people alone see it, beside the data protection officer of its site.',
      }),
      included: z.boolean().meta({
        description: 'Whether you are one of those who may; or you answer for access to it.',
      }),
    })
    .nullable()
    .meta({
      description:
        'Null where nobody is kept out of it; or where that is not for you, which `withheld` says then.',
    }),
}

/** That its reader opened it in an emergency. */
export const openedOut = {
  openedUntil: instantOut.nullable().meta({
    description: 'If you opened it in an emergency: until when you may read it. Otherwise null.',
  }),
}

/** Until when its reader may read what they opened in an emergency; null where it is open to them. */
export function openedUntil({ opened, state, as }: Pick<PathwayLook, 'opened' | 'state' | 'as'>) {
  const mine = opened && state?.openings?.findLast(({ person }) => person === as.id)
  return isoOrNull(mine ? mine.until : null)
}

/** How many are kept out of a pathway, for those who decide on that or answer for the site; null where nobody is. */
export function keptOutView({ state, reader }: Pick<PathwayLook, 'state' | 'reader'>) {
  const { never = [], only } = state?.keptOut ?? {}
  if (!mayKnowOfOthers(reader.actor) || (never.length === 0 && !only)) return null
  return {
    excluded: never.length,
    only: only?.length ?? null,
    included: only?.includes(reader.actor.id) ?? true,
  }
}
