import type { Command, Decider, Decision, Refusal } from '../decider.ts'
import type { Role } from '../codes.ts'
import type { Position } from '../decider.ts'
import { conferenceCommands, type ConferenceCommandName } from './commands/index.ts'
import { tellConference } from './tell.ts'
import { type ConferenceContext, ConferenceDraft } from './draft.ts'
import type { ConferenceEvent } from './events.ts'
import type { ConferenceRule } from './rule.ts'
import { type ConferenceState, initialConference } from './state.ts'
import { evolveConference } from './evolve.ts'
import { moments, passTime } from './pass-time.ts'
import { OutsideCalendar } from '../calendar/calendar.ts'
import { owedOf } from '../obligations/owing.ts'
import { refuse } from '../pathway/rule.ts'
import type { SiteReference } from '../reference/reference.ts'

const isCommand = (name: string): name is ConferenceCommandName =>
  Object.hasOwn(conferenceCommands, name)

const hasEnded = ({ stage }: ConferenceState): boolean =>
  stage === 'locked' || stage === 'cancelled'

/** Why this command may not be sent now by this actor, judged without its body; undefined when it may. */
export function whyNot(
  name: ConferenceCommandName,
  state: ConferenceState,
  context: ConferenceContext,
): Refusal | undefined {
  const rule: ConferenceRule = conferenceCommands[name]
  const refused = notYours(rule, context)
  if (refused) return refused
  if (state.stage === 'unplanned' && !rule.beforePlan) return refuse('not-planned')
  if (hasEnded(state) && !rule.afterEnd) return refuse('meeting-ended')
  return rule.allowed(state, context)
}

function notYours({ who, alsoSystem }: ConferenceRule, { by }: ConferenceContext) {
  if (by.system && (alsoSystem || who === 'system')) return undefined
  if (who === 'system') return refuse('system-only')
  return mayBeSentBy(who, by.roles) ? undefined : refuse('not-your-role')
}

const mayBeSentBy = (who: readonly Role[] | 'anyAgency', roles: readonly Role[]): boolean =>
  who === 'anyAgency' || roles.some((role) => who.includes(role))

/** The rules of a meeting. */
export const conferenceDecider: Decider<ConferenceState, ConferenceEvent, SiteReference> = {
  initial: initialConference,
  decide,
  evolve: evolveConference,
  tell: tellConference,
  roleFor: (name, by) => {
    const who = isCommand(name) ? conferenceCommands[name].who : 'system'
    return Array.isArray(who) ? by.roles.find((role) => who.includes(role)) : by.roles[0]
  },
  nextAlarm: (state) => {
    const [first] = moments(state)
    return first && { at: first.at, command: { name: 'pass-time', body: {} } }
  },
  standing: positionOf,
}

function decide(
  state: ConferenceState,
  command: Command,
  context: ConferenceContext,
): Decision<ConferenceState, ConferenceEvent> {
  const draft = new ConferenceDraft(state, context)
  const refusal = judge(draft, command)
  if (refusal) return { ok: false, refusal }
  const { events, states } = draft
  return { ok: true, events, states }
}

function judge(draft: ConferenceDraft, { name, body }: Command): Refusal | undefined {
  try {
    if (name === 'pass-time') return passTime(draft)
    if (!isCommand(name)) return refuse('unknown-command')
    return whyNot(name, draft.state, draft.context) ?? conferenceCommands[name].decide(draft, body)
  } catch (error) {
    if (error instanceof OutsideCalendar) return refuse('outside-calendar')
    throw error
  }
}

function positionOf(state: ConferenceState): Position {
  const [next] = moments(state)
  return {
    stage: state.stage,
    ...(state.meeting ? { site: state.meeting.site } : {}),
    waitingOn: owedOf(state)
      .sort((a, b) => a.due - b.due)
      .map(({ id, what, agency, role, since, due }) => ({
        obligation: id,
        what,
        agency,
        role,
        since,
        due,
      })),
    ...(next ? { next } : {}),
    ended: hasEnded(state),
  }
}
