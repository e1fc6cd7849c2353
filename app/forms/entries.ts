import type { AgencyNames } from './shared-choices.ts'
import { choicesBy, inLine, type Titlers, whenText } from './choice.ts'
import { entryKinds } from '../../domain/pathway/withdrawal/entries.ts'
import type { KnownBesides } from '../../domain/entity/about.ts'
import type { PathwayLook } from '../access/look.ts'
import { readEvents } from '../../store/reads/pathway.ts'
import { titleIn } from '../../domain/titled.ts'

/** What was entered on a pathway: all that happened, for the rule, and what a form calls an entry that is for its reader. */
interface Entries {
  readonly past: NonNullable<KnownBesides['past']>
  readonly choices: NonNullable<Titlers['entry']>
}

/** The entries of a pathway by kind, moment and agency, newest first, and without a word of them. */
export async function entriesAt(
  { database, place, reader }: PathwayLook,
  agencies: AgencyNames,
): Promise<Entries> {
  const events = await readEvents(database, place.id)
  const titleOf = choicesBy((id) => {
    const event = events.find(({ seq }) => String(seq) === id)
    if (!event || !reader.hasAny([event])) return undefined
    const { type, at, by } = event
    return inLine(titleIn(entryKinds, type), whenText(at), agencies.get(by.agency) ?? by.agency)
  })
  return {
    past: events.map(({ seq, at, by, command, type, data }) => ({
      ...{ seq, at, by, event: { type, data } },
      ...(command === null ? {} : { command }),
    })),
    choices: (ids) => titleOf([...ids].reverse()),
  }
}
