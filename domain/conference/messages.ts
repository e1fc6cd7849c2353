import type { conferenceOutputs } from './never-told.ts'
import type { Message } from '../entity/decider.ts'
import { type MessageInput, messageTo } from '../entity/messages.ts'

type NamesFor<R> = {
  [N in keyof typeof conferenceOutputs]: (typeof conferenceOutputs)[N] extends R ? N : never
}[keyof typeof conferenceOutputs]

/** What a meeting says to a pathway: each thing once. */
export const toPathway = <N extends NamesFor<'pathway'>>(
  id: string,
  name: N,
  body: MessageInput<'pathway', N>,
): Message => messageTo('pathway', id, name, body)

/** What a meeting says to another meeting. */
export const toConference = <N extends NamesFor<'conference'>>(
  id: string,
  name: N,
  body: MessageInput<'conference', N>,
): Message => messageTo('conference', id, name, body)
