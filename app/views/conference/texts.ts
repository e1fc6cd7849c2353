import type { ConferenceLook } from '../../access/look.ts'
import { isNo } from '../../answers.ts'
import { pathwayAbout } from '../../../domain/conference/concerns.ts'
import { takesOut } from '../../../domain/pathway/shape/closure.ts'
import { timelineView } from '../timeline.ts'
import { valuesAt } from '../../../domain/event-words.ts'

/** More than any meeting has of what happened. */
const everything = 5_000

/** A text that was written at a meeting: beside what it stands, and on which pathway's record it is taken out. */
export interface MeetingText {
  readonly id: string
  readonly sentence: string
  readonly at: string
  readonly field: string
  /** Null where it was taken out. */
  readonly text: string | null
  /** Its item's; for a text about the whole meeting, that of an item which it heard. */
  readonly pathway: string
}

/** Every text of a meeting, for whoever may take one out; undefined for everybody else. */
export async function textsView(seen: ConferenceLook): Promise<MeetingText[] | undefined> {
  const { reader } = seen
  if (!reader.actor.roles.includes(takesOut)) return undefined
  const told = await timelineView(seen, { order: 'newest', limit: everything })
  if (isNo(told)) return []
  const any = reader.state.items[0]?.pathway
  return told.items.flatMap(({ data, sentence, at, texts }) => {
    const pathway = pathwayAbout(reader.state, { data }) ?? any
    if (pathway === undefined) return []
    return texts.map(({ id, field, takenOut }, n) => {
      const before = texts.slice(0, n).filter((one) => one.field === field)
      const text = takenOut === null ? (textsAt(data, field)[before.length] ?? null) : null
      return { id, field, at, pathway, text, sentence: sentence ?? '' }
    })
  })
}

/** The texts at a place of the table of words, those of a list in its order. */
const textsAt = (data: Readonly<Record<string, unknown>>, path: string): (string | null)[] =>
  valuesAt(data, path).map((one) => (typeof one === 'string' ? one : null))
