import { conferenceKinds } from '../../domain/conference/kinds.ts'
import { conferenceCommands } from '../../domain/conference/commands/index.ts'
import { type ListedField, listedFields, type ListedMark } from './fields.ts'
import type { Look } from '../access/look.ts'
import { metBy, type Who } from '../../domain/entity/rule.ts'
import { obligationKinds } from '../../domain/obligations/kinds.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { sendable } from '../commands/asked.ts'

/** Something that is owed, as every list of what is owed has it. */
export interface OwedThing {
  readonly id: string
  readonly what: string
  readonly agency: string
  readonly role: string
  readonly about?: string | null
  readonly conferenceId?: string | null
}

/** A command that settles something, or can, and with what its form is filled in: values by field. */
interface FilledIn {
  readonly command: string
  readonly label: string
  readonly who: Who
  readonly values: Readonly<Record<string, string>>
}

/**
 * The commands that settle what is owed on a pathway or at a meeting, each with what its form is filled in with. So a row
 * of a list leads to the form itself:
 *
 *     filledIn('pathway', { id: 'pw0123456789ab.7', what: 'action', agency, role, about: 'a1' })
 *     // [{ command: 'end-action', label: 'Record how an action ended', who: 'anyAgency', values: { actionId: 'a1' } }]
 *
 * There are several where a decision settles it either way, such as accepting or returning a referral. There is none where
 * a meeting, another entity or time alone settles it. It asks no rule: whether a reader may send it now is what
 * `choicesFor` says.
 */
export function filledIn(kind: Look['kind'], owed: OwedThing): FilledIn[] {
  return settlingOf(kind, owed.what).map(({ command, label, who, valuesOf }) => ({
    command,
    label,
    who,
    values: valuesOf(owed),
  }))
}

/** The same before it is known what is owed. */
interface Settling extends Omit<FilledIn, 'values'> {
  readonly valuesOf: (owed: OwedThing) => FilledIn['values']
}

/** By kind of entity and what is owed: found once, since a page of work asks for each of its rows. */
const found = new Map<string, readonly Settling[]>()

function settlingOf(kind: Look['kind'], what: string): readonly Settling[] {
  const key = `${kind} ${what}`
  const known = found.get(key)
  if (known) return known
  const list = settling(kind, what).flatMap((name): Settling[] => {
    if (name === 'plan-conference') return [reconvening]
    const command = sendable[kind].find((one) => one.name === name)
    if (!command) return []
    const { label, who, body, oneOf } = command
    const fields = listedFields(body)
    const valuesOf = (owed: OwedThing) => ({
      ...partsIn(fields, owed),
      ...(oneOf && namedBy[oneOf](owed)),
    })
    return [{ command: name, label, who, valuesOf }]
  })
  if (list.length > 0) found.set(key, list) // a kind that is no longer known is not kept
  return list
}

/** The plan of the meeting that reconvenes an adjourned one: the only command here that makes something new. */
const reconvening: Settling = {
  command: 'plan-conference',
  label: conferenceCommands['plan-conference'].label,
  who: conferenceCommands['plan-conference'].who,
  valuesOf: ({ conferenceId }) => (conferenceId ? { reconvenes: conferenceId } : {}),
}

/** The commands that settle a kind of obligation, by their names. */
export const settling = (kind: Look['kind'], what: string): readonly string[] =>
  kind === 'pathway'
    ? settledBy(pathwayCommands, obligationKinds, what)
    : settledBy(conferenceCommands, conferenceKinds, what)

function settledBy(
  commands: Parameters<typeof metBy>[0],
  kinds: Readonly<Record<string, Parameters<typeof metBy>[2]>>,
  what: string,
): readonly string[] {
  const kind = Object.hasOwn(kinds, what) ? kinds[what] : undefined
  return kind ? metBy(commands, what, kind) : [] // a kind that is no longer known
}

/** What of a pathway something can be owed about. */
const parts: readonly ListedMark[] = ['session', 'action', 'order', 'breach', 'takenOut']

/** The obligation itself, and the part that it is about; the agency that was asked, where it is about one. */
function partsIn(fields: readonly ListedField[], { id, about }: OwedThing) {
  const [part] = fields.filter(({ of }) => typeof of === 'string' && parts.includes(of))
  const aboutIt = part ?? fields.find(({ path, of }) => of === 'agency' && path === 'agency')
  const itself = fields.find(({ of }) => of === 'obligation')
  return {
    ...(itself && { [itself.path]: id }),
    ...(aboutIt && about && { [aboutIt.path]: about }),
  }
}

/** What two fields name together: the seat or the return that is owed. */
const namedBy = {
  seat: ({ agency, role }: OwedThing) => ({ agency, role }),
  askedReturn: ({ about }: OwedThing) => {
    const [item, agency] = about?.split('/') ?? []
    return item !== undefined && agency !== undefined ? { item, agency } : {}
  },
  broughtAction: () => ({}),
} as const
