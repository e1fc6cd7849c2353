// Proves that the table of who may read what is whole, and keeps victims' words from treatment.
import {
  eventWords,
  guardedFacts,
  mapEventWords,
  mapGuardedFacts,
} from '../../../domain/event-words.ts'
import { describe, expect, it } from '@jest/globals'
import {
  asGuest,
  concerns,
  isAuthor,
  mayRead,
  noTies,
  seesEverything,
} from '../../../domain/need-to-know.ts'
import { wordClasses, type WordClass } from '../../../domain/word-classes.ts'
import { fieldMarks } from '../../../domain/fields.ts'
import { mapMarked } from '../../../domain/marked.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import { people } from './pathway/world.ts'
import { roles, type Role } from '../../../domain/codes.ts'

const classes = Object.keys(wordClasses) as WordClass[]
const reader = (...held: Role[]) => ({ roles: held })

describe('the table of who may read what', () => {
  it.each(classes)('lets somebody read %s, and a stranger never', (what) => {
    expect(wordClasses[what].roles.length).toBeGreaterThan(0)
    expect(mayRead(what, reader('agencyWorker'), noTies)).toBe(false)
  })

  it.each(classes)('opens %s to its author only as it opens to a tie', (what) => {
    const opens = (wordClasses[what].also as readonly string[]).includes('author')
    expect(mayRead(what, reader('agencyWorker'), { ...noTies, author: true })).toBe(opens)
  })

  it.each(['victim', 'victimContact'] as const)('opens %s to treatment by no tie', (what) => {
    const ties = { referrer: true, asked: true, owner: true, concerned: true, author: true }
    for (const role of ['forensicClinician', 'probation'] as const) {
      expect(mayRead(what, reader(role), ties)).toBe(false)
      expect(mayRead(what, reader(role, 'agencyWorker'), ties)).toBe(false)
    }
    expect(mayRead(what, { roles: ['agencyWorker'], provides: true }, ties)).toBe(false)
    expect(mayRead('victim', reader('agencyWorker'), ties)).toBe(true)
  })

  it('keeps a clinician who is a guest elsewhere a clinician', () => {
    const actor = { id: 'u', agency: 'a', roles: ['probation'] as const, sites: [] }
    const guest = asGuest(actor)
    expect(guest.roles).toEqual(['agencyWorker'])
    expect(mayRead('victim', guest, { ...noTies, referrer: true })).toBe(false)
    const worker = asGuest({ ...actor, roles: ['policeLead'] })
    expect(mayRead('victim', worker, { ...noTies, referrer: true })).toBe(true)
  })

  it('knows an author by person, agency and a role that they still hold', () => {
    const by = { id: 'u', agency: 'a', role: 'coordinator' }
    const now = { id: 'u', agency: 'a', roles: ['coordinator'] as const }
    expect(isAuthor(now, by)).toBe(true)
    expect(isAuthor({ ...now, roles: ['agencyWorker'] }, by)).toBe(false)
    expect(isAuthor({ ...now, agency: 'b' }, by)).toBe(false)
    expect(isAuthor({ ...now, id: 'v' }, by)).toBe(false)
    expect(isAuthor(now, { id: 'u', agency: 'a' })).toBe(false)
  })

  it('keeps treatment from reading about victims, and all but treatment from clinical notes', () => {
    for (const role of ['forensicClinician', 'probation'] as const)
      for (const what of ['victim', 'victimContact'] as const)
        expect(mayRead(what, reader(role), noTies)).toBe(false)
    for (const role of Object.keys(roles) as Role[])
      expect([role, mayRead('clinical', reader(role), noTies)]).toEqual([
        role,
        role === 'forensicClinician' || role === 'probation',
      ])
  })

  it('gives an administrator no words by ties', () => {
    const ties = { referrer: true, asked: true, owner: true, concerned: true }
    for (const what of classes.filter((one) => one !== 'contacts'))
      expect([what, mayRead(what, reader('administrator'), ties)]).toEqual([what, false])
    expect(seesEverything(reader('administrator'))).toBe(false)
  })
})

describe('the words in what happens', () => {
  it('are in the table for every command that carries some', () => {
    const listed = new Set(
      Object.values(eventWords).flatMap((fields) =>
        Object.keys(fields).map((path) => path.split('.').at(-1)),
      ),
    )
    // An event calls its words what the command calls them, except for the summary of a concern.
    listed.add('summary')
    for (const [name, { body }] of Object.entries(pathwayCommands))
      for (const [field, schema] of Object.entries(body.shape))
        if (fieldMarks.get(schema as never)?.mark === 'words')
          expect([name, listed.has(field)]).toEqual([name, true])
  })

  it('are swapped wherever they are, and nothing else is', () => {
    const data = {
      concern: 'w1',
      site: 'london',
      incidents: [{ on: '2026-01-01', note: 'w2' }, { on: '2026-01-02' }],
    }
    expect(
      mapEventWords('referral-received', data, (what, id, field) => `${what}/${id}/${field}`),
    ).toEqual({
      concern: 'concern/w1/concern',
      site: 'london',
      incidents: [{ on: '2026-01-01', note: 'concern/w2/incidents.note' }, { on: '2026-01-02' }],
    })
    expect(mapEventWords('something-new', { note: 'w3' }, () => null)).toEqual({ note: 'w3' })
  })
})

describe('facts that are no words and say how a victim can be reached', () => {
  const terms = { safe: true, channels: ['phone'], voicemail: false, withheldNumber: true }

  it('are swapped wherever they are, and nothing else is', () => {
    expect(
      mapGuardedFacts('safe-contact-set', terms, (what, value, field) => [what, field, value]),
    ).toEqual({
      safe: true,
      channels: ['victimContact', 'channels', ['phone']],
      voicemail: ['victimContact', 'voicemail', false],
      withheldNumber: ['victimContact', 'withheldNumber', true],
    })
    const tried = { result: 'reached', tries: 0, channel: 'phone' }
    expect(mapGuardedFacts('contact-recorded', tried, () => null)).toEqual({
      ...tried,
      channel: null,
    })
    expect(mapGuardedFacts('incident-reported', { channel: 'phone' }, () => null)).toEqual({
      channel: 'phone',
    })
  })

  it('are of the class that treatment may not read', () => {
    for (const what of Object.values(guardedFacts).flatMap((fields) => Object.values(fields)))
      expect([what, mayRead(what, reader('forensicClinician', 'probation'), noTies)]).toEqual([
        what,
        false,
      ])
  })
})

describe('what concerns an agency', () => {
  const owners = {
    referrer: 'london-council',
    of: (id: string) => (id === 'p1.1' ? 'london-housing' : undefined),
  }
  const happened = (type: string, data: object = {}, by = 'u-x') => ({ type, data, by: { id: by } })
  const { housing, council } = people

  it.each([
    ['the stage', happened('stage-entered', { stage: 'triage' }), true],
    ['its own doing', happened('incident-reported', {}, housing.id), true],
    ['what it owes', happened('obligation-settled', { id: 'p1.1' }), true],
    [
      'what is opened for it',
      happened('obligation-opened', { id: 'p1.9', agency: 'london-housing' }),
      true,
    ],
    [
      'what it is told',
      happened('rung-reached', { id: 'p1.9', to: { agency: 'london-housing' } }),
      true,
    ],
    ["another's referral", happened('referral-received', { site: 'london' }), false],
    ["another's obligation", happened('obligation-settled', { id: 'p1.2' }), false],
    ["another's doing", happened('contact-recorded', { result: 'reached' }), false],
  ])('is %s: %j', (_what, event, concerned) => {
    expect(concerns(event, housing, owners)).toBe(concerned)
  })

  it('is its own referral', () => {
    expect(concerns(happened('referral-received'), council, owners)).toBe(true)
  })
})

describe('the walk over marked fields', () => {
  it('finds every mark of a body, through lists, options and unions', () => {
    const found: string[] = []
    const visit = (mark: string, value: unknown, path: readonly (string | number)[]) => {
      found.push(`${mark} ${path.join('.')}`)
      return value
    }
    const body = {
      decision: 'intervene',
      risk: 'high',
      rationale: 'r',
      actions: [{ agency: 'a', role: 'chair', what: 'w', dueOn: '2026-12-01' }],
    }
    expect(mapMarked(pathwayCommands['record-conference'].body, body, visit)).toEqual(body)
    mapMarked(
      pathwayCommands.extend.body,
      { obligationId: 'p1.1', to: '2026-12-01', reason: 'r' },
      visit,
    )
    expect(found).toEqual([
      'words rationale',
      'agency actions.0.agency',
      'words actions.0.what',
      'date actions.0.dueOn',
      'obligation obligationId',
      'instant to',
      'words reason',
    ])
  })
})
