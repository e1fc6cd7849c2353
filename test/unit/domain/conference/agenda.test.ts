// Proves that an agenda has each item once, in the form's order or the chair's.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { agendaOf, nextMeetingWithRoom } from '../../../../domain/conference/agenda.ts'
import { inAgendaOrder } from '../../../../domain/conference/agenda-order.ts'
import { adjourned, lists, planned, withItems } from './beginnings.ts'
import { type ConferenceState, initialConference } from '../../../../domain/conference/state.ts'
import type { Item } from '../../../../domain/conference/shape.ts'
import { forms } from '../../../../domain/conference/forms.ts'
import { quorumNow } from '../../../../domain/conference/quorum.ts'
import { codes, type Role, risks, roles } from '../../../../domain/codes.ts'
import { health } from '../pathway/world.ts'
import { step } from './story.ts'

const by = forms.stalkingPanel.rules.order.by
const seeded = { seed: 20_261_125 }

const arbitraryItem = fc.record({
  children: fc.boolean(),
  risk: fc.constantFrom(...codes(risks)),
  repeat: fc.boolean(),
  carried: fc.boolean(),
  since: fc.nat({ max: 5 }),
  status: fc.constantFrom('listed' as const, 'listed' as const, 'decided' as const),
})

const stateOf = (items: readonly Item[]): ConferenceState => ({
  ...initialConference('cfaaaaaaaaaaaa'),
  items,
})

function itemOf(
  {
    carried,
    ...item
  }: { carried: boolean; status: 'listed' | 'decided' } & Pick<
    Item,
    'children' | 'risk' | 'repeat' | 'since'
  >,
  n: number,
): Item {
  return {
    id: `i${n + 1}`,
    pathway: `p${n + 1}`,
    referrer: { agency: 'london-housing', role: 'agencyWorker' },
    agencies: [],
    returns: {},
    ...item,
    ...(carried ? { carried } : {}),
  }
}
const states = fc.array(arbitraryItem, { maxLength: 14 }).map((items) => stateOf(items.map(itemOf)))
const idsOf = (items: readonly Item[]) => items.map(({ id }) => id)

describe('the order of an agenda', () => {
  it('is what was left undecided, children, high risk, repeats, and then who waited longest', () => {
    const story = planned()
      .and(lists('p1'), lists('p2', { repeat: true }), lists('p3', { risk: 'high' }))
      .and(lists('p4', { children: true }), lists('p5', { children: true, risk: 'high' }))
      .and(step('carry-item', { pathway: 'p6', carried: true }))
      .and(step('carry-item', { pathway: 'p7' }), lists('p8', { risk: 'high', repeat: true }))
    const order = agendaOf(story.state, story.reference).find(({ part }) => part === 'items')
    expect(order?.items?.map(({ pathway }) => pathway)).toEqual([
      'p6',
      'p5',
      'p4',
      'p8',
      'p3',
      'p2',
      'p7',
      'p1',
    ])
  })

  it('holds each item that is still to be heard, once, and never one before another that comes first', () => {
    fc.assert(
      fc.property(states, (state) => {
        const ordered = inAgendaOrder(state, by)
        expect(idsOf(ordered).sort()).toEqual(
          idsOf(state.items.filter(({ status }) => status === 'listed')).sort(),
        )
        for (const [n, item] of ordered.entries())
          for (const later of ordered.slice(n + 1))
            expect(idsOf(inAgendaOrder(stateOf([later, item]), by))).toEqual([item.id, later.id])
      }),
      seeded,
    )
  })

  it('is the chair’s if there is one, and what is listed later comes before what it precedes by the form', () => {
    fc.assert(
      fc.property(states, fc.nat(), (state, cut) => {
        const known = inAgendaOrder(state, by).slice(0, cut % (state.items.length + 1))
        const order = [...known].reverse().map(({ id }) => id)
        const ordered = idsOf(inAgendaOrder({ ...state, order }, by))
        expect(ordered.filter((id) => order.includes(id))).toEqual(order)
        expect([...ordered].sort()).toEqual(idsOf(inAgendaOrder(state, by)).sort())
      }),
      seeded,
    )
  })

  it('has open actions and expiries on it by themselves, in the parts of the form', () => {
    const { state, reference } = withItems().and(step('bring-action'), step('bring-expiry'))
    const agenda = agendaOf(state, reference)
    expect(agenda.map(({ part }) => part)).toEqual(forms.stalkingPanel.agenda.parts)
    expect(agenda.find(({ part }) => part === 'actions')?.actions).toHaveLength(1)
    expect(agenda.find(({ part }) => part === 'expiries')?.expiries).toHaveLength(1)
  })

  it('of a meeting that reconvenes another begins with what was undecided', () => {
    const { state } = adjourned()
    const carried = state.items.map((item) => ({ ...item, carried: true as const }))
    const fresh = { ...state.items[0]!, id: 'i9', children: true }
    expect(idsOf(inAgendaOrder(stateOf([fresh, carried[1]!]), by))).toEqual([carried[1]!.id, 'i9'])
  })
})

describe('the quorum', () => {
  const quorumOf = (
    quorum: { readonly roles: readonly Role[]; readonly atLeast?: number },
    filled: readonly Role[],
  ) =>
    quorumNow({
      ...planned().state,
      meeting: { ...planned().state.meeting!, quorum: { ...quorum, source: '', mark: 'K' } },
      seats: Object.fromEntries(filled.map((role) => [`${health}/${role}`, { how: 'present' }])),
    })
  const some = fc.subarray(Object.keys(roles) as (keyof typeof roles)[])

  it('is met when each role is filled, or as many as are asked for', () => {
    fc.assert(
      fc.property(
        some.filter((list) => list.length > 0),
        some,
        fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
        (needed, filled, atLeast) => {
          const rule = { roles: needed, ...(atLeast === undefined ? {} : { atLeast }) }
          const { met, present, missing } = quorumOf(rule, filled)
          expect([...present, ...missing].sort()).toEqual([...needed].sort())
          expect(met).toBe(
            needed.filter((role) => filled.includes(role)).length >=
              Math.min(atLeast ?? needed.length, needed.length),
          )
        },
      ),
      seeded,
    )
  })

  it('is never lost by somebody more', () => {
    fc.assert(
      fc.property(some, some, some, (needed, filled, more) => {
        const rule = { roles: needed.length > 0 ? needed : (['chair'] as const) }
        if (quorumOf(rule, filled).met) expect(quorumOf(rule, [...filled, ...more]).met).toBe(true)
      }),
      seeded,
    )
  })
})

describe('the next meeting for a pathway', () => {
  const meeting = (id: string, at: number, listed: number) => ({
    id,
    at,
    listClosesAt: at - 10,
    capacity: 2,
    listed,
  })

  it('is the first whose list is open and has room', () => {
    const meetings = [meeting('c', 300, 0), meeting('b', 200, 1), meeting('a', 100, 2)]
    expect(nextMeetingWithRoom(meetings, 50)?.id).toBe('b')
    expect(nextMeetingWithRoom(meetings, 190)?.id).toBe('c')
  })

  it('is the first that is open if all are full, so that its chair settles it', () => {
    expect(nextMeetingWithRoom([meeting('b', 200, 5), meeting('a', 100, 2)], 50)?.id).toBe('a')
    expect(nextMeetingWithRoom([meeting('a', 100, 2)], 95)).toBeUndefined()
  })
})
