import { type AgencyNames, obligationTitle } from './shared-choices.ts'
import { broughtWords } from '../views/conference/brought.ts'
import { called } from '../../domain/sentence.ts'
import { type Choice, choicesBy, dayText, inLine, quoted, type Titlers } from './choice.ts'
import type { ConferenceLook } from '../access/look.ts'
import { peopleOn } from '../views/conference/agenda.ts'
import type { Rule } from '../../domain/entity/rule.ts'
import { readVictimsOf } from '../../store/reads/strands.ts'
import { capitalised } from '../../domain/titled.ts'
import { roles } from '../../domain/codes.ts'
import { titleOf } from '../../domain/describe.ts'

/** What the parts of a meeting are called in a form, as far as they are for its reader: the names of people are logged. */
export function conferenceTitlers(seen: ConferenceLook, agencies: AgencyNames): Titlers {
  const { reader } = seen
  return {
    obligation: choicesBy((id) => {
      const one = reader.state.obligations[id]
      if (!one || !reader.sees(one.agency)) return undefined
      const other = reader.state.obligations[one.about ?? '']
      if (other) return obligationTitle(one, agencies, titleOf(other.what))
      const item = one.about?.split('/')[0] ?? ''
      const named = reader.reading.items.has(item) ? itemName(item) : undefined
      return obligationTitle(one, agencies, named)
    }),
    conflict: choicesBy((id) => {
      const one = reader.state.interests?.find((each) => each.id === id)
      const about = one?.item === undefined ? 'The whole meeting' : capitalised(itemName(one.item))
      return one && inLine(about, agencies.get(one.agency) ?? one.agency, called(roles, one.role))
    }),
    async item(ids) {
      const titleOf = await itemTitles(seen)
      return choicesBy(titleOf)(ids)
    },
    victim: () => victimChoices(seen),
  }
}

/** The letters of those victims of whom the reader knows, where an item's pathway has several. Nobody is named at a meeting. */
async function victimChoices({ reader, database }: ConferenceLook): Promise<Choice[]> {
  const found = new Map<string, string[]>()
  for (const { id, pathway, status } of reader.items) {
    const victims = status === 'listed' ? await readVictimsOf(database, pathway) : []
    const known = victims.filter(({ letter }) => !reader.couldName(pathway, { strand: letter }))
    if (known.length > 1)
      for (const { letter } of known)
        found.set(letter, [...(found.get(letter) ?? []), itemName(id)])
  }
  return [...found].sort().map(([value, items]) => ({
    value,
    title: `Victim ${value} (${items.join(', ')})`,
  }))
}

const itemName = (id: string): string => `item ${id.slice(1)}`

/** What each item is called that is for the reader: by its number and whom it is about. */
async function itemTitles(seen: ConferenceLook): Promise<(id: string) => string | undefined> {
  const { items } = seen.reader
  const people = await peopleOn(seen, items)
  const titles = new Map(
    items.map((item) => {
      const { person } = people(item)
      return [item.id, inLine(`Item ${item.id.slice(1)}`, person?.name)] as const
    }),
  )
  return (id) => titles.get(id)
}

type Pair = Readonly<Record<string, string>>
type PairTitles = (
  seen: ConferenceLook,
  agencies: AgencyNames,
) => Promise<(pair: Pair) => string | undefined>

const pairTitles: Readonly<Record<NonNullable<Rule<never>['oneOf']>, PairTitles>> = {
  async seat(_seen, agencies) {
    return ({ agency = '', role = '' }) =>
      `${agencies.get(agency) ?? agency} (${called(roles, role)})`
  },
  async askedReturn(seen, agencies) {
    const titleOf = await itemTitles(seen)
    return ({ item = '', agency = '' }) => {
      const title = titleOf(item)
      return title && inLine(title, agencies.get(agency) ?? agency)
    }
  },
  async broughtAction(seen, agencies) {
    const { reader } = seen
    const theirs = reader.state.actions.filter(
      ({ agency }) => reader.reading.whole || agency === reader.actor.agency,
    )
    const brought = theirs.map((one) => ({
      ...one,
      pathwayId: one.pathway,
      actionId: one.action,
    }))
    const words = await broughtWords(seen, brought)
    return ({ pathway, action }) => {
      const one = brought.find((each) => each.pathway === pathway && each.action === action)
      if (!one) return undefined
      const { what, person } = words(one)
      return inLine(
        what === null ? 'An action' : quoted(what),
        person ?? undefined,
        agencies.get(one.agency) ?? one.agency,
        `due ${dayText(one.due)}`,
      )
    }
  },
}

/** The choices of what two fields name together: of the first field, with what the second is then filled with. */
export async function pairChoices(
  seen: ConferenceLook,
  oneOf: NonNullable<Rule<never>['oneOf']>,
  pairs: readonly Pair[],
  agencies: AgencyNames,
): Promise<Record<string, Choice[]>> {
  const titleOf = await pairTitles[oneOf](seen, agencies)
  const [first, second] = pairFields[oneOf]
  const choices = pairs.flatMap((pair): Choice[] => {
    const title = titleOf(pair)
    const value = pair[first]
    const other = pair[second]
    return title === undefined || value === undefined || other === undefined
      ? []
      : [{ value, title, with: { [second]: other } }]
  })
  return { [first]: choices }
}

/** Which field a form offers, and which is filled with it. */
export const pairFields = {
  seat: ['agency', 'role'],
  askedReturn: ['item', 'agency'],
  broughtAction: ['pathway', 'action'],
} as const satisfies Record<NonNullable<Rule<never>['oneOf']>, readonly [string, string]>
