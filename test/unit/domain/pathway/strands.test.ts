// Proves that each victim of a pathway is somebody of her own: what is owed to one, said of one or safe for one says nothing of another.
import { describe, expect, it } from '@jest/globals'
import {
  closureProposed,
  inClosure,
  inTriage,
  inWatch,
  twoServices,
  twoVictims,
} from './beginnings.ts'
import { council, housing, people, trust } from './world.ts'
import { isRaised, liveStrands, strandOf } from '../../../../domain/pathway/strands.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { owedFor } from './owed-for.ts'
import { safeTerms } from '../../../../domain/pathway/victim-contact.ts'
import { step, type Story } from './story.ts'

const kindsFor = (story: Story, victim: string) => owedFor(story, victim).map(([what]) => what)
const strandIn = ({ state }: Story, victim: string) => {
  const strand = strandOf(state, victim)
  if (!strand) throw new Error(`no victim ${victim}`)
  return strand
}
const reached = (victim: string) => step('record-victim-contact', { victim })
const tried = (victim: string) => step('record-contact-attempt', { victim, channel: 'email' })

describe('what is owed to two victims', () => {
  it('is met for the one who was reached, and stays owed to the other under its own clock', () => {
    const story = inTriage().and(step('add-victim', {}, { at: '2026-11-03 15:00' }))
    expect(owedFor(story, 'A')).toEqual([['victimContact', '2026-11-04T17:00']])
    expect(owedFor(story, 'B')).toEqual([['victimContact', '2026-11-05T17:00']])
    story.and(reached('A'))
    expect(kindsFor(story, 'A')).toEqual([])
    expect(owedFor(story, 'B')).toEqual([['victimContact', '2026-11-05T17:00']])
    story.and(reached('B'))
    expect(kindsFor(story, 'B')).toEqual([])
  })

  it('is hurried for both when the risk is high, each from her own beginning', () => {
    const story = inTriage().and(
      step('add-victim', {}, { at: '2026-11-02 12:00' }),
      step('decide-triage', { outcome: 'conference', risk: 'high' }),
    )
    expect(owedFor(story, 'A')).toContainEqual(['victimContactHigh', '2026-11-03T10:01'])
    expect(owedFor(story, 'B')).toContainEqual(['victimContactHigh', '2026-11-03T12:00'])
  })

  it('counts the tries of each: one is out of reach after three, and the other is not', () => {
    const story = twoVictims().and(tried('B'), tried('B'))
    expect([strandIn(story, 'A').contactTries, strandIn(story, 'B').contactTries]).toEqual([0, 2])
    story.and(tried('B'))
    expect(strandIn(story, 'B').flags).toEqual(['unreachable'])
    expect(strandIn(story, 'A').flags).toEqual([])
    expect(kindsFor(story, 'A')).toEqual(['victimContact'])
    expect(kindsFor(story, 'B')).toEqual([])
  })

  it('is what was agreed, told to each; whoever declined is told nothing, and the other is', () => {
    const story = twoVictims().and(
      step('decline-support', { victim: 'A' }),
      step('decide-triage', { outcome: 'adviceOnly' }),
    )
    expect(kindsFor(story, 'A')).toEqual([])
    expect(kindsFor(story, 'B')).toEqual(['victimContact', 'tellVictim'])
    expect(isRaised(strandIn(story, 'B'), 'supportDeclined')).toBe(false)
  })

  it('is news for one of them when she alone is told it', () => {
    const story = twoVictims().and(step('decide-triage', { outcome: 'adviceOnly' }))
    const [first] = owed(story.state, 'tellVictim').filter(({ strand }) => strand === 'B')
    story.and(step('tell-victim', { obligationId: first?.id }))
    expect(kindsFor(story, 'A')).toEqual(['victimContact', 'tellVictim'])
    expect(kindsFor(story, 'B')).toEqual([])
  })

  it('is owed by the service of each, and asked of it', () => {
    const story = twoServices()
    expect(owed(story.state, 'victimContact').map(({ agency }) => agency)).toEqual([trust, housing])
    story.and(step('report-incident'))
    const asked = owed(story.state, 'respondToRisk').filter(({ role }) => role === 'victimAdvocate')
    expect(asked.map(({ agency }) => agency)).toEqual([trust, housing])
  })

  it('is done for each by her own service alone, which need not say for whom', () => {
    const story = twoServices().and(step('record-victim-contact', {}, { by: people.otherAdvocate }))
    expect(kindsFor(story, 'A')).toEqual(['victimContact'])
    expect(kindsFor(story, 'B')).toEqual([])
    story
      .when('record-victim-contact', { victim: 'A' }, { by: people.otherAdvocate })
      .refuses('unknown-victim', 'victim')
    story
      .when('record-victim-contact', {}, { by: { ...people.otherAdvocate, agency: council } })
      .refuses('not-your-victim', 'victim')
  })
})

describe('how contact is safe', () => {
  it('is each one’s own, and so is that it is unsafe', () => {
    const story = twoVictims().and(
      step('set-safe-contact', { victim: 'B', channels: ['text'] }),
      step('mark-contact-unsafe', { victim: 'A' }),
    )
    expect(safeTerms(strandIn(story, 'A'))).toMatchObject({ safe: false, channels: [] })
    expect(safeTerms(strandIn(story, 'B'))).toMatchObject({ safe: true, channels: ['text'] })
    expect(strandIn(story, 'B').flags).toEqual([])
  })

  it('holds a try against her terms, and closes her channel alone', () => {
    const story = twoVictims().and(
      step('record-contact-attempt', { victim: 'B', channel: 'phone' }),
      step('record-contact-attempt', { victim: 'B', channel: 'email', result: 'wrongContact' }),
    )
    expect(story.happened.findLast(({ type }) => type === 'contact-recorded')).toMatchObject({
      data: { strand: 'B', outside: 'wrongContact' },
    })
    expect(safeTerms(strandIn(story, 'B'))).toMatchObject({ channels: [] })
    expect(safeTerms(strandIn(story, 'A'))).toMatchObject({ channels: ['phone'] })
    expect(kindsFor(story, 'B').filter((what) => what === 'lookAtExposure')).toHaveLength(2)
    expect(kindsFor(story, 'A')).toEqual(['victimContact'])
  })
})

describe('a closure', () => {
  const proposed = () => inClosure().and(step('add-victim'), step('propose-closure'))
  const answered = (victim: string, view = 'agree') => step('answer-closure', { victim, view })

  it('asks the advocate of every victim, and the chair when all have answered', () => {
    const story = proposed()
    expect(owed(story.state, 'answerClosure').map(({ strand }) => strand)).toEqual(['A', 'B'])
    story.and(answered('A'))
    expect(owed(story.state, 'approveClosure')).toEqual([])
    story.when('approve-closure').refuses('advocate-not-answered')
    story.and(answered('B')).toOwe({ to: 'chair', what: 'approveClosure' })
    story.and(step('approve-closure')).standsAt('watch')
  })

  it('is stopped by one objection, whatever the others say, and all are asked afresh', () => {
    const story = proposed().and(answered('A'), answered('B', 'object')).standsAt('review')
    expect(owed(story.state, 'answerClosure')).toEqual([])
    story.and(step('record-review', { outcome: 'close' }), step('propose-closure'))
    expect(liveStrands(story.state).map(({ answer }) => answer)).toEqual([undefined, undefined])
    expect(owed(story.state, 'answerClosure')).toHaveLength(2)
  })

  it('can be approved without the one who does not answer, once the override clock has run', () => {
    const story = proposed().and(answered('A')).until('2026-11-09 17:00')
    story.toOwe({ to: 'chair', what: 'approveClosure' })
    story.and(step('approve-closure')).standsAt('watch')
    const approved = story.happened.find(({ type }) => type === 'closure-approved')
    expect(approved).toMatchObject({ data: { overridden: true } })
    expect(kindsFor(story, 'A')).toContain('tellVictim')
    expect(kindsFor(story, 'B')).toContain('tellVictim')
  })

  it('waits for the advocate of somebody who comes after all were asked, for as long as for any', () => {
    const story = closureProposed()
      .and(step('answer-closure'), step('add-victim', {}, { at: '2026-11-10 10:00' }))
      .until('2026-11-16 10:00')
    story.when('approve-closure').refuses('advocate-not-answered')
    story.until('2026-11-17 17:00').toOwe({ to: 'chair', what: 'approveClosure' })
    story.and(step('approve-closure')).standsAt('watch')
  })
})

describe('custody and death', () => {
  it('a release to come is told to each, and another date moves both', () => {
    const story = twoVictims().and(step('record-custody', { releaseOn: '2027-03-01' }))
    const due = (victim: string) =>
      owedFor(story, victim).filter(([what]) => what === 'tellRelease')
    expect(due('A')).toHaveLength(1)
    expect(due('A')).toEqual(due('B'))
    const [before] = due('B')
    story.and(step('record-custody', { releaseOn: '2027-04-01' }))
    expect(due('A')).toEqual(due('B'))
    expect(due('B')).toHaveLength(1)
    expect(due('B')).not.toEqual([before])
    story.and(step('record-custody', { status: 'released' }))
    for (const victim of ['A', 'B']) expect(kindsFor(story, victim)).toContain('hearOfRelease')
  })

  it('of one victim ends what is owed to her, and nothing of what is owed to the other', () => {
    const story = twoVictims()
      .and(step('record-death', { who: 'victim', victim: 'A' }))
      .toOwe({ to: 'policeLead', what: 'respondToRisk' })
    expect(kindsFor(story, 'A')).toEqual([])
    expect(kindsFor(story, 'B')).toEqual(['victimContact'])
    story.and(step('record-custody', { releaseOn: '2027-03-01' }))
    expect(kindsFor(story, 'A')).toEqual([])
    expect(kindsFor(story, 'B')).toContain('tellRelease')
  })

  it('of the person is news for each', () => {
    const story = twoVictims().and(step('record-death'))
    for (const victim of ['A', 'B']) expect(kindsFor(story, victim)).toContain('hearOfDeath')
  })
})

describe('whoever has several victims', () => {
  it('is serial when the second comes within three years of the first, and not later', () => {
    const came = (at: string) => inWatch().and(step('add-victim', {}, { at }))
    came('2027-10-01 10:00').standsAt('conference', { flags: ['serial'] })
    const years = (end: string) => {
      const story = inTriage()
      story.now = Date.parse(end) // nobody did anything in between, and nobody was reminded
      return story.and(step('add-victim', {}, { at: end.slice(0, 16).replace('T', ' ') }))
    }
    expect(years('2029-11-02T09:59:00Z').state.flags).toContain('serial')
    expect(years('2029-11-03T10:05:00Z').state.flags).not.toContain('serial')
  })

  it('stays serial while time passes and a part ends, and is not where there never was such a victim', () => {
    const story = twoVictims().and(reached('B'))
    story
      .copy()
      .and(step('end-strand'))
      .standsAt('triage', { flags: ['serial'] })
    story.and(step('end-strand', { code: 'notVictim' })).standsAt('triage', { flags: [] })
  })
})
