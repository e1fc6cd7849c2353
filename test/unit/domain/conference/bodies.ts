import { standingInterests } from '../../../../domain/conference/conflicts.ts'
import type { Actor } from '../../../../domain/entity/decider.ts'
import {
  type ConferenceCommandName,
  conferenceCommands,
} from '../../../../domain/conference/commands/index.ts'
import { type ConferenceState, listedItems } from '../../../../domain/conference/state.ts'
import { agendaOrder } from '../../../../domain/conference/agenda.ts'
import { hour, referenceOf } from '../pathway/world.ts'
import { owedOf } from '../../../../domain/obligations/owing.ts'
import { usual } from './usual.ts'

/** The meetings of the sequences: three a week apart, and one that is planned only to reconvene. */
export const meetings = ['cfaaaaaaaaaaaa', 'cfbbbbbbbbbbbb', 'cfcccccccccccc', 'cfdddddddddddd']
const pathways = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']
const reference = referenceOf('london')
const agencies = Object.keys(reference.agencies)

interface Choice {
  readonly pick: number
  readonly now: number
  readonly by: Actor
  readonly adjourned: readonly string[]
}

/** A body that the edge would let through, for a meeting as it stands; one number chooses all that is open in it. */
export function bodyOf(
  name: ConferenceCommandName,
  state: ConferenceState,
  { pick, now, by, adjourned }: Choice,
): unknown {
  const of = digits(pick)
  const iso = new Date(now + (pick % 30) * 13 * hour - hour).toISOString()
  const open = listedItems(state)
  const item = of(open.map(({ id }) => id)) ?? of(state.items.map(({ id }) => id)) ?? 'i1'
  const seat = of(state.invited.filter(({ agency }) => agency === by.agency)) ??
    of(state.invited) ?? { agency: by.agency, role: 'agencyWorker' }
  const anySeat = of(state.invited) ?? seat
  const to = of([{}, { to: of(meetings) }])
  const backwards = [...agendaOrder(state, reference)].reverse().map(({ id }) => id)
  const asked = open.find(({ returns }) => returns[by.agency]?.state === 'asked')
  const bodies: Partial<Record<ConferenceCommandName, object>> = {
    'plan-conference': {
      at: iso,
      emergency: of([false, false, true]),
      ...of([{}, { reconvenes: of(adjourned) }]),
    },
    'move-conference': { at: iso },
    'cancel-conference': { ...to },
    'invite-agency': { agency: of(agencies) },
    'list-item': {
      pathway: of(pathways),
      children: of([true, false]),
      risk: of(['standard', 'medium', 'high']),
      repeat: of([true, false]),
      emergency: of([true, false]),
      agencies: of([[], [of(agencies)]]),
      answered: of([[], agencies.slice(0, 3)]),
    },
    'withdraw-item': { pathway: of(open.map(({ pathway }) => pathway)) ?? 'p1', ...to },
    'carry-item': { pathway: of(pathways), from: { conference: of(meetings), item: 'i99' } },
    'later-return': {
      pathway: of(pathways),
      given: { agency: of(agencies), kind: of(['full', 'nil']) },
    },
    'item-changed': {
      pathway: of(open.map(({ pathway }) => pathway)) ?? 'p1',
      risk: of(['standard', 'medium', 'high']),
      agencies: of([[], [of(agencies)]]),
    },
    'item-not-taken': { item },
    'decision-overtaken': { pathway: of(pathways), item },
    'bring-action': { pathway: of(pathways), action: of(['a1', 'a2']) },
    'group-items': { items: of([['i1'], ['i1', 'i2'], ['i3', 'i1']]) },
    'reorder-agenda': {
      order: of([open.length > 0 ? backwards : ['i1'], ['i1']]),
    },
    'defer-item': { item, ...to },
    'transfer-item': { item, to: of(meetings) },
    'offer-item': { item, site: of(['hampshire', 'london']) },
    'extend-conference': { capacity: of([2, 20]) },
    'record-return': {
      item: asked?.id ?? item,
      agency: by.agency,
      ...of([{}, { kind: 'nil' }, { kind: 'declined' }, { kind: 'declined', reason: 'w' }]),
    },
    'waive-return': { item, agency: of(agencies) },
    'record-attendance': {
      ...of([seat, anySeat]),
      how: of(['present', 'present', 'present', 'present', 'apologies', 'left']),
      ...of([{}, {}, { at: iso }]),
    },
    'accept-confidentiality': { ...of([seat, anySeat]) },
    'declare-conflict': { ...seat, ...of([{ item }, { item }, {}]) },
    'withdraw-conflict': { conflict: of(standingInterests(state).map(({ id }) => id)) ?? 'c99' },
    'take-seat': { ...seat, ...of([{ item }, { item }, {}]) },
    'present-item': {
      item,
      ...(of(
        Object.entries(state.seats)
          .filter(([, { how }]) => how === 'present')
          .map(([key]) => ({ agency: key.split('/')[0], role: key.split('/')[1] })),
      ) ?? seat),
      briefed: of([true, false]),
    },
    'override-no-show': { item },
    'correct-decision': {
      decision: of(['intervene', 'adviceOnly', 'noAction', 'close', 'referOn', 'noted']),
      ...of([{}, { referTo: 'marac' }]),
    },
    'decide-item': {
      item,
      decision: of(['intervene', 'adviceOnly', 'noAction', 'close', 'defer', 'referOn', 'noted']),
      ...to,
      ...of([{}, { referTo: 'marac' }]),
      ...of([
        {},
        {
          actions: [
            { agency: of(agencies), role: 'agencyWorker', what: 'w', dueOn: iso.slice(0, 10) },
          ],
        },
      ]),
    },
    'review-action': {
      ...(of(state.actions.map(({ pathway, action }) => ({ pathway, action }))) ?? {}),
      outcome: of(['done', 'notDone', 'carried']),
      ...to,
    },
    'remind-now': { obligationId: of(owedOf(state).map(({ id }) => id)) ?? 'x.1' },
    'decide-extension': {
      obligationId: of(owedOf(state, 'confirmExtension').map(({ id }) => id)) ?? 'x.1',
      outcome: of(['confirm', 'refuse']),
    },
    extend: { obligationId: of(owedOf(state).map(({ id }) => id)) ?? 'x.1', to: iso },
    reassign: {
      obligationId: of(owedOf(state).map(({ id }) => id)) ?? 'x.1',
      agency: of(agencies),
      role: of(['agencyWorker', 'coordinator', 'chair']),
    },
    'record-done': { obligationId: of(owedOf(state).map(({ id }) => id)) ?? 'x.1' },
    'report-undelivered': { agency: of(agencies) },
  }
  return conferenceCommands[name].body.parse({ ...usual[name].body, ...bodies[name] })
}

/** Chooses from one list after another by the digits of a number; of an empty list, nothing. */
function digits(pick: number): <T>(list: readonly T[]) => T | undefined {
  let left = pick
  return (list) => {
    left = (left * 7919 + 104_729) % 1_000_003
    return list[left % (list.length || 1)]
  }
}
