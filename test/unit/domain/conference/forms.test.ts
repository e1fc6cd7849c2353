import { describe, expect, it } from '@jest/globals'
import { conferenceKinds, type ConferenceKind } from '../../../../domain/conference/kinds.ts'
import { conferenceCommands } from '../../../../domain/conference/commands/index.ts'
import { conferenceStages } from '../../../../domain/conference/codes.ts'
import { conferenceWords } from '../../../../domain/conference/event-words.ts'
import { clockOf, ladderOf } from '../../../../domain/policy/lookup.ts'
import { describe as sentence, titleOf } from '../../../../domain/describe.ts'
import { defaultHours } from '../../../../domain/calendar/calendar.ts'
import { defaultPolicies } from '../../../../domain/policy/defaults.ts'
import { type Form, forms, formsOf, rulesOf } from '../../../../domain/conference/forms.ts'
import { meetingRulesSchema } from '../../../../domain/policy/meetings.ts'
import { policySchema } from '../../../../domain/policy/policy.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import { type ConferenceRule } from '../../../../domain/conference/rule.ts'
import { circulated, locked } from './beginnings.ts'
import { people } from '../pathway/world.ts'
import { roles } from '../../../../domain/codes.ts'
import { wordClasses } from '../../../../domain/need-to-know.ts'

describe.each(Object.entries<Form>(forms))('the form %s', (_, form) => {
  it('has rules that a policy could hold', () => {
    expect(meetingRulesSchema.parse(form.rules)).toEqual(form.rules)
    expect(form.rules.order.by).toContain('carried')
  })

  it('says of every number, and of every list, where it comes from and how far to trust it', () => {
    const { rules, agenda, returnForm, minutes } = form
    for (const { source, mark } of [...Object.values(rules), agenda, returnForm, minutes]) {
      expect(source.length).toBeGreaterThan(5)
      expect(['S', 'S2', 'K']).toContain(mark)
    }
  })

  it('has its sections once each', () => {
    for (const { sections } of [form.returnForm, form.minutes]) {
      const codes = sections.map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })
})

describe('the forms of a site', () => {
  const policy = defaultPolicies.london

  it('are the stalking panel where its policy is silent', () => {
    expect(formsOf(policy)).toEqual(['stalkingPanel'])
    expect(rulesOf(policy, 'marac')).toEqual(forms.marac.rules)
  })

  it('are those that its policy names, with the numbers that it changes', () => {
    const capacity = { items: 4, source: 'Ours.', mark: 'K' } as const
    const own = policySchema.parse({ ...policy, meetings: { marac: { capacity } } })
    expect(formsOf(own)).toEqual(['marac'])
    expect(rulesOf(own, 'marac')).toEqual({ ...forms.marac.rules, capacity })
    expect(policySchema.safeParse({ ...policy, meetings: { tea: {} } }).success).toBe(false)
  })
})

describe.each(Object.entries<ConferenceKind>(conferenceKinds))('what is owed: %s', (code, kind) => {
  it('has a clock, a ladder and an owner, and is met by commands that its owner may send', () => {
    expect(clockOf(defaultPolicies.london, kind.clock).source).not.toBe('')
    expect(ladderOf(defaultPolicies.london, kind.ladder).rungs.length).toBeGreaterThan(0)
    expect(Object.keys(roles)).toContain(kind.owner)
    const may = kind.metBy.some((name) => {
      const { who }: ConferenceRule = conferenceCommands[name as keyof typeof conferenceCommands]
      return who === 'anyAgency' || (who !== 'system' && who.includes(kind.owner))
    })
    expect(may).toBe(true)
    expect(titleOf(code)).toBe(kind.title)
  })
})

describe('where a meeting stands', () => {
  it('is in codes, soonest first, with what time does next', () => {
    const { state, reference } = circulated()
    const standing = conferenceDecider.standing(state, reference)
    expect(standing).toMatchObject({ stage: 'circulated', site: 'london', ended: false })
    expect(standing.waitingOn.length).toBeGreaterThan(5)
    const dues = standing.waitingOn.map(({ due }) => due)
    expect(dues).toEqual([...dues].sort((a, b) => a - b))
    const calendar = { division: 'england-and-wales', hours: defaultHours } as const
    expect(sentence(standing, () => 'Housing', calendar)).toMatch(/^Agenda circulated\. Waiting on/)
  })

  it('ends when the minutes are locked', () => {
    const { state, reference } = locked()
    expect(conferenceDecider.standing(state, reference)).toEqual({
      stage: 'locked',
      site: 'london',
      waitingOn: [],
      ended: true,
    })
    expect(conferenceDecider.nextAlarm(state, reference)).toBeUndefined()
    for (const { title } of Object.values(conferenceStages)) expect(title).toMatch(/^[A-Z]/)
  })

  it('says in which role somebody acts', () => {
    const both = { ...people.chair, roles: ['policeLead', 'chair'] as const }
    expect(conferenceDecider.roleFor?.('decide-item', both)).toBe('chair')
    expect(conferenceDecider.roleFor?.('open-agenda', both)).toBe('policeLead')
    expect(conferenceDecider.roleFor?.('abolish', both)).toBe('policeLead')
  })
})

describe('the words of a meeting', () => {
  it('are each of a class that says who may read them', () => {
    for (const fields of Object.values(conferenceWords))
      for (const what of Object.values(fields)) expect(Object.keys(wordClasses)).toContain(what)
  })
})
