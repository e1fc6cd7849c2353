import { many } from '../many.ts'
import { z } from 'zod'
import { roles } from '../../../domain/codes.ts'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import { minutesStatuses } from '../codes.ts'
import { whyNull, withheldOf } from '../../access/withheld.ts'
import { instantOut, iso } from '../instants.ts'
import { type No, refused } from '../../answers.ts'
import type { ConferenceLook } from '../../access/look.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { readEvents } from '../../../store/reads/pathway.ts'
import { readNames } from '../../../store/reads/words.ts'

const writtenOut = z.object({
  at: instantOut,
  by: z.object({
    agency: z.string(),
    role: storedCodeOf(roles).nullable(),
    name: z.string().nullable(),
    withheld: codeOf(whyNull).nullable().meta({ description: 'Why `name` is null.' }),
  }),
  text: z
    .string()
    .nullable()
    .meta({ description: 'Null if it is not for you or has been erased.' }),
  withheld: codeOf(whyNull).nullable().meta({ description: 'Why `text` is null.' }),
})

export const minutesOut = z
  .object({
    status: codeOf(minutesStatuses),
    version: z.int().meta({ description: 'Goes up by one with each draft and each correction.' }),
    locked: z.boolean(),
    drafts: many(writtenOut.extend({ version: z.int() })).meta({
      description: 'Every version of the text; the last one counts.',
    }),
    circulatedAt: instantOut.nullable(),
    corrections: many(writtenOut.extend({ version: z.int() })),
    approvedAt: instantOut.nullable(),
    addenda: many(writtenOut).meta({ description: 'What was added after the approval.' }),
  })
  .meta({ id: 'Minutes' })

const told = [
  'minutes-drafted',
  'minutes-circulated',
  'minutes-corrected',
  'minutes-approved',
  'addendum-added',
] as const

/** The minutes, for whoever accepted confidentiality; those who run the meeting have. */
export const minutesFor = async (
  seen: ConferenceLook,
): Promise<z.output<typeof minutesOut> | No> =>
  seen.reader.mustAccept ? refused('accept-first') : minutesView(seen)

/** The minutes: a draft for those who run the meeting, and once circulated for those who read all items. */
export async function minutesView({ reader, database }: ConferenceLook) {
  const { state, reading } = reader
  const events = await readEvents(database, state.id, { kind: 'conference', types: told })
  const out = events.find(({ type }) => type === 'minutes-circulated')
  const theirs = events.filter(
    ({ type, data }) => reading.keeps || type !== 'minutes-drafted' || isSame(data, out?.data),
  )
  const read = await reader.worded(database, theirs)
  const names = await readNames(
    database,
    read.map(({ by }) => by.id),
  )
  const of = (type: (typeof told)[number]) => read.filter((event) => event.type === type)
  const written = (event: ReadEvent) => writtenView(event, reader, names)
  const version = (event: ReadEvent) => ({
    ...written(event),
    version: Number(event.data['version']),
  })
  return {
    status: state.minutes?.status ?? ('none' as const),
    version: state.minutes?.version ?? 0,
    locked: state.stage === 'locked',
    drafts: of('minutes-drafted').map(version),
    circulatedAt: firstOf(of('minutes-circulated')),
    corrections: of('minutes-corrected').map(version),
    approvedAt: firstOf(of('minutes-approved')),
    addenda: of('addendum-added').map(written),
  }
}

const isSame = (one: object, other: object | undefined): boolean =>
  (one as { version?: unknown }).version === (other as { version?: unknown } | undefined)?.version

const firstOf = ([first]: readonly ReadEvent[]): string | null => (first ? iso(first.at) : null)

function writtenView(
  { at, by, data, withheld }: ReadEvent,
  reader: ConferenceLook['reader'],
  names: ReadonlyMap<string, string>,
): z.output<typeof writtenOut> {
  const text = data['text'] ?? data['correction']
  const name = reader.see('staff', 'by', names.get(by.id), { author: by.id })
  return {
    at: iso(at),
    by: {
      agency: by.agency,
      role: by.role ?? null,
      name,
      withheld:
        withheldOf({ name: { value: name, may: reader.mayRead('staff', by.id) } }).name ?? null,
    },
    text: typeof text === 'string' ? text : null,
    withheld: withheld['text'] ?? withheld['correction'] ?? null,
  }
}
