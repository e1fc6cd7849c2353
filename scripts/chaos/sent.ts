import { z } from 'zod'
import type { Answer } from './client.ts'
import type { Person } from './people.ts'

/** One command of a run, with every answer that it got under its key. */
export interface Sent {
  readonly key: string
  readonly name: string
  readonly path: string
  readonly person: Person
  readonly body: object
  readonly answers: Answer[]
  firstSentAt: number
  /** The pathway that it is for. For a referral it is known once an answer says so. */
  pathway: string | undefined
}

/** The statuses of answers that the rules gave, which never change. */
const settledBy: readonly number[] = [200, 201, 403, 409]

/** Whether an answer is the final one. */
export const isSettled = ({ status }: Answer): boolean => settledBy.includes(status)

/** Whether the edge turned it away as bad input, before anything was stored. */
export const turnedAway = ({ status }: Answer): boolean => status === 400

/** The answers that promise something: the command is judged, or stored and will be judged. */
export const promises = (sent: Sent): Answer[] =>
  sent.answers.filter((answer) => isSettled(answer) || answer.status === 202)

/** The final answer, once it was given. */
export const settledAnswer = (sent: Sent): Answer | undefined => sent.answers.find(isSettled)

/** When it was first acknowledged; undefined if it was not. */
export function acknowledgedAt(sent: Sent): number | undefined {
  const times = promises(sent).map(({ at }) => at)
  return times.length > 0 ? Math.min(...times) : undefined
}

const place = z.object({ pathwayId: z.string(), stage: z.string(), version: z.int() })

/** Where an answer says that the pathway stands. */
export function placeIn({ text }: Answer): z.output<typeof place> | undefined {
  try {
    return place.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
