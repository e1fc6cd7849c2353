import { pathwayCommands, type PathwayCommandName } from './commands/index.ts'
import type { PathwayRule } from './rule.ts'

const rules = Object.entries<PathwayRule>(pathwayCommands) as [PathwayCommandName, PathwayRule][] // the registry's own keys

/**
 * What an agency of another site may do on a pathway, while it owes one of these things there and no longer. It may send
 * what answers that, as far as its roles let it. It may also send what cannot wait for an introduction, such as a danger
 * that it learns of.
 */
export function guestCommands(
  owed: readonly string[],
  mayThey: (rule: PathwayRule) => boolean,
): PathwayCommandName[] {
  const theirs = namesOf(
    (rule) => rule.guest !== undefined && owed.includes(rule.guest) && mayThey(rule),
  )
  return theirs.length > 0 ? [...theirs, ...namesOf(({ guest }) => guest === 'always')] : []
}

const namesOf = (which: (rule: PathwayRule) => boolean): PathwayCommandName[] =>
  rules.filter(([, rule]) => which(rule)).map(([name]) => name)
