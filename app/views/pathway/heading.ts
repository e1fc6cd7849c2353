import { courseView } from './course.ts'
import { isoOrNull } from '../instants.ts'
import { flagsFor } from '../../access/known-flags.ts'
import { keptOutView, openedUntil } from './kept-out.ts'
import { owed } from '../../../domain/pathway/state.ts'
import type { PathwayLook } from '../../access/look.ts'
import { readAgencyNames } from '../../../store/reads/pathway.ts'
import { readPerson } from '../../../store/reads/words.ts'
import { waitingView } from '../owed.ts'

/** Whom a pathway is about, as far as this reader may know it. */
export async function personName({ database, place, reader }: PathwayLook): Promise<string | null> {
  const found = place.erased_at === null ? await readPerson(database, place.person) : undefined
  return reader.see('person', 'name', found?.name)
}

/** What stands at the top of every page of a pathway: whom it is about, where it stands, how it came there, and whom it waits for. */
export async function headingView(seen: PathwayLook, name: string | null) {
  const { database, place, state, reader, whole, now } = seen
  return {
    id: place.id,
    name,
    now,
    whole,
    stage: place.stage,
    course: await courseView(seen),
    endedAt: isoOrNull(place.ended_at),
    erased: place.erased_at !== null,
    risk: whole ? place.risk : null,
    flags: flagsFor(seen),
    keptOut: keptOutView(seen),
    openedUntil: openedUntil(seen),
    hold: (whole && state?.hold?.reason) || null,
    watchUntil: whole ? isoOrNull(place.watch_until) : null,
    waitingOn: state
      ? waitingView(
          owed(state).filter((one) => reader.sees(one.agency) && reader.knowsOwed(one)),
          now,
        )
      : [],
    agencies: await readAgencyNames(database),
  }
}
export type Heading = Awaited<ReturnType<typeof headingView>>
