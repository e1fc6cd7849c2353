// Proves that each form of meeting is sound, and says where its numbers come from.
import { metBy } from '../../../../domain/entity/rule.ts'
import { describe, expect, it } from '@jest/globals'
import { conferenceKinds, type ConferenceKind } from '../../../../domain/conference/kinds.ts'
import { conferenceCommands } from '../../../../domain/conference/commands/index.ts'
import { conferenceStages } from '../../../../domain/conference/codes.ts'
import { conferenceWords } from '../../../../domain/conference/event-words.ts'
import { clockOf, ladderOf } from '../../../../domain/policy/lookup.ts'
import { describe as sentence, titleOf } from '../../../../domain/describe.ts'
import { defaultHours } from '../../../../domain/calendar/calendar.ts'
import { defaultPolicies } from '../../../../domain/policy/defaults.ts'
import { forms, formsOf, rulesOf } from '../../../../domain/conference/forms.ts'
import type { Form } from '../../../../domain/conference/forms/form.ts'
import { meetingsSchema } from '../../../../domain/policy/meetings.ts'
import { policySchema } from '../../../../domain/policy/policy.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import type { ConferenceRule } from '../../../../domain/conference/rule.ts'
import { circulated, locked } from './beginnings.ts'
import { london } from '../pathway/world.ts'
import { people } from '../pathway/world.ts'
import { roles } from '../../../../domain/codes.ts'
import { wordClasses } from '../../../../domain/word-classes.ts'

/** Every number and every list of a form, wherever it stands, with whatever says where it was taken from. */
function figuresIn(value: unknown, source?: unknown): { figure: unknown; source: unknown }[] {
  if (typeof value === 'number') return [{ figure: value, source }]
  if (typeof value !== 'object' || value === null) return []
  const said = 'source' in value && 'mark' in value ? value.source : source
  const own = Array.isArray(value) ? [{ figure: value, source: said }] : []
  return [...own, ...Object.values(value).flatMap((part) => figuresIn(part, said))]
}

describe.each(Object.entries<Form>(forms))('the form %s', (_, form) => {
  it('has rules that a policy could hold', () => {
    expect(meetingsSchema.parse({ marac: form.rules })).toEqual({ marac: form.rules })
    expect(form.rules.order.by).toContain('carried')
  })

  it('says where every number and every list comes from and how far to trust it', () => {
    const { rules, agenda, returnForm, minutes } = form
    for (const { source, mark } of [...Object.values(rules), agenda, returnForm, minutes]) {
      expect(source.length).toBeGreaterThan(5)
      expect(['S', 'S2', 'K']).toContain(mark)
    }
  })

  it('has no number and no list without a source, and none whose source is a key to another paper', () => {
    const figures = figuresIn(form)
    expect(figures.length).toBeGreaterThan(10)
    for (const { figure, source } of figures) {
      expect([figure, typeof source]).toEqual([figure, 'string'])
      expect(source).not.toMatch(/\bS\d+\b/)
    }
  })

  it('has an agenda that begins with the statement, and hears everything that a list brings', () => {
    const { parts } = form.agenda
    expect(parts[0]).toBe('confidentiality')
    expect([...parts].sort()).toEqual([
      'actions',
      'anyOther',
      'confidentiality',
      'expiries',
      'items',
    ])
    expect(parts.indexOf('actions')).toBeLessThan(parts.indexOf('items'))
  })

  it('asks in a return for fact and opinion apart, and has in its minutes who came and what was decided', () => {
    const codes = (sections: Form['minutes']['sections']) => sections.map(({ code }) => code)
    expect(codes(form.returnForm.sections)).toEqual(expect.arrayContaining(['facts', 'opinion']))
    expect(codes(form.minutes.sections)).toEqual(
      expect.arrayContaining(['attendance', 'actions', 'items']),
    )
  })

  it('has a quorum with somebody to chair, and police and probation or more', () => {
    expect(form.rules.quorum.roles).toEqual(
      expect.arrayContaining(['chair', 'policeLead', 'probation']),
    )
  })

  it('has its sections once each', () => {
    for (const { sections } of [form.returnForm, form.minutes]) {
      const codes = sections.map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })
})

it('differ as what was found of them does', () => {
  const numbers = Object.entries<Form>(forms).map(([code, { rules, minutes }]) => [
    code,
    'everyDays' in rules.rhythm.when ? rules.rhythm.when.everyDays : undefined,
    rules.listCloses.workingDays,
    rules.returns.workingDays,
    rules.capacity.items,
    rules.perItem.minutes,
    rules.order.by[1],
    minutes.sections.length,
  ])
  expect(numbers).toEqual([
    ['stalkingPanel', 7, 5, 3, 15, 10, 'children', 6],
    ['marac', 14, 8, 5, 15, 10, 'children', 6],
    ['matac', 28, 8, 5, 15, 10, 'high', 6],
    ['mappa2', 28, 8, 5, 8, 30, 'high', 7],
  ])
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
    const may = metBy(conferenceCommands, code, kind).some((name) => {
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
    const position = conferenceDecider.position(state, reference)
    expect(position).toMatchObject({ stage: 'circulated', site: 'london', ended: false })
    expect(position.waitingOn.length).toBeGreaterThan(5)
    const dues = position.waitingOn.map(({ due }) => due)
    expect(dues).toEqual([...dues].sort((a, b) => a - b))
    const calendar = { division: 'england-and-wales', hours: defaultHours } as const
    expect(sentence(position, () => 'Housing', calendar)).toMatch(/^Agenda circulated\. Waiting on/)
  })

  it('ends when the minutes are locked', () => {
    const { state, reference } = locked()
    expect(conferenceDecider.position(state, reference)).toEqual({
      stage: 'locked',
      site: 'london',
      waitingOn: [],
      ended: true,
    })
    expect(conferenceDecider.nextAlarm(state, reference)?.at).toBe(london('2032-12-02 10:00')) // its record
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
