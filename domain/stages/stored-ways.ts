import { type Destination, type Outcomes, placesOf } from './index.ts'
import { ways, type WaysFrom } from './ways.ts'

/** The outcomes that events store under other words than their codes. */
const storedAs: Readonly<Record<string, string>> = {
  'triage reject': 'rejected',
  'watch expired': 'watch over',
  'closure watchOver': 'watch over',
  'anywhere givenBack': 'given back',
  'anywhere tookBack': 'taken back',
}

/** Where an outcome usually leads, and the words under which the event stores it. */
export function wayBy(
  from: WaysFrom,
  outcome: string,
): { readonly usual: Destination; readonly because: string } {
  const outcomes: Outcomes = ways[from]
  const leads = outcomes[outcome]
  const [usual] = leads === undefined ? [] : placesOf(leads)
  if (usual === undefined) throw new Error(`${from} has no outcome ${outcome}`)
  return { usual, because: storedAs[`${from} ${outcome}`] ?? outcome }
}
