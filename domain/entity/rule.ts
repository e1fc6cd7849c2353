import type { z } from 'zod'
import type { CommandArea } from './areas.ts'
import { readBody } from './body.ts'
import type { Actor, Refusal } from './decider.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Role } from '../codes.ts'

/** Who may send a command: these roles, anybody with a role at the site, or only the system itself. */
export type Who = readonly Role[] | 'anyAgency' | 'system'

/** What a rule is judged with. */
interface Judged {
  readonly state: unknown
  readonly context: { readonly by: Actor }
}

/** Why a command may not be sent now, judged without its body. */
export type Allowed<B extends Judged> = (
  state: B['state'],
  context: B['context'],
) => Refusal | undefined

/**
 * When a field that a body's schema lets be left out is needed all the same: always, if another field has one of these
 * values, or as things stand.
 */
export type Needed =
  'always' | 'asThingsStand' | { readonly when: string; readonly is: readonly (string | boolean)[] }

/** What is loaded for a command beside what is always loaded. */
export interface Reads {
  /** The field with a version of the site's policy. */
  readonly policy?: string
  /** The field with the site at which the entity begins. */
  readonly ownSite?: string
  /** The field with another site. */
  readonly otherSite?: string
  /** What comes onto the agenda of a meeting by itself. */
  readonly agenda?: true
  /** All that has happened to the entity. */
  readonly past?: true
  /** The other pathways that are about the same person. */
  readonly samePerson?: true
}

/** How the body of a command differs where it comes in. */
interface AtEdge {
  /** The body as it comes in. */
  readonly body?: z.ZodObject
  /** What it says of a person and a victim becomes records of their own. */
  readonly people?: true
  /** Whose record of a victim that is, if not the first's: another victim than the pathway has, or the one that the body names. */
  readonly victim?: 'new' | 'named'
  /** Whoever may be the same as who is described is looked for, and goes with the body. */
  readonly looks?: true
  /** The field that names people, for each of whom the agency for which they sign in goes with the body. */
  readonly agenciesOf?: string
  /** Whether a victim of either pathway may be the person of the other goes with the body. */
  readonly crossed?: true
  /** Which pathway at another site is meant by a match goes with the body. */
  readonly match?: true
  /** Whoever is not let into the pathway sends it, to be let in. */
  readonly opens?: true
  /** What must be so of the pathway that it names: that it is open, that its person is known, who then goes with it, or that it is there. */
  readonly otherPathway?: 'open' | 'person' | 'victim'
}

/** A command that people or the system can send to an entity: what it is called, who may, what it carries, and its rule. */
export interface Rule<B extends Judged> {
  readonly label: string
  /** The area of work to which it belongs, by which pages group commands. */
  readonly area: CommandArea
  readonly who: Who
  readonly body: z.ZodObject
  /** The fields that are optional in the schema but required by the rule. */
  readonly needed?: Readonly<Record<string, Needed>>
  /** Whether the system itself may send it too, besides people in those roles. */
  readonly alsoSystem?: true
  /** Whether it may be sent before there is anything: it makes the entity, or tells one that is not made yet. */
  readonly beforeBeginning?: true
  /** Whether it may also be sent once the entity has ended: always, or while something is owed even then. */
  readonly afterEnd?: true | 'whileOwed'
  /** Whether it makes no sense once the person has died. */
  readonly ofTheLiving?: true
  /** Whether an agency of another site may send it: while it owes this there, or always beside what it may send then. */
  readonly guest?: string
  /** Whether it counts even if the entity went to another site before it was judged. */
  readonly neverTooLate?: true
  /** What two fields of its body name together, so that a form offers it as one choice. */
  readonly oneOf?: 'seat' | 'broughtAction' | 'askedReturn'
  /** A body as it comes in, for the documentation. */
  readonly example?: object
  /** The kinds of obligation that it meets, or can. */
  readonly settles?: readonly string[]
  /** What the rules read because of it: the fields of its body that name a version of the policy, or a site. */
  readonly reads?: Reads
  /** What the edge does with its body, before it is what the rules see. */
  readonly edge?: AtEdge
  /** Why not now: what the list of allowed commands and the decider both ask. */
  readonly allowed: Allowed<B>
  /** Records what follows, or says why not. */
  readonly decide: (builder: B, body: unknown) => Refusal | undefined
}

/** An entry but for its body and its decision. */
type Entry<B extends Judged> = Omit<Rule<B>, 'body' | 'allowed' | 'decide'> & {
  readonly allowed?: Allowed<B>
}

/** A rule that only records has nothing to return. */
type Outcome = Refusal | undefined | void

interface Decides<B extends Judged, S extends z.ZodObject> {
  readonly body: S
  readonly decide: (builder: B, body: z.output<S>) => Outcome
}

/** Ties the rules of a kind of entity to the types of their bodies; the registry then holds rules of every body alike. */
export const ruleFor =
  <B extends Judged>() =>
  <S extends z.ZodObject>(spec: Entry<B> & Decides<B, S>): Rule<B> => ({
    ...spec,
    allowed: spec.allowed ?? (() => undefined),
    // Read again here: it may have been stored under older rules, and a message was never at the edge.
    decide: (builder, body) => spec.decide(builder, readBody(spec.body, body)) || undefined,
  })

/** Makes rules that share part of their entry, so that a family of commands says it once. */
export const ruleWithFor =
  <B extends Judged>() =>
  <C extends Partial<Entry<B>>>(shared: C) =>
  <S extends z.ZodObject>(own: Omit<Entry<B>, keyof C> & Decides<B, S>): Rule<B> =>
    ruleFor<B>()({ ...shared, ...own } as Entry<B> & Decides<B, S>) // the two halves of one entry

/** A refusal by its code. */
export const refuse = (code: RefusalCode, field?: string): Refusal => ({
  code,
  ...(field === undefined ? {} : { field }),
})

/** Why somebody may not send a command at all. */
export function notYours(
  { who, alsoSystem }: { readonly who: Who; readonly alsoSystem?: true },
  by: Actor,
): Refusal | undefined {
  if (by.system && (alsoSystem || who === 'system')) return undefined
  if (who === 'system') return refuse('system-only')
  return who === 'anyAgency' || by.roles.some((role) => who.includes(role))
    ? undefined
    : refuse('not-your-role')
}

/** Optional fields as facts want them: absent rather than undefined. */
export const optional = <T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } => {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as ReturnType<typeof optional<T>> // fromEntries does not keep the names
}

/** The commands of a registry that meet a kind of obligation; `record-done` where its owner may say so. */
export const metBy = (
  rules: Readonly<Record<string, { readonly settles?: readonly string[] }>>,
  what: string,
  { byHand }: { readonly title: string; readonly byHand?: true },
): string[] => [
  ...Object.entries(rules).flatMap(([name, { settles }]) =>
    settles?.includes(what) ? [name] : [],
  ),
  ...(byHand ? ['record-done'] : []),
]
