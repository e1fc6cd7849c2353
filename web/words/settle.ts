import { filledIn, type OwedThing } from '../../app/forms/filled-in.ts'
import { formPath, pathTo } from '../forms/paths.ts'
import { mayNot } from '../../app/access/roles.ts'
import type { Role } from '../../domain/codes.ts'
import { withQuery } from './query.ts'

interface Owed extends OwedThing {
  readonly pathwayId: string | null
}

/** Where something that is owed is shown: its pathway or its meeting. */
export const placeOf = ({ pathwayId, conferenceId }: Owed): string =>
  pathwayId === null ? pathTo('conference', conferenceId ?? '') : pathTo('pathway', pathwayId)

/** The one form that settles something that is owed; where there are several, or none for these roles, the page that it is on. */
export function settlingPath(owed: Owed, roles: readonly Role[]): string {
  const kind = owed.pathwayId === null ? 'conference' : 'pathway'
  const forms = filledIn(kind, owed).filter(({ who }) => mayNot(who, roles) === undefined)
  const [only] = forms
  if (!only || forms.length > 1) return placeOf(owed)
  const { command, values } = only
  if (command === 'plan-conference') return withQuery('/meetings/new', values)
  return formPath(kind, owed.pathwayId ?? owed.conferenceId ?? '', command, values)
}
