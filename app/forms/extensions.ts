import { askRules } from '../commands/asked.ts'
import { capitalised } from '../../domain/titled.ts'
import { confirmation } from '../../domain/entity/owing-builder.ts'
import type { Obligation } from '../../domain/obligations/obligation.ts'
import { openExtension, standingDue } from '../../domain/obligations/extension.ts'
import type { PathwayLook } from '../access/look.ts'
import { readAgencyNames } from '../../store/reads/pathway.ts'
import { roleTitle, titleOf } from '../../domain/describe.ts'

interface Task {
  readonly title: string
  readonly agency: string
  readonly role: string
}

/** A later date that waits for a second person: whose task it is, the date that stands otherwise, and the one asked for. */
interface AskedFor extends Task {
  readonly was: number
  readonly due: number
}

/** How far a task can be put off now: by one person until then, and whether a later date stands if a second one confirms it. */
interface Reach extends Task {
  readonly alone: ReturnType<typeof openExtension>['alone']
  readonly beyond: ReturnType<typeof openExtension>['beyond']
}

/** The later dates on a pathway that wait for a second person, as far as they are for this reader. */
export async function extensionsAsked(seen: PathwayLook): Promise<readonly AskedFor[]> {
  const obligations = seen.state?.obligations ?? {}
  const asked = Object.values(obligations)
    .filter(({ what }) => what === confirmation)
    .flatMap(({ about = '' }) => obligations[about] ?? [])
    .filter((one) => isShown(seen, one))
  const taskOf = await tasksOf(seen)
  return asked.map((one) => ({ ...taskOf(one), was: standingDue(one), due: one.due }))
}

/** How far what is owed on a pathway can be put off, soonest due first, as far as it is for this reader. */
export async function reachesOf(seen: PathwayLook): Promise<readonly Reach[]> {
  const { reference } = await askRules(seen)
  const owed = Object.values(seen.state?.obligations ?? {})
    .filter((one) => one.stopped === undefined && isShown(seen, one))
    .toSorted((one, other) => one.due - other.due)
  const taskOf = await tasksOf(seen)
  return owed.map((one) => ({ ...taskOf(one), ...openExtension(one, reference) }))
}

const isShown = ({ reader }: PathwayLook, one: Obligation): boolean =>
  reader.sees(one.agency) && reader.knowsOwed(one)

async function tasksOf({ database }: PathwayLook): Promise<(one: Obligation) => Task> {
  const agencies = await readAgencyNames(database)
  return ({ what, agency, role }) => ({
    title: capitalised(titleOf(what)),
    agency: agencies.get(agency) ?? agency,
    role: roleTitle(role),
  })
}
