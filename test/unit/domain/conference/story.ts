import { expect } from '@jest/globals'
import type { Actor } from '../../../../domain/entity/decider.ts'
import {
  type ConferenceCommandName,
  conferenceCommands,
} from '../../../../domain/conference/commands/index.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import type { ConferenceEvent } from '../../../../domain/conference/events.ts'
import type { ConferenceKindCode } from '../../../../domain/conference/kinds.ts'
import type { ConferenceStage, ItemStatus } from '../../../../domain/conference/codes.ts'
import type { ConferenceState } from '../../../../domain/conference/state.ts'
import { EntityStory, type How, type Step as AnyStep } from '../entity/story.ts'
import { here, usual } from './usual.ts'
import { london, referenceOf } from '../pathway/world.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

/** One thing that somebody does in a story of a meeting. */
export type Step = AnyStep<ConferenceCommandName> & { readonly by: Actor }

/** A step that carries what is usual, and what the story says beside it. */
export function step(
  name: ConferenceCommandName,
  body: Readonly<Record<string, unknown>> = {},
  { by = usual[name].by, at }: How = {},
): Step {
  const parsed = conferenceCommands[name].body.parse({ ...usual[name].body, ...body }) // as the edge does
  return { name, body: parsed, by, ...(at === undefined ? {} : { at }) }
}

/** Begins a story: on Monday 16 November 2026 at ten, in London, a minute from one step to the next. */
export const given = (...steps: readonly Step[]): Story => new Story().and(...steps)

/** What happens at one meeting, step by step, and what can be said about it. */
export class Story extends EntityStory<
  ConferenceState,
  ConferenceEvent,
  SiteReference,
  ConferenceCommandName,
  ConferenceKindCode
> {
  reference: SiteReference = referenceOf('london')
  state: ConferenceState = conferenceDecider.initial(here)
  now = london('2026-11-16 10:00')

  constructor() {
    super(conferenceDecider)
  }

  /** What was told before the step that the story is about is put away. */
  override when(
    name: ConferenceCommandName,
    body: Readonly<Record<string, unknown>> = {},
    how: How = {},
  ): this {
    this.notices.length = 0
    this.messages.length = 0
    return super.when(name, body, how)
  }

  standsAt(stage: ConferenceStage): this {
    expect(this.state.stage).toBe(stage)
    return this
  }

  /** An item is as the story says. */
  hasItem(id: string, status: ItemStatus, also: object = {}): this {
    expect(this.state.items.find((item) => item.id === id)).toMatchObject({ status, ...also })
    return this
  }

  /** Exactly these commands went to pathways and meetings in the last step. */
  sends(...messages: readonly [to: string, name: string, body?: object][]): this {
    const sent = this.messages.filter(({ to }) => to.kind !== 'post')
    expect(sent.map(({ to, name }) => [to.id, name])).toEqual(
      messages.map(([to, name]) => [to, name]),
    )
    messages.forEach(([, , body], n) => {
      if (body) expect(sent[n]?.body).toMatchObject(body)
    })
    return this
  }

  protected step = step
  protected usuallyBy = (name: ConferenceCommandName): Actor => usual[name].by
}
