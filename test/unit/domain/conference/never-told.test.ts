// Proves that nothing a meeting gives out can be handed to the person.
import { describe, expect, it } from '@jest/globals'
import { cases } from './cases/all.ts'
import { cancelled, circulated, decided, listClosed, planned, withItems } from './beginnings.ts'
import { agendaFor } from '../../../../domain/conference/readable.ts'
import { conferenceCommands } from '../../../../domain/conference/commands/index.ts'
import { conferenceKinds } from '../../../../domain/conference/kinds.ts'
import {
  conferenceToConference,
  conferenceToPathway,
} from '../../../../domain/conference/messages.ts'
import { conferenceOutputs } from '../../../../domain/conference/never-told.ts'
import { council, health, housing, london, trust } from '../pathway/world.ts'
import { here, usual } from './usual.ts'
import { carriesInvitation, invitationFor } from '../../../../domain/conference/invitation.ts'
import { step } from './story.ts'

const clinician = { agency: health, role: 'forensicClinician' } as const
const invitation = (state = planned().state) => invitationFor(state, clinician)

describe('the person', () => {
  it('is no reader of anything that a meeting gives out', () => {
    expect([...new Set(Object.values(conferenceOutputs))].sort()).toEqual([
      'agency',
      'conference',
      'invited',
      'pathway',
      'post',
    ])
  })

  it('appears in nothing that a meeting is told: no field that it reads has room for them', () => {
    for (const name of ['list-item', 'carry-item'] as const) {
      const { body } = conferenceCommands[name]
      const usually = usual[name].body
      expect(body.safeParse(usually).success).toBe(true)
      for (const field of ['person', 'victim', 'name', 'concern'])
        expect(body.parse({ ...usually, [field]: 'canary' })).not.toHaveProperty(field)
    }
  })
})

/** What a meeting tells, by its reader. */
const tells: Readonly<Record<string, readonly string[]>> = {
  [conferenceOutputs.toPathway]: Object.keys(conferenceToPathway),
  [conferenceOutputs.toConference]: Object.keys(conferenceToConference),
  [conferenceOutputs.withdraw]: ['withdraw'],
}

describe('what a meeting gives out', () => {
  it('is in the lists of what it can give out, to the reader that stands there', () => {
    for (const { accepts } of Object.values(cases))
      for (const story of Object.values(accepts)) {
        const { messages, notices } = story()
        for (const { to, name } of messages) expect(tells[to.kind]).toContain(name)
        for (const { to } of notices) expect(Object.keys(to).sort()).toEqual(['agency', 'role'])
      }
  })

  it('says the kind of thing in notices, and nothing about anyone', () => {
    for (const { title } of Object.values(conferenceKinds)) {
      expect(title).toMatch(/^(an? |minutes )[a-z]/)
      expect(title).not.toMatch(/stalk|victim|perpetrator|offender|person|conference|marac/i)
    }
  })
})

describe('an invitation', () => {
  it('keeps its UID, counts its changes, and is titled only by code', () => {
    expect(invitation()).toEqual({
      to: clinician,
      uid: `${here}@throughline`,
      sequence: 0,
      method: 'REQUEST',
      title: here,
      startsAt: london('2026-12-02 10:00'),
      endsAt: london('2026-12-02 12:30'),
    })
    const moved = invitation(withItems().and(step('move-conference')).state)
    expect(moved).toMatchObject({ uid: `${here}@throughline`, sequence: 1 })
    expect(moved?.startsAt).toBe(london('2026-12-03 14:00'))
  })

  it('is taken back when the meeting is cancelled', () => {
    expect(invitation(cancelled().state)).toMatchObject({ method: 'CANCEL', sequence: 1 })
  })

  it('is only for those invited', () => {
    const stranger = { agency: council, role: 'agencyWorker' } as const
    expect(invitationFor(planned().state, stranger)).toBeUndefined()
  })

  it('goes with what says that there is a meeting, and not with a reminder of it', () => {
    expect(carriesInvitation('meeting', 'moved-2')).toBe(true)
    for (const rung of ['agenda', 'minutes-1'])
      expect(carriesInvitation('meeting', rung)).toBe(false)
    expect(carriesInvitation('attendUrgent', 'asked')).toBe(true)
    expect(carriesInvitation('attendUrgent', 'due-today')).toBe(false)
    expect(carriesInvitation('attend', 'asked')).toBe(false)
  })
})

describe('what is circulated', () => {
  const story = () =>
    circulated(withItems(1, { agencies: [council] }).and(step('list-item', { pathway: 'p2' })))
  const reader = (agency: string) => ({ agency, roles: ['policeLead' as const] })
  const read = (agency: string) => agendaFor(story().state, story().reference, reader(agency))

  it('is for the invited, and not before its time', () => {
    expect(agendaFor(listClosed().state, planned().reference, reader(health))).toBeUndefined()
    expect(read('cheshire-council')).toBeUndefined()
    expect(read(health)).toBeDefined()
  })

  it('is whole for those of the core, and for others what they were called for', () => {
    const items = (agency: string) =>
      read(agency)
        ?.parts.find(({ part }) => part === 'items')
        ?.items?.map(({ id }) => id)
    expect(items(health)).toEqual(['i1', 'i2'])
    expect(items(trust)).toEqual(['i1', 'i2'])
    expect(items(council)).toEqual(['i1'])
    expect(items(housing)).toEqual(['i1', 'i2']) // it referred both
    expect(Object.keys(read(council)?.returns ?? {})).toEqual(['i1'])
  })

  it('says of what an agency keeps to itself that there is some, and nothing else', () => {
    const { state, reference } = circulated().and(
      step('record-return', { kind: 'full', note: 'w-canary', withheld: 'thirdParty' }),
    )
    const seen = agendaFor(state, reference, reader(trust))
    expect(seen?.returns['i1']).toContainEqual({
      agency: health,
      state: 'full',
      late: false,
      keptBack: true,
    })
    expect(JSON.stringify(seen)).not.toMatch(/canary|thirdParty/)
  })

  it('holds no words, and the state of a meeting does not either', () => {
    expect(JSON.stringify(decided().state)).not.toMatch(/w-[a-z]/)
  })
})
