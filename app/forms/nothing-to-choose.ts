import type { z } from 'zod'
import type { FieldMark } from '../../domain/fields.ts'
import { listedFields } from './fields.ts'
import { matchesElsewhere } from './matches-elsewhere.ts'
import { otherPathways } from './other-pathways.ts'
import { pairFields } from './conference-choices.ts'
import type { PathwayLook } from '../access/look.ts'
import { refusals, type RefusalCode } from '../../domain/refusals.ts'
import type { Refusal } from '../../domain/entity/decider.ts'
import type { Sendable } from '../commands/asked.ts'
import { titled } from '../../domain/codes.ts'

/** Why a command that the rules allow is not offered all the same: it must name something of which none is known. */
const nothingToChoose = titled({
  'no-other-pathway':
    'No other pathway here is known to be about the same person. Search the caseload; if you find it, correct the details of the person, so that both agree.',
  'no-match-elsewhere':
    'No pathway at another site is known to be about the same person. If there is one, correct the details of the person, and it will be found.',
  'no-pathway-with-victim':
    'No other pathway here is known to have the same victim. If there is one, correct the details of the victim, and it will be found.',
  'nothing-to-choose': 'There is nothing here that it could be about.',
})

/** Why a command is not offered: its rule refuses it, or there is nothing that it could name. */
export const whysNot = { ...refusals, ...nothingToChoose }

/** A reason not to offer a command, as it is shown. */
export interface WhyNot {
  readonly code: RefusalCode | keyof typeof nothingToChoose
  readonly title: string
}

/** The reason that a rule gives. */
export const whyRefused = ({ code }: Refusal): WhyNot => ({ code, title: refusals[code].title })

/** The reason, where there is nothing to choose in a field that has to be filled; `about` says what can be chosen, by the field. */
export function whyNothing(
  { body, needed = {}, oneOf, edge }: Pick<Sendable, 'body' | 'needed' | 'oneOf' | 'edge'>,
  about: Readonly<Record<string, readonly string[]>>,
): WhyNot | undefined {
  const pair: readonly string[] = oneOf ? pairFields[oneOf] : []
  const empty = listedFields(body).find(
    ({ path }) =>
      about[path]?.length === 0 &&
      !pair.includes(path) &&
      (needed[path] === 'always' || !mayBeEmpty(body, path)),
  )
  if (!empty) return undefined
  const code = codeFor(typeof empty.of === 'string' ? empty.of : undefined, edge)
  return { code, title: nothingToChoose[code].title }
}

function mayBeEmpty({ shape }: Sendable['body'], field: string): boolean {
  const schema = (shape as Readonly<Record<string, z.ZodType>>)[field] // what a shape is
  return [undefined, []].some((nothing) => schema?.safeParse(nothing).success)
}

function codeFor(mark: FieldMark | undefined, edge: Sendable['edge']) {
  if (mark === 'match') return 'no-match-elsewhere'
  if (mark !== 'pathway' || edge?.otherPathway === undefined) return 'nothing-to-choose'
  return edge.otherPathway === 'victim' ? 'no-pathway-with-victim' : 'no-other-pathway'
}

/** The other pathways, and matches at other sites, that a command to a pathway may name; what is looked up is not yet shown. */
export async function besides(seen: PathwayLook, command: Sendable) {
  const others = await otherPathways(seen, command)
  const matches = await matchesElsewhere(seen, command)
  return {
    others,
    matches,
    known: {
      ...(others && { pathways: others.pathways }),
      ...(matches?.bodies && { matches: matches.bodies }),
    },
  }
}
