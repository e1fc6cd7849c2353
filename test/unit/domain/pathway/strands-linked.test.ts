// Proves that the victims of a linked referral come to the other pathway as they were known, and go back with it.
import { describe, expect, it } from '@jest/globals'
import { closureProposed, inTriage, inWatch, referred } from './beginnings.ts'
import { housing, london, people, utc } from './world.ts'
import { isRaised, strandOf } from '../../../../domain/pathway/strands.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { owedFor } from './owed-for.ts'
import { safeTerms } from '../../../../domain/pathway/victim-contact.ts'
import { step, type Story } from './story.ts'

const her = { victim: 'victim-2', safeContact: { channels: ['email'] } }
const back = step('give-back-referral', { pathway: 'p2' })
const kindsFor = (story: Story, victim: string) => owedFor(story, victim).map(([what]) => what)
const strandIn = ({ state }: Story, victim: string) => {
  const strand = strandOf(state, victim)
  if (!strand) throw new Error(`no victim ${victim}`)
  return strand
}

/** What the referral says to the other pathway: it is called p1 too, and is p2 there. */
function said(referral: Story): Readonly<Record<string, unknown>> {
  const message = referral.messages.findLast(({ name }) => name === 'take-linked-referral')
  return { ...(message?.body as object), pathway: 'p2' }
}

/** The other pathway takes a referral that is linked to it. */
const takes = (other: Story, referral: Story): Story => {
  referral.and(step('link-referral'))
  return other
    .until(Math.max(other.now, referral.now))
    .and(step('take-linked-referral', said(referral)))
}

describe('cases A1: a second victim, whose referral is linked while the first waits', () => {
  const linked = () => takes(inTriage(), referred({ ...her, urgent: true }))

  it('two contacts are owed, each under its own clock, and the man is serial', () => {
    const story = linked().standsAt('triage', { flags: ['emergency', 'serial'] })
    expect(owedFor(story, 'A')).toEqual([['victimContact', '2026-11-04T17:00']])
    expect(owedFor(story, 'B')).toEqual([['victimContactHigh', '2026-11-03T10:01']])
  })

  it.each([
    ['A', 'B'],
    ['B', 'A'],
  ])('reaching %s does not settle what is owed to %s', (one, other) => {
    const story = linked()
    const before = owedFor(story, other)
    story.and(step('record-victim-contact', { victim: one }))
    expect(kindsFor(story, one)).toEqual([])
    expect(owedFor(story, other)).toEqual(before)
  })

  it('nobody is reached by a contact that does not say whom', () => {
    linked().when('record-victim-contact').refuses('victim-missing', 'victim')
  })
})

describe('cases A2: the second victim’s terms come along', () => {
  it('unsafe is unsafe, the advocate owes a look, and her terms can be set', () => {
    const story = takes(
      inTriage(),
      referred({ ...her, safeToContact: false, safeContact: undefined }),
    )
    expect(strandIn(story, 'B').flags).toEqual(['contactUnsafe'])
    expect(strandIn(story, 'A').flags).toEqual([])
    expect(kindsFor(story, 'B')).toEqual(['victimContact', 'lookAtSafeContact'])
    story.and(step('set-safe-contact', { victim: 'B', channels: ['email'] }))
    expect(safeTerms(strandIn(story, 'B'))).toMatchObject({ safe: true, channels: ['email'] })
    expect(safeTerms(strandIn(story, 'A'))).toMatchObject({ channels: ['phone'] })
  })

  it('so do what her advocate said, a channel that is closed, and the tries that failed', () => {
    const referral = referred(her).and(
      step('set-safe-contact', { channels: ['text', 'email'] }),
      step('record-contact-attempt', { channel: 'text' }),
      step('record-contact-attempt', { channel: 'email', result: 'wrongContact' }),
    )
    const story = takes(inTriage(), referral)
    expect(safeTerms(strandIn(story, 'B'))).toMatchObject({ safe: true, channels: ['text'] })
    expect(strandIn(story, 'B').contactTries).toBe(referral.state.contactTries)
    expect(referral.state.contactTries).toBeGreaterThan(0)
  })

  it('that the first declined does not silence the second, who hears what triage decides', () => {
    const story = takes(inTriage().and(step('decline-support')), referred(her)).and(
      step('decide-triage', { outcome: 'adviceOnly' }),
    )
    expect(kindsFor(story, 'A')).toEqual([])
    expect(kindsFor(story, 'B')).toContain('tellVictim')
    expect(isRaised(strandIn(story, 'B'), 'supportDeclined')).toBe(false)
  })

  it('and that she declined stays hers', () => {
    const story = takes(inTriage(), referred(her).and(step('decline-support')))
    expect(strandIn(story, 'B').flags).toEqual(['supportDeclined'])
    expect(strandIn(story, 'A').flags).toEqual([])
  })
})

describe('a linked referral about the victim whom the pathway has already', () => {
  it('adds nobody, and its urgent contact takes the place of the slower one', () => {
    const story = takes(inTriage(), referred({ urgent: true }))
    expect(story.state.strands).toBeUndefined()
    expect(owedFor(story, 'A')).toEqual([['victimContactHigh', '2026-11-03T10:01']])
  })

  it('owes her the contact again although she was reached about the first', () => {
    const story = takes(inTriage().and(step('record-victim-contact')), referred())
    expect(kindsFor(story, 'A')).toEqual(['victimContact'])
    story.and(back)
    expect(kindsFor(story, 'A')).toEqual([])
  })

  it('has the advocate look, where it says other than here how contact is safe', () => {
    const story = takes(inTriage(), referred({ safeContact: { channels: ['email'] } }))
    expect(kindsFor(story, 'A')).toContain('lookAtSafeContact')
    expect(safeTerms(strandIn(story, 'A'))).toMatchObject({ channels: ['phone'] })
    expect(kindsFor(takes(inTriage(), referred()), 'A')).not.toContain('lookAtSafeContact')
  })

  it('is unsafe for both, and known to have died for both', () => {
    const unsafe = takes(inTriage(), referred({ safeToContact: false, safeContact: undefined }))
    expect(strandIn(unsafe, 'A').flags).toEqual(['contactUnsafe'])
    const died = takes(inTriage(), referred().and(step('record-death', { who: 'victim' })))
    expect(strandIn(died, 'A').flags).toEqual(['victimDied'])
    expect(kindsFor(died, 'A')).toEqual([])
  })
})

describe('a link that is taken back', () => {
  it('gives her back: nothing is owed to her here, the man is not serial, and there all is as it was', () => {
    const referral = referred({ ...her, urgent: true })
    const there = owed(referral.state, 'victimContactHigh').map(({ due }) => utc(due))
    const story = takes(inTriage(), referral).and(back).standsAt('triage', { flags: [] })
    expect(strandIn(story, 'B').ended).toBe('givenBack')
    expect(kindsFor(story, 'B')).toEqual([])
    expect(owedFor(story, 'A')).toEqual([['victimContact', '2026-11-04T17:00']])
    referral.and(step('unlink-referral'))
    expect(owed(referral.state, 'victimContactHigh').map(({ due }) => utc(due))).toEqual(there)
    expect(referral.state.referredContact).toMatchObject({ channels: ['email'] })
  })

  it('and linked again brings her again', () => {
    const referral = referred(her)
    const story = takes(inTriage(), referral).and(back)
    takes(story, referral.and(step('unlink-referral')))
    expect(strandIn(story, 'C')).toMatchObject({ victim: 'victim-2' })
    expect(kindsFor(story, 'C')).toEqual(['victimContact'])
  })

  it('asks the chair of a closure for which only her advocate had still to answer', () => {
    takes(closureProposed(), referred(her))
      .and(step('answer-closure', { victim: 'A' }), back)
      .toOwe({ to: 'chair', what: 'approveClosure' })
  })

  it('leaves a victim: the pathway keeps one who did not come by the link', () => {
    takes(inTriage(), referred(her))
      .when('end-strand', { victim: 'A', code: 'notVictim' })
      .refuses('last-victim', 'victim')
  })

  it('gives back every victim of a referral that had several, each with what was owed to her', () => {
    const referral = referred(her).and(step('add-victim', { victim: 'victim-3' }))
    const before = owed(referral.state, 'victimContact').map(({ strand, due }) => [strand, due])
    const story = takes(inTriage(), referral)
    expect(story.state.strands).toMatchObject([
      { id: 'B', victim: 'victim-2', from: 'p2' },
      { id: 'C', victim: 'victim-3', from: 'p2' },
    ])
    story.and(back)
    expect(owed(story.state, 'victimContact').map(({ strand }) => strand)).toEqual([undefined])
    referral.and(step('unlink-referral'))
    const after = owed(referral.state, 'victimContact').map(({ strand = 'A', due }) => [
      strand,
      due,
    ])
    expect(after).toEqual(before.map(([strand = 'A', due]) => [strand, due]))
  })
})

describe('lives 3: one man, three women', () => {
  it('has three strands, each with her advocate, clock, terms and tries; reaching one settles one', () => {
    const story = takes(
      inWatch(),
      referred({ ...her, safeToContact: false, safeContact: undefined }),
    )
      .standsAt('conference')
      .and(step('add-victim', { victim: 'victim-3', advocate: housing }))
    expect(story.state.flags).toContain('serial')
    const all = ['A', 'B', 'C'].map((victim) => strandIn(story, victim))
    expect(all.map(({ victim }) => victim)).toEqual(['victim-1', 'victim-2', 'victim-3'])
    expect(all.map(({ advocate }) => advocate?.agency)).toEqual([
      people.advocate.agency,
      people.advocate.agency,
      housing,
    ])
    expect(all.map((strand) => safeTerms(strand)?.channels)).toEqual([['phone'], [], ['email']])
    story.and(step('record-contact-attempt', { channel: 'email' }, { by: people.otherAdvocate }))
    expect(['A', 'B', 'C'].map((victim) => strandIn(story, victim).contactTries)).toEqual([0, 0, 1])
    const before = kindsFor(story, 'B')
    story.and(step('record-victim-contact', {}, { by: people.otherAdvocate }))
    expect(kindsFor(story, 'C').some((what) => what.startsWith('victimContact'))).toBe(false)
    expect(kindsFor(story, 'B')).toEqual(before)
  })
})

describe('what an earlier version wrote', () => {
  it('a message without strands is about the first victim, and adds nobody', () => {
    const contact = {
      ...{ what: 'victimContact', since: london('2026-11-02 10:01') },
      due: london('2026-11-04 17:00'),
    }
    const story = inTriage()
      .and(step('record-victim-contact'))
      .and(step('take-linked-referral', { contact, unsafe: true }))
    expect(story.state.strands).toBeUndefined()
    expect(owedFor(story, 'A')).toEqual([
      ['victimContact', '2026-11-04T17:00'],
      ['lookAtSafeContact', '2026-11-03T17:00'],
    ])
    expect(strandIn(story, 'A').flags).toEqual(['contactUnsafe'])
  })

  it('facts of one victim name no letter, and give the state that they always gave', () => {
    const story = inTriage().and(
      step('set-safe-contact'),
      step('record-contact-attempt', { result: 'wrongContact' }),
      step('record-custody', { releaseOn: '2027-03-01' }),
      step('mark-contact-unsafe'),
      step('decline-support'),
    )
    expect(JSON.stringify(story.happened)).not.toMatch(/"(strand|strands|firstStrand)"/)
    expect(story.state).not.toHaveProperty('strands')
    expect(story.state).not.toHaveProperty('firstStrand')
    expect(story.state).toMatchObject({
      ...{ victim: 'victim-1', contactMade: true, closedChannels: ['phone'] },
      flags: ['contactUnsafe', 'emergency', 'supportDeclined'],
    })
    expect(strandIn(story, 'A')).toMatchObject({ closedChannels: ['phone'], contactMade: true })
  })
})
