import { extensionsAsked, reachesOf } from '../../app/forms/extensions.ts'
import type { Fact } from './fact.ts'
import { lower } from '../../domain/sentence.ts'
import { moment } from '../words/dates.ts'
import type { PathwayLook } from '../../app/access/look.ts'

/** What a second person confirms or refuses: whose task it is, and between which dates they choose. */
export async function askedExtensions(seen: PathwayLook): Promise<readonly Fact[]> {
  const asked = await extensionsAsked(seen)
  return asked.map(({ title, agency, role, was, due }) => ({
    name: `${title}: ${agency}, ${lower(role)}`,
    lines: [
      `Date asked for: ${moment(due)}`,
      `Earlier date, if it is refused: ${moment(was)}`,
      'Why a later date is asked for is under “What happened”.',
    ],
  }))
}

/** How far each task can be put off, so that nobody is surprised that a second person is asked. */
export async function extensionReach(seen: PathwayLook): Promise<readonly Fact[]> {
  const lines = (await reachesOf(seen))
    .slice(0, mostTasks)
    .map(({ title, role, ...reach }) => `${title} (${lower(role)}): ${reachText(reach)}`)
  return lines.length === 0 ? [] : [{ name: 'How far you can put it off', lines }]
}

const mostTasks = 12

type Reach = Pick<Awaited<ReturnType<typeof reachesOf>>[number], 'alone' | 'beyond'>

function reachText({ alone, beyond }: Reach): string {
  if (alone === 'anyDate') return 'to any date'
  const confirmed = beyond === 'secondPerson'
  if (alone === 'never')
    return confirmed ? 'only if a second person confirms it' : 'it cannot be put off'
  return `until ${moment(alone.until)}${confirmed ? '; later only if a second person confirms it' : ', and no later'}`
}
