import { sharedTitlers } from './shared-choices.ts'
import { type Asked, askRules, type Sendable, sendable } from '../commands/asked.ts'
import { type Choice, choicesBy, distinct, type Titlers } from './choice.ts'
import { conferenceTitlers, pairChoices, pairFields } from './conference-choices.ts'
import { type ListedField, listedFields } from './fields.ts'
import { actorsAt, namesActors } from './actors.ts'
import { entriesAt } from './entries.ts'
import type { Look } from '../access/look.ts'
import { type No, refused } from '../answers.ts'
import { besides, type WhyNot, whyNothing, whyRefused } from './nothing-to-choose.ts'
import { pathwayTitlers } from './pathway-choices.ts'
import { readAgencyNames } from '../../store/reads/pathway.ts'
import type { SiteReference } from '../../domain/reference/reference.ts'

/** What a form of one command is drawn from. */
interface FormChoices extends Pick<Sendable, 'name' | 'label' | 'area' | 'needed'> {
  /** The schema of the body as it comes in. */
  readonly body: Sendable['body']
  /** Why this reader may not send it now; then nothing is offered. */
  readonly why: WhyNot | undefined
  /**
   * By field, its parts joined by dots and without the numbers of rows (`actions.agency`): what can be chosen there. A field
   * with a code offers its codes and titles; a field with an id offers what the rule would not refuse at once and this reader
   * may know of. A field that is missing here is typed, or filled by the `with` of another field's choice.
   */
  readonly choices: Readonly<Record<string, readonly Choice[]>>
}

/**
 * The choices of a form for one command to a pathway or a conference, for the reader who looks at it:
 *
 *     const form = await look(deps, actor, { kind: 'pathway', id, what: 'form' }, (seen) =>
 *       choicesFor(seen, 'extend'),
 *     )
 *     if (!isNo(form) && !form.why) form.choices['obligationId']
 *     // [{ value: 'pw0123456789ab.4', title: 'A risk assessment, owed by Hampshire Probation, due 3 March 2027' }]
 *
 * What `filledIn` gives for an obligation are values out of these choices. What is shown of people and of words is logged
 * with the look. Commands that make something new have no choices here: nothing exists that could be looked at.
 */
export async function choicesFor(seen: Look, name: string): Promise<FormChoices | No> {
  const command = sendable[seen.kind].find((one) => one.name === name)
  if (!command) return refused('not-found')
  const asked = await askRules(seen)
  const no = asked.whyNot(name)
  const { label, area, needed = {}, body } = command
  const found = no ? { why: whyRefused(no) } : await offered(seen, command, asked)
  return { name, label, area, needed, body, why: undefined, choices: {}, ...found }
}

async function offered(
  seen: Look,
  command: Sendable,
  asked: Asked,
): Promise<Pick<FormChoices, 'choices'> | { readonly why: WhyNot }> {
  const { reference } = asked
  const agencies = await readAgencyNames(seen.database)
  const { others, matches, known } =
    seen.kind === 'pathway' ? await besides(seen, command) : nothingBesides
  const actors = namesActors(command)
    ? await actorsAt(seen, reference, agencies, command)
    : undefined
  const entries =
    seen.kind === 'pathway' && command.reads?.past ? await entriesAt(seen, agencies) : undefined
  const about = asked.about(command.name, {
    agencies: Object.keys(reference.agencies),
    ...(actors && { actors: actors.ids }),
    ...known,
    ...(entries && { past: entries.past }),
  })
  const nothing = whyNothing(command, about)
  if (nothing) return { why: nothing }
  const titlers: Titlers = {
    ...sharedTitlers(seen.database, reference, agencies),
    ...(seen.kind === 'pathway'
      ? pathwayTitlers(seen, reference, agencies)
      : conferenceTitlers(seen, agencies)),
    ...(others && { pathway: others.choices }),
    ...(actors && { actor: actors.choices }),
    ...(matches && { match: matches.choices }),
    ...(entries && { entry: entries.choices, report: entries.choices }),
  }
  const { oneOf } = command
  const pair: readonly string[] = oneOf ? pairFields[oneOf] : []
  const choices: Record<string, readonly Choice[]> = {}
  for (const field of listedFields(command.body)) {
    if (pair.includes(field.path)) continue
    const ids = about[field.path] ?? allOf(field, reference, actors?.ids)
    choices[field.path] = distinct(await choicesOf(field, titlers, ids))
  }
  if (!oneOf || seen.kind === 'pathway') return { choices }
  const pairs = await pairChoices(seen, oneOf, asked.pairs(command.name), agencies)
  return { choices: { ...choices, ...pairs } }
}

const nothingBesides = { others: undefined, matches: undefined, known: {} }

/** What there is to choose from where the rules have not been asked about each. */
function allOf({ of }: ListedField, { agencies }: SiteReference, actors: readonly string[] = []) {
  if (of === 'agency') return Object.keys(agencies)
  return of === 'actor' ? actors : []
}

/** What one field offers: its codes, or what the ids are called. */
const choicesOf = async (
  { of }: ListedField,
  titlers: Titlers,
  ids: readonly string[],
): Promise<readonly Choice[]> =>
  typeof of === 'string'
    ? ((await titlers[of]?.(ids)) ?? [])
    : choicesBy((code) => of.titles[code])(Object.keys(of.titles))
