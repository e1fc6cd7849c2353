import { z } from 'zod'
import { agencyId, date, line } from '../../../domain/fields.ts'
import { called, counted } from '../../../domain/sentence.ts'
import { codeOf, titleIn } from '../../../domain/titled.ts'
import { daysOff, rungReceivers, rungTimes } from '../../../domain/policy/choices.ts'
import { orderings } from '../../../domain/policy/meetings.ts'
import { provenance } from '../../../domain/policy/provenance.ts'
import { titled } from '../../../domain/codes.ts'
import { ukZone } from '../../../domain/calendar/calendar.ts'

type Value = Readonly<Record<string, unknown>>

/** A part of a policy as its form asks for it, where that is not as it is stored. */
interface PartShape {
  readonly schema: z.ZodObject
  readonly typed: (value: Value) => Value
  readonly stored: (typed: Value) => Value
  /** What must be answered wherever it is asked. */
  readonly needed?: Readonly<Record<string, 'always'>>
  /** In words, where its answers alone would not read well. */
  readonly said?: (value: Value) => readonly string[]
}

const time = z.string().max(5)

const rhythms = titled({
  7: 'Every week',
  14: 'Every two weeks',
  28: 'Every four weeks',
  dates: 'On dates of its own',
})
const moments = titled({
  opened: 'At once',
  due: 'When it falls due',
  workingDays: 'So many working days from the due date',
  days: 'So many days from the due date',
})

/** The shapes by where a part stands; `*` for any code. */
const shapes: Readonly<Record<string, PartShape>> = {
  hours: {
    schema: z.strictObject({ from: time, to: time, ...provenance }),
    typed: ({ zone: _, ...rest }) => rest,
    stored: (typed) => ({ ...typed, zone: ukZone }), // the only one
  },
  alsoAsked: {
    schema: z.strictObject({ agencies: z.array(agencyId()).max(20).optional(), ...provenance }),
    typed: (value) => value,
    stored: (typed) => ({ ...typed, agencies: typed['agencies'] ?? [] }),
  },
  'meetings.*.order': {
    schema: z.strictObject({
      by: z
        .array(z.strictObject({ what: codeOf(orderings) }))
        .max(6)
        .optional(),
      ...provenance,
    }),
    typed: ({ by, ...rest }) => ({ ...rest, by: listed(by).map((what) => ({ what })) }),
    stored: ({ by, ...rest }) => ({ ...rest, by: listed(by).map((row) => asValue(row)['what']) }),
  },
  'meetings.*.rhythm': {
    schema: z.strictObject({
      every: codeOf(rhythms),
      first: date().optional(),
      dates: z.array(date()).max(120).optional(),
      at: time,
      onDayOff: codeOf(daysOff),
      ...provenance,
    }),
    needed: { first: 'always' },
    typed: ({ when, ...rest }) => {
      const { everyDays, from, dates } = asValue(when)
      return {
        ...rest,
        ...(dates ? { every: 'dates', dates } : { every: `${everyDays as number}`, first: from }),
      }
    },
    stored: ({ every, first, dates, ...rest }) => ({
      ...rest,
      when: every === 'dates' ? { dates: dates ?? [] } : { everyDays: Number(every), from: first },
    }),
  },
  'ladders.*': {
    schema: z.strictObject({
      rungs: z
        .array(
          z.strictObject({
            when: codeOf(moments),
            count: z.int().min(-366).max(366).optional(),
            at: codeOf(rungTimes).optional(),
            to: codeOf(rungReceivers),
            urgent: z.boolean().default(false),
            code: line(40),
          }),
        )
        .min(1)
        .max(12),
      ...provenance,
    }),
    needed: { 'rungs.count': 'always', 'rungs.at': 'always' },
    said: ({ rungs }) => listed(rungs).map((rung) => rungWords(asValue(rung))),
    typed: ({ rungs, ...rest }) => ({ ...rest, rungs: listed(rungs).map(rungTyped) }),
    stored: ({ rungs, ...rest }) => ({ ...rest, rungs: listed(rungs).map(rungStored) }),
  },
}

function rungTyped(rung: unknown): Value {
  const { when, ...rest } = asValue(rung)
  if (typeof when === 'string') return { ...rest, when }
  const { at, ...span } = asValue(when)
  const [unit, count] = Object.entries(span)[0] ?? []
  return { ...rest, when: unit, count, at }
}

function rungStored(row: unknown): Value {
  const { when, count, at, urgent = false, ...rest } = asValue(row)
  const counts = when === 'workingDays' || when === 'days'
  return { ...rest, urgent, when: counts ? { [when]: count, at } : when }
}

/** A step in one line: when, whom, and whether it is urgent. */
function rungWords(rung: Value): string {
  const { when, count, at, to, urgent } = rungTyped(rung)
  const whom = called(rungReceivers, String(to))
  return `${momentWords(String(when), Number(count), String(at))}: ${whom}${urgent === true ? ', urgent' : ''}`
}

function momentWords(when: string, count: number, at: string): string {
  if (when === 'opened' || when === 'due') return titleIn(moments, when)
  const time = called(rungTimes, at)
  if (count === 0) return `The day it falls due, ${time}`
  const days = counted(Math.abs(count), when === 'workingDays' ? 'working day' : 'day')
  return `${days} ${count < 0 ? 'before' : 'after'} it falls due, ${time}`
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const asValue = (value: unknown): Value => value as Value // its schema was checked

/** How the form of a part asks for it. */
export function shapeOf(at: string, schema: z.ZodObject): PartShape {
  const any = at.replace(/^(meetings|ladders)\.[^.]+/, '$1.*')
  const own = Object.hasOwn(shapes, any) ? shapes[any] : undefined
  return own ?? { schema: z.strictObject(schema.shape), typed: same, stored: same }
}

const same = (value: Value): Value => value
