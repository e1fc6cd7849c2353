import type { Actor } from '../../../../domain/entity/decider.ts'
import { aboutOf } from './about.ts'
import { aheadOf } from './ahead.ts'
import { courseOf } from './course.ts'
import { doableOf } from './doable.ts'
import { entriesOf } from './happened.ts'
import { headingOf } from './heading.ts'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { hearingOf, waitingOf } from './waiting.ts'
import { moment } from '../../../words/dates.ts'

const latestShown = 3

/** The first page of a pathway in words, for somebody with this agency and these roles. */
export function overviewOf(seen: Overview, by: Pick<Actor, 'agency' | 'roles'>) {
  const { heading, page, owed, ahead, allowed } = seen
  const { id, stage, now, agencies } = heading
  return {
    heading: headingOf(heading),
    doable: doableOf({ id, stage, now, by, allowed, owed, page }),
    about: aboutOf(seen),
    waiting: waitingOf({ owed, ahead, page, now, by, agencies }),
    hearing: hearingOf(page),
    whole: heading.whole,
    openedUntil: heading.openedUntil === null ? undefined : moment(heading.openedUntil),
    course: courseOf(seen),
    ahead: aheadOf(ahead, agencies),
    latest: entriesOf(seen.latest, agencies)
      .filter(({ minor }) => !minor)
      .slice(0, latestShown),
  }
}
