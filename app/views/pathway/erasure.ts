import { many } from '../many.ts'
import { z } from 'zod'
import { sitesOf } from '../../access/account.ts'
import { countWouldGo } from '../../../store/erasure.ts'
import { erasureGrounds } from '../../../domain/pathway/shape/closure.ts'
import { mayNot, whoMay } from '../../access/roles.ts'
import type { PathwayLook } from '../../access/look.ts'
import { refused } from '../../answers.ts'
import { storedCodeOf } from '../../../domain/titled.ts'

/** What would go with the words of a pathway. */
export const wouldGoOut = z
  .object({
    words: z.int().meta({ description: 'Free texts, the reason for erasing it among them.' }),
    people: z.int().meta({ description: 'Records of the person that no other pathway needs.' }),
    victims: z.int().meta({ description: 'Records of the victim, likewise.' }),
    meetings: z.int().meta({
      description:
        'Meetings that heard it: what they say of it goes, and of their minutes the lines that name its people.',
    }),
    keptBy: many(z.string()).meta({
      description: 'The pathways at your sites that keep the person or the victim.',
    }),
    keptElsewhere: z.int().meta({ description: 'How many pathways at other sites do.' }),
    proposed: z
      .object({
        ground: storedCodeOf(erasureGrounds),
        byYou: z.boolean().meta({ description: 'Then somebody else must confirm it.' }),
      })
      .nullable(),
  })
  .meta({ id: 'WouldGo' })

/** What erasing a pathway would take, for those who decide it. */
export async function wouldGoView(seen: PathwayLook) {
  const { account, as, may, database, place, state, keptFrom } = seen
  const refusal = may ? 'not-found' : mayNot(whoMay.seeErasure, as.roles) // a guest decides nothing
  if (refusal) return refused(refusal)
  const { proposed } = state?.retention ?? {}
  const sites = sitesOf(account, whoMay.seeErasure)
  const { keptBy: all, ...counts } = await countWouldGo(database, place.id)
  const keptBy = all.filter(({ id }) => !keptFrom.has(id))
  const here = keptBy.filter(({ site }) => sites.includes(site))
  return {
    ...counts,
    keptBy: here.map(({ id }) => id),
    keptElsewhere: keptBy.length - here.length,
    proposed: proposed ? { ground: proposed.ground, byYou: proposed.by === as.id } : null,
  }
}
