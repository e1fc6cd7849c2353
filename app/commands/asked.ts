import { aboutConference, pairsAtConference } from '../../domain/conference/about.ts'
import { aboutPathway } from '../../domain/pathway/about.ts'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../domain/conference/commands/index.ts'
import type { ConferenceLook, Look, PathwayLook } from '../access/look.ts'
import { edgeBody } from './edge.ts'
import type { KnownBesides } from '../../domain/entity/about.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import type { Refusal } from '../../domain/entity/decider.ts'
import { refuse, type Rule } from '../../domain/entity/rule.ts'
import { type SiteReference, withoutMeetings } from '../../domain/reference/reference.ts'
import { withMeetings } from '../../store/meetings.ts'
import type { z } from 'zod'
import { whyNot as whyNotAt } from '../../domain/conference/conference.ts'
import { siteOf, whyNot as whyNotOn } from '../../domain/pathway/pathway.ts'

type AnyRule = Rule<never>

/** A command that people send to what exists already. */
export interface Sendable extends Pick<
  AnyRule,
  'label' | 'area' | 'who' | 'needed' | 'edge' | 'settles' | 'oneOf' | 'reads'
> {
  readonly name: string
  /** The body as it comes in. */
  readonly body: z.ZodObject
}

/** What its rules say to one reader of a pathway or a conference, as it stands. */
export interface Asked {
  /** The site, under the policy that it follows. */
  readonly reference: SiteReference
  /** Why this reader may not send it now. */
  readonly whyNot: (name: string) => Refusal | undefined
  /** The parts that its body may name, by the field. */
  readonly about: (name: string, known?: KnownBesides) => Record<string, string[]>
  /** What two fields of its body may name together. */
  readonly pairs: (name: string) => readonly Readonly<Record<string, string>>[]
}

/** What people send, in the order of the registries, except what makes something new. */
export const sendable: Readonly<Record<Look['kind'], readonly Sendable[]>> = {
  pathway: sent(pathwayCommands, 'submit-referral').map((command) => ({
    ...command,
    body: edgeBody(command.name),
  })),
  conference: sent(conferenceCommands, 'plan-conference'),
}

function sent<Name extends string>(
  registry: Readonly<Record<Name, Omit<Sendable, 'name'>>>,
  makesNew: Name,
): (Sendable & { readonly name: Name })[] {
  const names = Object.keys(registry) as Name[] // the keys of a constant
  return names
    .filter((name) => registry[name].who !== 'system' && name !== makesNew)
    .map((name) => ({ ...registry[name], name }))
}

/** The rules by which a reader's commands would be judged, to be asked before anything is sent. */
export const askRules = async (seen: Look): Promise<Asked> =>
  seen.kind === 'pathway' ? await askPathway(seen) : await askConference(seen)

async function askPathway({ rules, as, may, now: present }: PathwayLook): Promise<Asked> {
  const { state, at, reference } = await rules()
  const now = Math.max(present, at)
  const contextFor = (name: string) => ({
    now,
    receivedAt: now,
    by: may?.get(name as PathwayCommandName) ?? as,
    reference,
  })
  return {
    reference: siteOf(state, reference),
    whyNot: (name) =>
      !may || may.has(name as PathwayCommandName)
        ? whyNotOn(name as PathwayCommandName, state, contextFor(name))
        : refuse('not-yours'),
    about: (name, known) =>
      aboutPathway(name as PathwayCommandName, state, contextFor(name), known),
    pairs: () => [],
  }
}

async function askConference({
  database,
  rules,
  as,
  keptFrom,
  now: present,
}: ConferenceLook): Promise<Asked> {
  const { state, at } = rules
  const now = Math.max(present, at)
  const reference = withoutMeetings(await withMeetings(database, rules.reference, now), keptFrom)
  const context = { now, receivedAt: now, by: as, reference }
  return {
    reference,
    whyNot: (name) => whyNotAt(name as ConferenceCommandName, state, context),
    about: (name, known) => aboutConference(name as ConferenceCommandName, state, context, known),
    pairs: (name) => pairsAtConference(name as ConferenceCommandName, state, context),
  }
}
