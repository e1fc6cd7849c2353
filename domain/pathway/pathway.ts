import { OutsideCalendar } from '../calendar/calendar.ts'
import type { Command, Decider, Decision, Refusal, Position } from '../decider.ts'
import { isOfTheLiving } from './after-death.ts'
import { Draft, type PathwayContext } from './draft.ts'
import { evolvePathway } from './evolve.ts'
import { updateListing } from './listing.ts'
import { initialPathway, owed, type PathwayState } from './state.ts'
import { isAllowedFromElsewhere } from './guests.ts'
import { moments, passTime } from './pass-time.ts'
import type { PathwayEvent } from './events.ts'
import { pathwayCommands, type PathwayCommandName } from './commands/index.ts'
import { refuse, type Rule, type Who } from './rule.ts'
import { type SiteReference, siteUnder } from '../reference/reference.ts'
import { tellPathway } from './tell.ts'

const isCommand = (name: string): name is PathwayCommandName => Object.hasOwn(pathwayCommands, name)

/** Why this actor may not send this command now, judged without its body; undefined if they may. */
export function whyNot(
  name: PathwayCommandName,
  state: PathwayState,
  context: PathwayContext,
): Refusal | undefined {
  const { who, allowed, afterEnd, alsoSystem }: Rule = pathwayCommands[name]
  const { by } = context
  if (who === 'system' && !by.system) return refuse('system-only')
  const asSystem = alsoSystem && by.system
  if (Array.isArray(who) && !asSystem && !by.roles.some((role) => who.includes(role)))
    return refuse('not-your-role')
  if (!by.system && isElsewhere(name, state, by.sites)) return refuse('other-site')
  if (state.stage === 'ended' && !holdsAfterEnd(afterEnd, state)) return refuse('pathway-ended')
  if (state.stage === 'received' && name !== 'submit-referral') return refuse('not-open-yet')
  if (isOfTheLiving(name) && state.flags.includes('personDied')) return refuse('person-died')
  return allowed(state, context)
}

/** It may have gone to another site since this was sent, where others decide. */
const isElsewhere = (
  name: PathwayCommandName,
  { site }: PathwayState,
  sites: readonly string[],
): boolean => site !== undefined && !sites.includes(site) && !isAllowedFromElsewhere(name)

/** Some rules are about the record, and some about what is still owed on it. */
const holdsAfterEnd = (afterEnd: Rule['afterEnd'], state: PathwayState): boolean =>
  afterEnd === 'whileOwed' ? owed(state).length > 0 : afterEnd === true

/** The rules of a pathway. */
export const pathwayDecider: Decider<PathwayState, PathwayEvent, SiteReference> = {
  initial: initialPathway,
  decide,
  evolve: evolvePathway,
  tell: (state, event, { reference, now }) =>
    tellPathway(state, event, { now, reference: siteOf(state, reference) }),
  roleFor: (name, by) => {
    const who: Who = isCommand(name) ? pathwayCommands[name].who : 'system'
    return Array.isArray(who) ? by.roles.find((role) => who.includes(role)) : by.roles[0]
  },
  nextAlarm: (state, reference) => {
    const [first] = moments(state, siteOf(state, reference))
    return first && { at: first.at, command: { name: 'pass-time', body: {} } }
  },
  standing: positionOf,
}

function decide(
  state: PathwayState,
  command: Command,
  context: PathwayContext,
): Decision<PathwayState, PathwayEvent> {
  const reference = siteOf(state, context.reference)
  const draft = new Draft(state, { ...context, reference })
  const refusal = judge(draft, command)
  if (refusal) return { ok: false, refusal }
  const { events, states } = draft
  return { ok: true, events, states }
}

/** The pathway's site and policy as they are now: an earlier command in the same turn can have changed either. */
export const siteOf = (state: PathwayState, reference: SiteReference): SiteReference =>
  siteUnder(reference, state)

function judge(draft: Draft, { name, body }: Command): Refusal | undefined {
  try {
    const refusal = answer(draft, name, body)
    if (!refusal) updateListing(draft)
    return refusal
  } catch (error) {
    if (error instanceof OutsideCalendar) return refuse('outside-calendar')
    throw error
  }
}

function answer(draft: Draft, name: string, body: unknown): Refusal | undefined {
  if (name === 'pass-time') return passTime(draft)
  if (!isCommand(name)) return refuse('unknown-command')
  return whyNot(name, draft.state, draft.context) ?? pathwayCommands[name].decide(draft, body)
}

function positionOf(state: PathwayState, reference: SiteReference): Position {
  // After the end nothing runs, unless a decision on keeping its record is owed.
  const ended = state.stage === 'ended' && owed(state).length === 0
  const [next] = ended ? [] : moments(state, siteOf(state, reference))
  return {
    stage: state.stage,
    ...(state.site === undefined ? {} : { site: state.site }),
    waitingOn: owed(state)
      .filter(({ stopped }) => stopped === undefined) // nobody is waited for while a hold stops it
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
    ended,
  }
}
