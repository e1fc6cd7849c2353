import { answeredAgencies, returnsFor, returnsHere } from './agency-returns.ts'
import { calendarOf, holderOf, type SiteReference } from '../reference/reference.ts'
import { clockOf } from '../policy/lookup.ts'
import { dueAfter } from '../obligations/ladder.ts'
import { isNotAsked, representedIn } from '../kept-out.ts'
import type { Message, TurnContext } from '../entity/decider.ts'
import type { PathwayEvent, PathwayFacts } from './events.ts'
import type { PathwayState } from './state.ts'
import { usuallyAsked } from '../conference/invited.ts'
import { optional } from '../entity/rule.ts'
import { toConference } from './to-conference.ts'
import { toPathway } from './to-pathway.ts'
import { toldOfPerson } from './tell-same-person.ts'
import { toldOfVictims } from './tell-victims.ts'
import { firstStrand } from './shape/strand.ts'
import { strandOf } from './strands.ts'
import { profileOf } from './listing-profile.ts'

/** What other pathways, a meeting, or in a message to itself the next turn of this pathway, are told because of an event. */
export function messagesOf(
  state: PathwayState,
  event: PathwayEvent,
  { reference, now }: TurnContext<SiteReference>,
): readonly Message[] {
  const pathway = state.id
  switch (event.type) {
    case 'triage-decided': {
      const { outcome, askedAtMeeting } = event.data
      const asks = outcome === 'conference' && !askedAtMeeting
      return asks ? [openResearch(state, reference, now)] : []
    }
    case 'referral-linked':
      return [linked(pathway, event.data)]
    case 'referral-unlinked':
      return event.data.refused
        ? []
        : [toPathway(event.data.from, 'give-back-referral', { pathway })]
    case 'person-merged':
      return [toPathway(event.data.pathway, 'note-merge', { pathway, undone: false })]
    case 'person-split':
      return event.data.refused
        ? []
        : [toPathway(event.data.pathway, 'note-merge', { pathway, undone: true })]
    case 'same-person-said':
    case 'same-person-answered':
      return [sayOfPerson(state, event, reference)]
    case 'victims-found':
      return event.data.found.flatMap(({ as, pathway: other }) =>
        as === 'same' ? [] : [toPathway(other, 'hear-of-counter', { pathway })],
      )
    case 'victim-merged':
      return sameVictim(state, event.data)
    case 'flagged':
    case 'same-victim-noted':
      return newsOfVictims(state, event)
    case 'incident-reported': {
      const heard = newsOfVictims(state, event)
      const already = heard.map(({ to }) => to.id)
      return [...heard, ...newsOfPerson(state, reference, already)]
    }
    case 'breach-recorded':
      return newsOfPerson(state, reference)
    case 'listing-asked':
      return asksMeeting(state, event.data, reference)
    case 'listing-updated': {
      const { conference, ...profile } = event.data
      return [toConference(conference, 'item-changed', { pathway, ...profile })]
    }
    case 'representative-named':
    case 'exclusion-set':
    case 'exclusion-lifted':
    case 'restriction-set':
      return nowKeptOut(state, reference)
    case 'return-recorded':
      return laterReturn(state, event.data.agency)
    case 'decision-overtaken':
    case 'decision-chosen':
      return [tooLate(pathway, event.data)]
    case 'listing-carried':
      return carried(pathway, event.data)
    case 'listing-ended': {
      const { conference, as, withdraw } = event.data
      const body = { pathway, ...(as ? { as } : {}) }
      return withdraw ? [toConference(conference, 'withdraw-item', body)] : []
    }
    default:
      return []
  }
}

/** The meeting hears that its decision came too late, and later which of the two counts. */
const tooLate = (
  pathway: string,
  {
    conference,
    item,
    counts,
  }: Pick<PathwayFacts['decision-chosen'], 'conference' | 'item'> &
    Partial<PathwayFacts['decision-chosen']>,
): Message =>
  toConference(conference, 'decision-overtaken', { pathway, item, ...optional({ counts }) })

/** The meeting of the site that a pathway left sends its item on. */
const carried = (
  pathway: string,
  { conference, to, transferred }: PathwayFacts['listing-carried'],
): Message[] => (transferred ? [toConference(conference, 'withdraw-item', { pathway, to })] : [])

/** A referral with all that goes with it, to the pathway that takes it over. */
function linked(
  pathway: string,
  { to, referredAt, urgent, contact, unsafe, strands, orders }: PathwayFacts['referral-linked'],
): Message {
  const also = {
    ...(contact ? { contact } : {}),
    ...(unsafe ? { unsafe } : {}),
    ...(strands ? { strands } : {}),
    ...(orders ? { orders } : {}),
  }
  return toPathway(to, 'take-linked-referral', { pathway, referredAt, urgent, ...also })
}

/** What is said here of the person of a pathway at another site, to that one: it comes from the match, and from no pathway. */
function sayOfPerson(
  { id, site }: PathwayState,
  { type, data }: Extract<PathwayEvent, { type: 'same-person-said' | 'same-person-answered' }>,
  reference: SiteReference,
): Message {
  const { match, pathway } = data
  const message =
    type === 'same-person-said'
      ? toPathway(pathway, 'hear-of-same-person', {
          ...{ match, pathway: id },
          site: site ?? reference.site,
        })
      : toPathway(pathway, 'note-same-person', { match, same: data.same })
  return { ...message, signed: `match:${match}` }
}

const newsOfVictims = (...told: Parameters<typeof toldOfVictims>): Message[] =>
  toldOfVictims(...told).map(({ to, said }) => toPathway(to, 'hear-of-victim', said))

const newsOfPerson = (...told: Parameters<typeof toldOfPerson>): Message[] =>
  toldOfPerson(...told).map(({ to, said }) => ({
    ...toPathway(to, 'hear-of-report', said),
    ...(said.pathway === undefined ? { signed: `match:${said.match}` } : {}),
  }))

/** Another pathway hears that its victim is one of ours, and whether contact is unsafe. */
function sameVictim(
  state: PathwayState,
  { victim, pathway: other, strand }: PathwayFacts['victim-merged'],
): readonly Message[] {
  const unsafe = strandOf(state, strand ?? firstStrand)?.flags.includes('contactUnsafe')
  const also = unsafe ? { unsafe } : {}
  return [toPathway(other, 'note-same-victim', { pathway: state.id, victim, ...also })]
}

/** The meeting on whose list it is hears what an agency has said on the pathway since. */
function laterReturn(state: PathwayState, by: string): readonly Message[] {
  const given = returnsHere(state).find(({ agency }) => agency === by)
  if (!state.listing || !given) return []
  return [toConference(state.listing.conference, 'later-return', { pathway: state.id, given })]
}

/** The meeting on whose list it is hears who alone sits there for which agency, and who is asked nothing any more. */
function nowKeptOut(state: PathwayState, reference: SiteReference): readonly Message[] {
  if (!state.listing) return []
  const represented = representedIn(state.keptOut)
  const said = { ...profileOf(state), represented, notAsked: notAskedIn(state, reference) }
  return [toConference(state.listing.conference, 'item-changed', { pathway: state.id, ...said })]
}

/** The core set is asked, each agency once, whatever number of roles it holds. */
function openResearch(state: PathwayState, reference: SiteReference, now: number): Message {
  const { span } = clockOf(reference.policy, 'research')
  return toPathway(state.id, 'open-research', {
    agencies: usuallyAsked(reference),
    dueAt: dueAfter(now, span, calendarOf(reference)),
  })
}

/** A meeting is asked to hear it; one that is not there yet is planned first. */
function asksMeeting(
  state: PathwayState,
  { conference, emergency, plans }: PathwayFacts['listing-asked'],
  reference: SiteReference,
): readonly Message[] {
  const item = toConference(conference, 'list-item', {
    ...itemOf(state, reference),
    ...state.turnedAway?.waited,
    returns: returnsFor(state),
    emergency: emergency ?? false,
  })
  if (!plans) return [item]
  const { form, at } = plans
  const site = state.site ?? reference.site
  const plan = { site, form, at: new Date(at).toISOString(), emergency: true }
  return [toConference(conference, 'plan-conference', plan), item]
}

/** What a pathway tells the meeting that hears it, and tells it again after a change. */
function itemOf(state: PathwayState, reference: SiteReference) {
  const referrer = state.referrer ?? holderOf(reference, 'coordinator')
  if (!referrer) throw new Error('nobody referred it')
  const represented = representedIn(state.keptOut)
  return {
    pathway: state.id,
    ...profileOf(state),
    ...(represented.length > 0 ? { represented } : {}),
    referrer: { agency: referrer.agency, role: referrer.role },
    // The meeting asks nothing of those who have answered, nor may it of those who may not see the pathway.
    answered: [...new Set([...answeredAgencies(state), ...notAskedIn(state, reference)])],
  }
}

/** The agencies of which nobody, or one person alone, may see the pathway. */
function notAskedIn({ keptOut, returns }: PathwayState, reference: SiteReference): string[] {
  const named = (keptOut?.never ?? []).flatMap((one) => ('agency' in one ? [one.agency] : []))
  const asked = [...usuallyAsked(reference), ...Object.keys(returns)]
  return [...new Set([...named, ...asked.filter((agency) => isNotAsked(keptOut, agency))])]
}
