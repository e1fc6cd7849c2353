// Proves that every stage, command and clock of the registries fits the others.
import { describe, expect, it } from '@jest/globals'
import { defaultLadders, type LadderCode } from '../../../domain/policy/ladders.ts'
import { missingFrom, type Policy, policySchema } from '../../../domain/policy/policy.ts'
import { obligationKinds, type ObligationCode } from '../../../domain/obligations/kinds.ts'
import { seedAddress, seedAgencies, seedSites } from '../../../domain/reference/seed.ts'
import { calendarOf } from '../../../domain/reference/reference.ts'
import { defaultClocks } from '../../../domain/policy/clocks.ts'
import { defaultPolicies, pilotPolicies } from '../../../domain/policy/defaults.ts'
import { conferenceKinds } from '../../../domain/conference/kinds.ts'
import { london } from './pathway/world.ts'
import type { ObligationKind } from '../../../domain/obligations/kind.ts'
import { metBy } from '../../../domain/entity/rule.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import { dueAfter, planRungs } from '../../../domain/obligations/ladder.ts'
import { roles } from '../../../domain/codes.ts'
import type { PathwayRule } from '../../../domain/pathway/rule.ts'
import { placesOf, type Stage, type StageCode, stages } from '../../../domain/stages/index.ts'

const kinds: [ObligationCode, ObligationKind][] = Object.entries(obligationKinds) as [
  ObligationCode,
  ObligationKind,
][]
const stageList: [string, Stage][] = Object.entries(stages)
const policies = [
  ...Object.entries<Policy>(defaultPolicies),
  ...Object.entries<Policy>(pilotPolicies).map(([site, policy]): [string, Policy] => [
    `${site} with meetings`,
    policy,
  ]),
]
const commandNames = Object.keys(pathwayCommands)

describe.each(stageList)('the stage %s', (code, stage) => {
  it('leads somewhere that exists with every outcome', () => {
    const places = [...Object.keys(stages), 'ended']
    for (const place of Object.values(stage.outcomes).flatMap(placesOf))
      expect(places).toContain(place)
    expect(Object.keys(stage.outcomes)).not.toEqual([])
  })

  it('is led to by another stage', () => {
    const before = stageList.filter(
      ([other, { outcomes }]) =>
        other !== code &&
        Object.values(outcomes)
          .flatMap(placesOf)
          .includes(code as StageCode),
    )
    if (code !== 'referral') expect(before).not.toEqual([])
  })

  it('has an owner, a title, and a clock and a ladder in every default policy', () => {
    expect(Object.keys(roles)).toContain(stage.owner)
    expect(stage.title).toMatch(/^[A-Z]/)
    for (const [, policy] of policies)
      expect(missingFrom(policy, { clocks: [stage.clock], ladders: [stage.ladder] })).toEqual([])
  })

  it('owes what ends with it', () => {
    if (stage.owes) expect(obligationKinds[stage.owes].span).toBe('stage')
  })
})

describe.each(kinds)('the obligation %s', (what, kind) => {
  it('has a clock and a ladder in every default policy', () => {
    for (const [, policy] of policies)
      expect(missingFrom(policy, { clocks: [kind.clock], ladders: [kind.ladder] })).toEqual([])
  })

  it('is owed by a role that somebody holds, or by a worker of the agency that is named', () => {
    expect(Object.keys(roles)).toContain(kind.owner)
    for (const { holders } of Object.values(seedSites))
      if (kind.owner !== 'agencyWorker') expect(Object.keys(holders)).toContain(kind.owner)
  })

  it('is met by commands that exist and that its owner may send', () => {
    const by = metBy(pathwayCommands, what, kind)
    expect(by).not.toEqual([])
    for (const name of by) expect(commandNames).toContain(name)
    const may = by.some((name) => {
      const { who }: PathwayRule = pathwayCommands[name as keyof typeof pathwayCommands]
      return who === 'anyAgency' || (who !== 'system' && who.includes(kind.owner))
    })
    expect(may).toBe(true)
  })

  it('is in words that say the kind of thing, and nothing about anyone', () => {
    expect(kind.title).toMatch(/^(an? |the |advice |news )[a-z]/)
    expect(kind.title).not.toMatch(/stalk|victim|perpetrator|offender|person/i)
  })

  it('asks its owner before it is late', () => {
    for (const [, policy] of policies) {
      const calendar = calendarOf({ policy })
      const since = london('2026-11-02 10:00')
      const due = dueAfter(since, policy.clocks[kind.clock]?.span ?? { days: 0 }, calendar)
      const { rungs } = policy.ladders[kind.ladder] ?? { rungs: [] }
      const planned = planRungs(defaultLadders[kind.ladder], since, due, calendar)
      const before = planned.filter(([index, at]) => at <= due && rungs[index]?.to === 'owner')
      expect(before.length + (rungs[0]?.when === 'opened' ? 1 : 0)).toBeGreaterThan(0)
      expect(planned.at(-1)?.[1]).toBeGreaterThan(due)
    }
  })
})

describe.each(
  Object.entries(defaultLadders) as [LadderCode, (typeof defaultLadders)[LadderCode]][],
)('the ladder %s', (_, { rungs }) => {
  it('goes upwards: the owner, then the manager, then above', () => {
    const heights = { owner: 0, manager: 1, coordinator: 1, chair: 2, steeringGroup: 3 }
    const climbed = rungs.map(({ to }) => heights[to])
    expect(climbed).toEqual([...climbed].sort((a, b) => a - b))
    expect(rungs.at(-1)?.to).toBe('steeringGroup')
  })

  it('asks at the beginning or not at all', () => {
    expect(rungs.slice(1).map(({ when }) => when)).not.toContain('opened')
  })
})

describe.each(policies)('the default policy of %s', (_, policy) => {
  it('is a policy, whole and nothing beside it', () => {
    expect(policySchema.parse(policy)).toEqual(policy)
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy)
  })

  it('says of every number where it comes from, and how far to trust it', () => {
    const numbers: string[] = []
    const walk = (value: unknown, path: string, vouched: boolean): void => {
      if (typeof value === 'number' && !vouched) numbers.push(path)
      if (typeof value !== 'object' || value === null) return
      const { source, mark } = value as { source?: unknown; mark?: unknown }
      const here = typeof source === 'string' && source !== '' && typeof mark === 'string'
      for (const [key, inner] of Object.entries(value))
        walk(inner, `${path}.${key}`, vouched || here)
    }
    walk(policy, 'policy', false)
    expect(numbers).toEqual([])
  })

  it('has a source and a mark at each of its entries', () => {
    const entries = [
      policy.hours,
      policy.coreSet,
      policy.alsoAsked,
      policy.quorum,
      policy.missedSessions,
      policy.contactTries,
      ...[policy.clocks, policy.ladders, policy.programmes].flatMap((one) =>
        Object.values<{ source: string; mark: string }>(one),
      ),
    ]
    for (const { source, mark } of entries) {
      expect(source.length).toBeGreaterThan(10)
      expect(source).not.toMatch(/\bS\d+\b/) // a key to a list that is not here
      expect(['S', 'S2', 'K']).toContain(mark)
    }
  })

  it('has no clock that nothing uses', () => {
    const used = new Set<string>([
      ...kinds.map(([, { clock }]) => clock),
      ...Object.values(conferenceKinds).map(({ clock }) => clock),
      ...stageList.map(([, { clock }]) => clock),
      'reviewHigh', // of a review, at high risk
      'orderRenewalSoon', // of a renewal, where the days before its end have begun
      'retention', // of an ended pathway's record
      'meetingRetention', // of a meeting's
      'emergencyConferenceSameDay', // of an emergency conference that triage lists
      'reconveneAgain', // of a second meeting without a quorum
    ])
    expect(Object.keys(policy.clocks).filter((clock) => !used.has(clock))).toEqual([])
    expect(Object.keys(policy.clocks).sort()).toEqual(Object.keys(defaultClocks).sort())
  })
})

describe.each(Object.entries(seedSites))('the site %s', (_, { agencies, holders }) => {
  it('has its roles held by its own agencies', () => {
    for (const agency of Object.values<string>(holders)) expect(agencies).toContain(agency)
    for (const agency of agencies) expect(Object.keys(seedAgencies)).toContain(agency)
  })

  it('has contacts at example.org only', () => {
    for (const agency of agencies)
      expect(seedAddress(agency, 'policeLead')).toBe(`police-lead@${agency}.example.org`)
  })
})

describe('the commands', () => {
  it('are kebab-case, and say in words what they do', () => {
    for (const [name, { label }] of Object.entries<PathwayRule>(pathwayCommands)) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(label).toMatch(/^[A-Z]/)
    }
  })

  it('refuse fields that they do not know', () => {
    for (const { body } of Object.values<PathwayRule>(pathwayCommands))
      expect(body.safeParse({ surprise: true }).success).toBe(false)
  })
})
