import type { ConferenceBuilder, ConferenceContext } from './builder.ts'
import { refuse, type Rule, ruleFor, ruleWithFor } from '../entity/rule.ts'
import type { ConferenceStage } from './codes.ts'
import type { ConferenceState } from './state.ts'

/** A command of a meeting. */
export type ConferenceRule = Rule<ConferenceBuilder>

/** Makes a command of a meeting, its rule tied to the type of its body. */
export const rule = ruleFor<ConferenceBuilder>()

/** Makes commands of a meeting that share part of their entry. */
export const ruleWith = ruleWithFor<ConferenceBuilder>()

/** Allows a command at these stages only. */
export const atStages =
  (...stages: readonly ConferenceStage[]): ConferenceRule['allowed'] =>
  ({ stage }) =>
    stages.includes(stage) ? undefined : refuse('meeting-stage')

/** The stages before the session. */
export const beforeSession = ['planned', 'listClosed', 'circulated'] as const

/** Whether an agency is invited in some role. */
export const isInvited = ({ invited }: ConferenceState, agency: string): boolean =>
  invited.some((one) => one.agency === agency)

/** Allows a command to agencies that are invited. */
export const requireInvited: ConferenceRule['allowed'] = (state, { by }) =>
  isInvited(state, by.agency) ? undefined : refuse('not-invited')

/** Whether this actor speaks for every agency: who keeps the meeting does. */
export const runsMeeting = ({ by }: Pick<ConferenceContext, 'by'>): boolean =>
  by.roles.some((role) => role === 'chair' || role === 'coordinator')
