// Proves that nobody's silence is reminded and escalated as the ladders say.
import { describe, expect, it } from '@jest/globals'
import { emergency, inReview, inResearch, referred, sessionsPlanned } from './beginnings.ts'
import { health, housing, london, met, people, utc } from './world.ts'
import { step, type Story } from './story.ts'
import type { ObligationCode } from '../../../../domain/obligations/kinds.ts'

/** What was told about one obligation: rung, role, agency, and when in UTC. */
const told = (story: Story, id: string) =>
  story.notices
    .filter(({ obligation, overtaken }) => obligation === id && !overtaken)
    .map(({ rung, to, at, urgent }) => [rung, to.role, to.agency, utc(at), urgent])

const trail = (story: Story, what: ObligationCode, until: string, about?: string) => {
  const { id } = story.the(what, about)
  return told(story.until(until), id)
}

describe('nobody answers', () => {
  it('and a silent agency hears four times, then its manager, the chair and the steering group', () => {
    const agency = health
    expect(trail(inResearch(), 'return', '2026-12-01 10:00', agency)).toEqual([
      ['asked', 'forensicClinician', agency, '2026-11-02T10:03', false],
      ['two-days-before', 'forensicClinician', agency, '2026-11-05T09:00', false],
      ['day-before', 'forensicClinician', agency, '2026-11-06T09:00', false],
      ['due-today', 'forensicClinician', agency, '2026-11-09T09:00', false],
      ['manager', 'supervisor', agency, '2026-11-10T09:00', false],
      ['chair', 'chair', met, '2026-11-11T09:00', false],
      ['steering-group', 'supervisor', 'suzy-lamplugh-trust', '2026-11-12T09:00', false],
    ])
  })

  it('and an urgent risk is told at once, when it is due, and upwards', () => {
    expect(trail(emergency(referred), 'respondToRisk', '2026-12-01 10:00')).toEqual([
      ['asked', 'policeLead', met, '2026-11-02T10:02', true],
      ['due-now', 'policeLead', met, '2026-11-02T23:59', true],
      ['manager', 'supervisor', met, '2026-11-03T09:00', true],
      ['chair', 'chair', met, '2026-11-04T09:00', true],
      ['steering-group', 'supervisor', 'suzy-lamplugh-trust', '2026-11-05T09:00', true],
    ])
  })

  it('and a review is announced a week beforehand', () => {
    expect(trail(inReview(), 'review', '2027-03-01 10:00')).toEqual([
      ['week-before', 'chair', met, '2027-01-18T09:00', false],
      ['day-before', 'chair', met, '2027-01-22T09:00', false],
      ['due-today', 'chair', met, '2027-01-25T09:00', false],
      ['manager', 'supervisor', met, '2027-01-26T09:00', false],
      ['steering-group', 'supervisor', 'suzy-lamplugh-trust', '2027-01-28T09:00', false],
    ])
  })

  it('and a session that nobody recorded is asked after the day after', () => {
    expect(trail(sessionsPlanned(), 'recordSession', '2027-03-01 10:00')).toEqual([
      ['due-today', 'forensicClinician', health, '2027-01-06T09:00', false],
      ['manager', 'supervisor', health, '2027-01-07T09:00', false],
      ['chair', 'chair', met, '2027-01-08T09:00', false],
      ['steering-group', 'supervisor', 'suzy-lamplugh-trust', '2027-01-11T09:00', false],
    ])
  })
})

describe('an outage', () => {
  it('records all the rungs that passed, and sends only the highest', () => {
    const story = referred()
    const { id } = story.the('acknowledge')
    story.outage('2026-11-05 12:00')
    const reached = story.happened.flatMap(({ type, data }) =>
      type === 'rung-reached' && data.id === id ? [[data.code, utc(data.at), data.overtaken]] : [],
    )
    expect(reached).toEqual([
      ['due-today', '2026-11-03T09:00', true],
      ['manager', '2026-11-04T09:00', true],
      ['chair', '2026-11-05T09:00', undefined],
    ])
    expect(told(story, id).map(([rung]) => rung)).toEqual(['asked', 'chair'])
    expect(story.the('acknowledge').reached).toBe(5)
  })

  it('leaves what was still to come where it was', () => {
    const story = referred().outage('2026-11-05 12:00').until('2026-11-30 10:00')
    const dates = story.notices.flatMap(({ rung, at, what }) =>
      rung === 'steering-group' && what === 'acknowledge' ? [utc(at)] : [],
    )
    expect(dates).toEqual(['2026-11-06T09:00'])
  })

  it('counts from when a command was received, however late it is judged', () => {
    const story = referred()
    story.now = london('2026-11-05 12:00')
    story.decide('accept-referral', {}, people.coordinator, london('2026-11-02 10:05'))
    story.toOwe({ to: 'policeLead', what: 'triage', by: '2026-11-04 17:00' }).until(story.now)
    story.tells('supervisor', 'triage', 'manager')
  })
})

describe('a ladder', () => {
  const rungs = (story: Story) => story.the('acknowledge').rungs.map(([, at]) => utc(at))

  it('is planned again when the date is moved', () => {
    const story = referred().and(step('extend', { to: '2026-11-13' }))
    expect(rungs(story)).toEqual([
      '2026-11-11T09:00',
      '2026-11-12T09:00',
      '2026-11-13T09:00',
      '2026-11-16T09:00',
      '2026-11-17T09:00',
      '2026-11-18T09:00',
    ])
  })

  it('continues with the new owner when it is reassigned', () => {
    const story = referred().and(step('reassign', { agency: housing, role: 'coordinator' }))
    const { id } = story.the('acknowledge')
    expect(told(story.until('2026-11-04 10:00'), id).slice(1)).toEqual([
      ['reassigned', 'coordinator', housing, '2026-11-02T10:02', true],
      ['due-today', 'coordinator', housing, '2026-11-03T09:00', false],
      ['manager', 'supervisor', housing, '2026-11-04T09:00', false],
    ])
  })

  it('ends when it is met, waived or ended with its stage, and the posts are told', () => {
    const story = inResearch()
    const { id } = story.the('return', health)
    story.and(step('waive', { obligationId: id })).until('2026-12-24 10:00')
    expect(told(story, id).map(([rung]) => rung)).toEqual(['asked'])
    expect(story.messages).toContainEqual({
      kind: 'command',
      to: { kind: 'post', id: health },
      name: 'withdraw',
      body: { obligation: id },
      quiet: true,
    })
  })

  it('is withdrawn from every agency that heard of it', () => {
    const story = inResearch().until('2026-11-11 10:00')
    const { id } = story.the('return', health)
    story.and(step('record-return'))
    const posts = story.messages.flatMap(({ to, name, body }) =>
      name === 'withdraw' && (body as { obligation: string }).obligation === id ? [to.id] : [],
    )
    expect(posts).toEqual([health, met])
  })

  it('addresses the owner if nobody holds the place', () => {
    const story = referred()
    story.reference = { ...story.reference, holders: { coordinator: 'suzy-lamplugh-trust' } }
    story.until('2026-11-30 10:00')
    story.tells('coordinator', 'acknowledge', 'chair')
    story.tells('coordinator', 'acknowledge', 'steering-group')
  })
})
