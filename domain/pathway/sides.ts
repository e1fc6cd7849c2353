import { holderOf } from '../reference/reference.ts'
import { liveIn } from './strand-builder.ts'
import { liveStrands, strandOfOwed } from './strands.ts'
import type { CounterFinding } from './shape/known-victim.ts'
import { optional } from '../entity/rule.ts'
import type { PathwayBuilder } from './builder.ts'
import type { PathwayState } from './state.ts'

/**
 * The services that work for a victim of a pathway, where it is one side of a counter-allegation: whoever is an advocate for
 * anybody else does not come to it. Undefined where it is no such side.
 */
export function servicesOfSide(state: PathwayState): string[] | undefined {
  const { counter, usualOnSide } = state
  if (counter === undefined || counter === 'unrelated') return undefined
  const services = liveStrands(state).map(({ advocate }) => {
    if (advocate === undefined) return usualOnSide
    return advocate.role === 'victimAdvocate' ? advocate.agency : undefined
  })
  return [...new Set(services.filter((agency) => agency !== undefined))]
}

/**
 * The site's service works for the victims of one side alone: of that whose person is the aggressor, or, where each is a danger
 * to the other, of the pathway that was there first. Undefined on the other.
 */
export function usualOnSide(
  { state, context }: PathwayBuilder,
  finding: CounterFinding,
): string | undefined {
  const isFirst = state.knownElsewhere?.some(({ heard }) => heard) ?? false
  const works = finding === 'thisPerson' || (finding === 'both' && isFirst)
  return works ? holderOf(context.reference, 'victimAdvocate')?.agency : undefined
}

/** On the other side the coordinator owes what an advocate would, until the victim has a service of their own. */
export function takeFromUsual(builder: PathwayBuilder, reason: string): void {
  const { reference } = builder.context
  const usual = holderOf(reference, 'victimAdvocate')
  const coordinator = holderOf(reference, 'coordinator')
  if (!coordinator) return
  for (const of of liveIn(builder)) {
    const { advocate } = of.strand
    if (advocate !== undefined && advocate.agency !== usual?.agency) continue
    const owed = builder
      .owed()
      .filter((one) => one.role === 'victimAdvocate' && (strandOfOwed(one) ?? of.id) === of.id)
    of.record('advocate-assigned', { advocate: coordinator, reason })
    for (const one of owed) builder.reassign(one, coordinator, { reason })
  }
}

/** They were other people after all: the site's service works for the victims again. */
export function giveToUsual(builder: PathwayBuilder, reason: string): void {
  const usual = holderOf(builder.context.reference, 'victimAdvocate')
  if (!usual) return
  for (const of of liveIn(builder))
    if (of.strand.advocate?.role === 'coordinator')
      of.record('advocate-assigned', { advocate: usual, ...optional({ reason }) })
}
