import { audienceOf } from '../../../domain/audience.ts'
import type { ConferenceLook } from '../../access/look.ts'
import { readAgreedActions } from '../../../store/reads/agreed-actions.ts'
import { readPeopleOf } from '../../../store/reads/conference-parts.ts'
import { readWords } from '../../../store/reads/words.ts'
import { whyUnnamed, type Withheld } from '../../access/withheld.ts'

interface Brought {
  readonly pathwayId: string
  readonly actionId: string
  readonly agency: string
}

/** Whom open actions that were brought to a meeting are about, and what was agreed, as far as that is for its reader. */
export async function broughtWords(
  { reader, database, place, account }: ConferenceLook,
  actions: readonly Brought[],
) {
  const pathways = actions.map(({ pathwayId }) => pathwayId)
  const names = await readPeopleOf(database, account, place.site, pathways)
  const agreed = await readAgreedActions(database, account, place.site, pathways)
  const texts = await readWords(
    database,
    agreed.map(({ what }) => what),
  )
  return ({ pathwayId: pathway, actionId, agency }: Brought) => {
    const mine = agency === reader.actor.agency
    const ties = { referrer: false, asked: false, owner: mine, concerned: mine }
    const words = agreed.find((one) => one.pathway === pathway && one.action === actionId)
    const name = names.get(pathway)
    const found = words && texts.get(words.what)
    const lost = words !== undefined && found === undefined
    const isOut = found?.takenOut !== undefined
    const audience = audienceOf('action-agreed.what', words ?? {}, found?.audience)
    const beside = { ...words, agency }
    const isOpen = audience === 'all' || !reader.couldName(pathway, beside)
    const withheld: Withheld = {
      person: whyUnnamed(name),
      what: lost ? 'erased' : isOut ? 'takenOut' : 'notForYou',
    }
    return {
      person: reader.see('person', 'name', name, { pathway, ties }),
      what: reader.see('action', 'action-agreed.what', isOpen ? found?.text : null, {
        pathway,
        ties,
        audience,
      }),
      withheld,
    }
  }
}
