import { initialPathway, owed, type PathwayState } from './state.ts'
import { moments, passTime } from './pass-time.ts'
import { pathwayCommands, type PathwayCommandName } from './commands/index.ts'
import { type SiteReference, siteUnder } from '../reference/reference.ts'
import { evolvePathway } from './evolve.ts'
import { makeEntity } from '../entity/entity.ts'
import { PathwayBuilder } from './builder.ts'
import type { PathwayFacts } from './events.ts'
import { refuse } from '../entity/rule.ts'
import { tellPathway } from './tell.ts'
import { updateListing } from './listing.ts'

/** The pathway's site and policy as they are now: an earlier command in the same turn can have changed either. */
export const siteOf = (state: PathwayState, reference: SiteReference): SiteReference =>
  siteUnder(reference, state)

/** The rules of a pathway. */
export const pathwayDecider = makeEntity<
  PathwayState,
  PathwayFacts,
  SiteReference,
  PathwayBuilder,
  PathwayCommandName
>({
  initial: initialPathway,
  evolve: evolvePathway,
  tell: tellPathway,
  referenceFor: siteOf,
  begin: (state, context) => new PathwayBuilder(state, context),
  commands: pathwayCommands,
  life: ({ stage }) =>
    stage === 'received' ? 'beforeBeginning' : stage === 'ended' ? 'ended' : 'open',
  closed: { before: 'not-open-yet', after: 'pathway-ended' },
  // It may have gone to another site since this was sent, where others decide.
  from: ({ guest, neverTooLate }, { site }, by) =>
    by.system || site === undefined || by.sites.includes(site) || guest || neverTooLate
      ? undefined
      : refuse('other-site'),
  now: ({ ofTheLiving }, { flags }) =>
    ofTheLiving && flags.includes('personDied') ? refuse('person-died') : undefined,
  afterwards: updateListing,
  moments,
  passTime,
  owed,
  place: ({ stage, site }) => ({ stage, ...(site === undefined ? {} : { site }) }),
})

/** Why this actor may not send a command now, judged without its body; undefined if they may. */
export const { whyNot } = pathwayDecider
