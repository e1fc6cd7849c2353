import { capitalised } from '../../domain/titled.ts'
import { dosage, missedOf } from '../../domain/pathway/programme.ts'
import type { Look, PathwayLook } from '../access/look.ts'
import type { Obligation } from '../../domain/obligations/obligation.ts'
import { settling } from './filled-in.ts'
import { titleOf } from '../../domain/describe.ts'

/** Something that is owed: what, and by when; no time where a hold has stopped its clock. */
interface Owed {
  readonly title: string
  readonly due: number | undefined
}

/** What an agency owes that a command settles, soonest first. */
export function owedUnder(seen: Look, command: string, by: string): readonly Owed[] {
  const state = seen.kind === 'pathway' ? seen.state : seen.rules.state
  return (Object.values(state?.obligations ?? {}) as Obligation<string>[]) // of either kind
    .filter(({ what, agency }) => agency === by && settling(seen.kind, what).includes(command))
    .toSorted((one, other) => one.due - other.due)
    .map(({ what, due, stopped }) => ({
      title: capitalised(titleOf(what)),
      due: stopped === undefined ? due : undefined,
    }))
}

/** How much of a treatment was attended, for those who see it; undefined for others, and before it is planned. */
export function attended({ state, reader }: PathwayLook) {
  if (!state || state.sessions.length === 0 || !reader.sees(state.provider?.agency))
    return undefined
  return { ...dosage(state), missed: missedOf(state) }
}
