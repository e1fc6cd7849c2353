import type { z } from 'zod'
import type { ConferenceContext, ConferenceDraft } from './draft.ts'
import type { ConferenceStage } from './codes.ts'
import type { ConferenceState } from './state.ts'
import { readBody } from '../entity/body.ts'
import type { Refusal } from '../decider.ts'
import { refuse, type Who } from '../pathway/rule.ts'

/** A command people or the system can send to a meeting: what it is called, who may, what it carries, and its rule. */
export interface ConferenceRule {
  readonly label: string
  readonly who: Who
  /** The system may send it too: what a rhythm plans, moves and cancels. */
  readonly alsoSystem?: true
  readonly body: z.ZodObject
  /** Whether it may also be sent before the meeting was planned. */
  readonly beforePlan?: true
  /** Whether it may also be sent once the minutes are locked or the meeting was cancelled. */
  readonly afterEnd?: true
  /** Why not now, judged without the body: what the list of allowed commands and the decider both ask. */
  readonly allowed: (state: ConferenceState, context: ConferenceContext) => Refusal | undefined
  /** Records what follows in the draft, or says why not. */
  readonly decide: (draft: ConferenceDraft, body: unknown) => Refusal | undefined
}

type RuleSpec<S extends z.ZodObject> = Omit<ConferenceRule, 'body' | 'allowed' | 'decide'> & {
  readonly body: S
  readonly allowed?: ConferenceRule['allowed']
  readonly decide: (draft: ConferenceDraft, body: z.output<S>) => Refusal | undefined
}

/** Ties a rule to the type of its body; the registry then holds rules of every body alike. */
export function conferenceRule<S extends z.ZodObject>(spec: RuleSpec<S>): ConferenceRule {
  return {
    ...spec,
    allowed: spec.allowed ?? (() => undefined),
    // Read again here: it may have been stored under older rules, and a message was never at the edge.
    decide: (draft, body) => spec.decide(draft, readBody(spec.body, body)),
  }
}

/** Allows a command at these stages only. */
export const at =
  (...stages: readonly ConferenceStage[]): ConferenceRule['allowed'] =>
  ({ stage }) =>
    stages.includes(stage) ? undefined : refuse('meeting-stage')

/** The stages before the session. */
export const beforeSession = ['planned', 'listClosed', 'circulated'] as const

/** Whether an agency is invited in some role. */
export const isInvited = ({ invited }: ConferenceState, agency: string): boolean =>
  invited.some((one) => one.agency === agency)

/** Allows a command to agencies that are invited. */
export const toInvited: ConferenceRule['allowed'] = (state, { by }) =>
  isInvited(state, by.agency) ? undefined : refuse('not-invited')

/** Whether this actor speaks for every agency: who keeps the meeting does. */
export const keepsMeeting = ({ by }: ConferenceContext): boolean =>
  by.roles.some((role) => role === 'chair' || role === 'coordinator')
