import { expect } from '@jest/globals'
import type { Actor } from '../../../../domain/entity/decider.ts'
import { amongOthers, london, people, time, workingAt } from './world.ts'
import { EntityStory, type How, type Step as AnyStep } from '../entity/story.ts'
import type { Flag } from '../../../../domain/pathway/shape/flags.ts'
import type { ObligationCode } from '../../../../domain/obligations/kinds.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import {
  type PathwayCommandName,
  pathwayCommands,
} from '../../../../domain/pathway/commands/index.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import type { PathwayEvent } from '../../../../domain/pathway/events.ts'
import type { Place } from '../../../../domain/stages/index.ts'
import type { Risk } from '../../../../domain/codes.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'
import { usual } from './usual.ts'

/** One thing that somebody does in a story of a pathway. */
export type Step = AnyStep<PathwayCommandName>

/** A step that carries what is usual, and what the story says beside it. */
export function step(
  name: PathwayCommandName,
  body: Readonly<Record<string, unknown>> = {},
  how: How = {},
): Step {
  const parsed = pathwayCommands[name].body.parse({ ...usual[name].body, ...body }) // as the edge does
  return { name, body: parsed, ...how }
}

/** A beginning that many tests have: told once for the same arguments, and copied for each. */
export function begun<A extends readonly unknown[]>(tell: (...args: A) => Story) {
  const told = new Map<string, Story>()
  return (...args: A): Story => {
    const key = JSON.stringify(args, (_, value: unknown) => value ?? String(value))
    const story = told.get(key) ?? tell(...args)
    told.set(key, story)
    return story.copy()
  }
}

/** Begins a story: on Monday 2 November 2026 at ten, in London, a minute from one step to the next. */
export const given = (...steps: readonly Step[]): Story => new Story().and(...steps)

/** What happens on one pathway, step by step, and what can be said about it. */
export class Story extends EntityStory<
  PathwayState,
  PathwayEvent,
  SiteReference,
  PathwayCommandName,
  ObligationCode
> {
  reference: SiteReference = amongOthers('london')
  state: PathwayState = pathwayDecider.initial('p1')
  now = london('2026-11-02 10:00')

  constructor() {
    super(pathwayDecider)
  }

  /** The same story, to be told on from here. */
  copy(): Story {
    const copy = new Story()
    Object.assign(copy, { reference: this.reference, state: this.state, now: this.now })
    copy.last = this.last
    copy.happened.push(...this.happened)
    copy.notices.push(...this.notices)
    copy.messages.push(...this.messages)
    copy.past.push(...this.past)
    copy.commands = this.commands
    return copy
  }

  standsAt(stage: Place, also: { risk?: Risk; flags?: readonly Flag[] } = {}): this {
    expect(this.state).toMatchObject({ stage, ...also })
    return this
  }

  /** That the victim is to be told follows on every decision, and is looked at where it is named. */
  override owesOnly(...kinds: readonly ObligationCode[]): this {
    const told = kinds.includes('tellVictim')
    const open = owed(this.state).map(({ what }) => what)
    expect(open.filter((what) => told || what !== 'tellVictim')).toEqual(kinds)
    return this
  }

  /** Exactly these commands went to meetings so far. */
  saysToMeetings(...said: readonly [to: string, name: string][]): this {
    const sent = this.messages.filter(({ to }) => to.kind === 'conference')
    expect(sent.map(({ to, name }) => [to.id, name])).toEqual(said)
    return this
  }

  /** What the pathway asks of itself is judged right away. */
  override decide(name: string, body: unknown, by: Actor, receivedAt = this.now): void {
    const alarm = by === time ? this.alarm()?.at : undefined
    super.decide(name, body, by, receivedAt)
    if (this.last.ok) this.deliver()
    if (alarm !== undefined && this.alarm()?.at === alarm)
      throw new Error('an alarm that leads to nothing')
  }

  /** Whoever usually does it, at the site where the pathway is. */
  protected usuallyBy = (name: PathwayCommandName): Actor => workingAt(this.state, usual[name].by)
  protected step = step

  private deliver(): void {
    const said = this.last
    const own = this.messages.filter(({ to }) => to.kind === 'pathway' && to.id === this.state.id)
    this.messages.splice(0, this.messages.length, ...this.messages.filter((m) => !own.includes(m)))
    for (const { name, body } of own) this.decide(name, body, people.system)
    this.last = said
  }
}
