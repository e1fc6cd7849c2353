import { fullDate } from '../../../../domain/calendar/in-words.ts'
import { counted } from '../../../../domain/sentence.ts'
import type { Agencies } from './names.ts'
import { dateOf } from '../../../words/dates.ts'
import { entriesOf, type EntryShown } from './happened.ts'
import type { HappenedTogether } from '../../../../app/views/pathway/history.ts'

/** A part of the history: one entry, or a run of reminders between others. */
export type PartShown =
  | { readonly is: 'entry'; readonly entry: EntryShown }
  | { readonly is: 'reminders'; readonly inShort: string; readonly entries: readonly EntryShown[] }

/** What happened, newest first; reminders that went out one after another stand together. */
export function historyOf(
  groups: readonly HappenedTogether[],
  agencies: Agencies,
  takes?: (text: string) => string,
): PartShown[] {
  const entries = entriesOf(groups, agencies, takes)
  const parts: PartShown[] = []
  let run: { readonly entry: EntryShown; readonly at: string }[] = []
  const close = () => {
    const [first, ...others] = run
    if (first)
      parts.push(
        others.length === 0 && first.entry.followed.length === 0
          ? { is: 'entry', entry: first.entry }
          : { is: 'reminders', inShort: inShort(run), entries: run.map(({ entry }) => entry) },
      )
    run = []
  }
  for (const [n, entry] of entries.entries()) {
    if (entry.minor) run.push({ entry, at: groups[n]?.[0].at ?? '' })
    else {
      close()
      parts.push({ is: 'entry', entry })
    }
  }
  close()
  return parts
}

function inShort(run: readonly { readonly entry: EntryShown; readonly at: string }[]): string {
  const number = run.reduce((sum, { entry }) => sum + 1 + entry.followed.length, 0)
  const to = dateOf(run[0]?.at ?? 0)
  const from = dateOf(run.at(-1)?.at ?? 0)
  const when = from === to ? fullDate(to) : `${fullDate(from)} to ${fullDate(to)}`
  return `${counted(number, 'reminder')}, ${when}`
}
