import { holderOf } from '../reference/reference.ts'
import type { PathwayBuilder } from './builder.ts'
import { leavesOut } from '../kept-out.ts'
import { optional } from '../entity/rule.ts'

/**
 * The person works for an agency, as the referral says. Nobody of it sees the pathway from the first moment on, but whoever
 * referred it; and nobody can be kept out who coordinates the site, so that the officer is asked to limit it otherwise.
 */
export function keepEmployerOut(builder: PathwayBuilder, agency: string): void {
  const { by, reference } = builder.context
  const id = 'x1'
  if (holderOf(reference, 'coordinator')?.agency !== agency) {
    const but = by.agency === agency ? { but: by.id } : {}
    builder.record('exclusion-set', { id, agency, ...but, employer: true })
  }
  oweForEmployer(builder, id)
}

/** Somebody is named who speaks for an employer while the pathway runs, and the officer looks at who opened the records of the person until now. */
export function oweForEmployer(builder: PathwayBuilder, about: string): void {
  if (builder.state.stage !== 'ended')
    builder.open('nameRepresentative', { about, ...optional({ owner: whoNames(builder) }) })
  const owner = holderOf(builder.context.reference, 'dataProtectionOfficer')
  builder.open('reviewLooks', { about, ...optional({ owner }) })
}

/** The coordinator; or the officer, if the person works for the agency that coordinates. */
function whoNames({ state, context: { reference } }: PathwayBuilder) {
  const limited = state.keptOut?.never.some((one) => 'agency' in one) ?? false
  const officer = holderOf(reference, 'dataProtectionOfficer')
  if (limited || !officer || leavesOut(state.keptOut, officer.agency)) return undefined
  return officer
}
