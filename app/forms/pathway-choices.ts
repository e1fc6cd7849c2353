import { actionOutcomes } from '../../domain/pathway/shape/conference.ts'
import { type AgencyNames, obligationTitle } from './shared-choices.ts'
import { breachKinds, orderEnds, orderKinds } from '../../domain/pathway/order-kinds.ts'
import { exclusionTitles } from './kept-out.ts'
import { called } from '../../domain/sentence.ts'
import {
  type Choice,
  choicesBy,
  dayText,
  inLine,
  quoted,
  type Titlers,
  whenText,
} from './choice.ts'
import { initialPathway } from '../../domain/pathway/state.ts'
import type { Order } from '../../domain/pathway/shape/orders.ts'
import { openingsAsked } from './openings.ts'
import { ordersOf } from '../../domain/pathway/orders.ts'
import type { PathwayLook } from '../access/look.ts'
import { titleOf } from '../../domain/describe.ts'
import { readVictim } from '../../store/reads/words.ts'
import { strandOfOwed, strandsOf } from '../../domain/pathway/strands.ts'
import { readEvents } from '../../store/reads/pathway.ts'
import { retentionClassOf } from '../../domain/policy/retention.ts'
import type { SiteReference } from '../../domain/reference/reference.ts'
import { titleIn } from '../../domain/titled.ts'

/** What the parts of a pathway are called in a form, as far as they are for its reader: the words of an action are logged. */
export function pathwayTitlers(
  seen: PathwayLook,
  { policy }: SiteReference,
  agencies: AgencyNames,
): Titlers {
  const { reader, whole, place } = seen
  const state = seen.state ?? initialPathway(place.id)
  const orders = whole ? ordersOf(state) : []
  const sessions = reader.sees(state.provider?.agency) ? state.sessions : []
  const breaches = orders.flatMap((order) => order.breaches.map((breach) => ({ order, breach })))
  return {
    async obligation(ids) {
      const owed = Object.values(state.obligations).filter(({ id }) => ids.includes(id))
      const isAction = owed.some(({ what }) => what === 'action' || what === 'verifyAction')
      const isOpening = owed.some(({ what }) => what === 'reviewOpening')
      const texts = new Map([
        ...(isAction ? await actionTexts(seen) : []),
        ...(isOpening ? await openingTexts(seen) : []),
      ])
      return choicesBy((id) => {
        const one = state.obligations[id]
        if (!one || !reader.sees(one.agency) || !reader.knowsOwed(one)) return undefined
        const subject = subjectOf(seen, one.about, texts, agencies) ?? whoseOf(seen, one)
        return obligationTitle(one, agencies, subject)
      })(ids)
    },
    action: (ids) => actionChoices(seen, agencies, ids),
    session: choicesBy((id) => {
      const session = sessions.find((one) => one.id === id)
      return session && `Session on ${whenText(session.at)}`
    }),
    order: choicesBy((id) => orderTitle(orders.find((one) => one.id === id))),
    breach: choicesBy((id) => {
      const found = breaches.find(({ breach }) => breach.id === id)
      if (!found) return undefined
      const { order, breach } = found
      const of = called(orderKinds, order.kind)
      return inLine(`${titleIn(breachKinds, breach.kind)} on ${dayText(breach.on)}`, of)
    }),
    victim: async (ids) => {
      const names = await victimNames(seen)
      return choicesBy((id) => (names.has(id) ? inLine(`Victim ${id}`, names.get(id)) : undefined))(
        ids,
      )
    },
    exclusion: async (ids) => {
      const titleOf = await exclusionTitles(seen, agencies)
      return choicesBy(titleOf)(ids)
    },
    takenOut: choicesBy((id) => {
      const one = state.takenOut?.find(({ text }) => text === id)
      return one && `A text that was taken out on ${whenText(one.at)}`
    }),
    programme: choicesBy((code) => policy.programmes[code]?.title),
    retentionClass: choicesBy((code) => retentionClassOf(policy, code)?.title),
  }
}

/** Actions, each with its words as far as they are for the reader, whose it is, and when it is due or how it ended. */
async function actionChoices(
  seen: PathwayLook,
  agencies: AgencyNames,
  ids: readonly string[],
): Promise<readonly Choice[]> {
  const { reader, place, state = initialPathway(place.id) } = seen
  const texts = await actionTexts(seen)
  return choicesBy((id) => {
    const action = state.actions.find((one) => one.id === id)
    if (!action || !reader.sees(action.agency)) return undefined
    const { agency, outcome } = action
    const owed = Object.values(state.obligations).find(
      ({ what, about }) => what === 'action' && about === id,
    )
    return inLine(
      texts.get(id) ?? 'An action',
      agencies.get(agency) ?? agency,
      owed && `due ${dayText(owed.due)}`,
      outcome && called(actionOutcomes, outcome),
    )
  })(ids)
}

/** Which of several victims something is owed to, by their letter; nothing for who knows of one alone. */
function whoseOf(
  { state, reader }: PathwayLook,
  one: Parameters<typeof strandOfOwed>[0],
): string | undefined {
  if (!state || strandsOf(state).length < 2 || reader.hidden.alone) return undefined
  const letter = strandOfOwed(one)
  return letter === undefined ? undefined : `victim ${letter}`
}

/** The names of the victims of whom the reader knows, by their letters; undefined where the name is not known, or not for them. */
async function victimNames({ database, reader, state, place }: PathwayLook) {
  const names = new Map<string, string | undefined>()
  for (const { id, victim } of state ? strandsOf(state) : []) {
    if (reader.hidden.strands.has(id)) continue
    const known =
      place.erased_at === null ? await readVictim(database, victim ?? place.victim) : undefined
    names.set(id, reader.see('victim', 'name', known?.name) ?? undefined)
  }
  return names
}

/** The words of actions as far as they may be read, by the action's id. */
async function actionTexts({ database, place, reader }: PathwayLook) {
  const agreed = await readEvents(database, place.id, { types: ['action-agreed'] })
  const told = await reader.events(database, agreed)
  return new Map(
    told.flatMap(({ data: { id, what } }) =>
      typeof what === 'string' ? [[String(id), quoted(what)] as const] : [],
    ),
  )
}

/** When each emergency opening was, by its id. */
const openingTexts = async (seen: PathwayLook) =>
  (await openingsAsked(seen)).map(({ id, at }) => [id, `opened on ${whenText(at)}`] as const)

/** Which action, session, order, breach, agency or other thing that is owed something is owed about; undefined where its kind says it all. */
function subjectOf(
  { reader, place, ...seen }: PathwayLook,
  about: string | undefined,
  texts: ReadonlyMap<string, string>,
  agencies: AgencyNames,
): string | undefined {
  if (about === undefined) return undefined
  const state = seen.state ?? initialPathway(place.id)
  const other = state.obligations[about]
  if (other)
    return reader.sees(other.agency) && reader.knowsOwed(other) ? titleOf(other.what) : undefined
  const session = state.sessions.find(({ id }) => id === about)
  const order = ordersOf(state).find(
    ({ id, breaches }) => id === about || breaches.some((breach) => breach.id === about),
  )
  return (
    texts.get(about) ??
    (session && `session on ${dayText(session.at)}`) ??
    (order && `${called(orderKinds, order.kind)} of ${dayText(order.grantedOn)}`) ??
    agencies.get(about)
  )
}

function orderTitle(order: Order | undefined): string | undefined {
  if (!order) return undefined
  const { grantedOn, servedOn, ended } = order
  return inLine(
    `${titleIn(orderKinds, order.kind)} granted on ${dayText(grantedOn)}`,
    servedOn !== undefined && `served on ${dayText(servedOn)}`,
    ended && called(orderEnds, ended.how),
  )
}
