import type { PathwayState } from './state.ts'
import type { SamePersonTie } from './shape/links.ts'

/** What was said of a pathway at another site, by what the two are called together. */
export const tieOf = (
  { samePerson }: Pick<PathwayState, 'samePerson'>,
  match: string,
): SamePersonTie | undefined => samePerson?.find((one) => one.match === match)

/** The same that still counts. */
export const tiesOf = ({
  samePerson = [],
}: Pick<PathwayState, 'samePerson'>): readonly SamePersonTie[] =>
  samePerson.filter(({ standing }) => standing !== 'apart')
