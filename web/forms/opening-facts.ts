import type { Fact } from './fact.ts'
import { lower } from '../../domain/sentence.ts'
import { moment } from '../words/dates.ts'
import { openingFindings } from '../../domain/pathway/shape/opening.ts'
import { openingsAsked } from '../../app/forms/openings.ts'
import type { PathwayLook } from '../../app/access/look.ts'
import { roleTitle } from '../../domain/describe.ts'
import { titleIn } from '../../domain/titled.ts'

/** What is reviewed: who opened the pathway in an emergency, when and why, and what the other review found. */
export async function openingsToReview(seen: PathwayLook): Promise<readonly Fact[]> {
  const asked = await openingsAsked(seen)
  return asked.map(({ at, name, agency, role, reason, found }) => ({
    name: `Opened on ${moment(at)}`,
    lines: [
      `By ${name}, ${agency}${role === undefined ? '' : `, ${lower(roleTitle(role))}`}`,
      `Their reason: ${reason ?? 'not for your role'}`,
      ...found.map(
        (one) =>
          `The review by the ${lower(roleTitle(one.role))}: ${lower(titleIn(openingFindings, one.finding))}`,
      ),
    ],
  }))
}
