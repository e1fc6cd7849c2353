import { lower } from '../../../domain/sentence.ts'
import { daysBetween, moment, span } from '../../words/dates.ts'
import { formPath, pathTo } from '../../forms/paths.ts'
import type { Link } from '../../page.ts'
import { roleTitle } from '../../../domain/describe.ts'
import type { stuckOut } from '../../../app/views/lists/stuck.ts'
import type { z } from 'zod'

type Stuck = z.output<typeof stuckOut>

/** Something that does not go on. */
export interface StuckRow {
  readonly what: string
  readonly where: Link | undefined
  readonly on: string | undefined
  readonly since: string
  readonly then: string
  readonly remedies: readonly Link[]
}

export interface Model {
  readonly business: readonly StuckRow[]
  readonly technical: readonly StuckRow[]
}

/** What is stuck, by who can do something about it. */
export function present(
  items: readonly Stuck[],
  agencies: ReadonlyMap<string, string>,
  now: number,
): Model {
  const row = rowOf(agencies, now)
  return {
    business: items.filter(({ kind }) => kind === 'business').map(row),
    technical: items.filter(({ kind }) => kind === 'technical').map(row),
  }
}

const rowOf =
  (agencies: ReadonlyMap<string, string>, now: number) =>
  (stuck: Stuck): StuckRow => {
    const { title, agency, role, since, next } = stuck
    const days = daysBetween(since, now)
    return {
      what: title,
      where: placeOf(stuck),
      on:
        agency === null
          ? undefined
          : [agencies.get(agency) ?? agency, role === null ? '' : lower(roleTitle(role))]
              .filter(Boolean)
              .join(', '),
      since: `${moment(since)}${days > 0 ? ` (${span(days)})` : ''}`,
      then: next,
      remedies: formsOf(stuck),
    }
  }

function placeOf({ pathwayId, conferenceId }: Stuck): Link | undefined {
  if (pathwayId !== null)
    return { href: pathTo('pathway', pathwayId), text: `Pathway ${pathwayId}` }
  return conferenceId === null
    ? undefined
    : { href: pathTo('conference', conferenceId), text: 'The meeting' }
}

/** The forms of the remedies, filled in. */
function formsOf({ pathwayId, conferenceId, obligationId, remedies }: Stuck): Link[] {
  const kind = pathwayId === null ? 'conference' : 'pathway'
  const id = pathwayId ?? conferenceId ?? ''
  const values = obligationId === null ? {} : { obligationId }
  return remedies.map(({ command, label }) => ({
    href: formPath(kind, id, command, values),
    text: label,
  }))
}
