import { z } from 'zod'
import { audiences } from './audience.ts'
import { codeOf } from './titled.ts'
import { uncarried, unmarkedLine, unmarkedText } from './text.ts'

/** What a field holds beyond its shape: the edge keeps words apart, looks up ids and bounds dates by these marks. */
export type FieldMark =
  'words' | 'agency' | 'site' | 'date' | 'pastDate' | 'instant' | 'pastInstant' | PartMark

/** What an id in a body is the id of: a part of the entity, another entity, or a part of its site's policy. */
export type PartMark =
  | 'obligation'
  | 'session'
  | 'action'
  | 'order'
  | 'breach'
  | 'programme'
  | 'retentionClass'
  | 'meeting'
  | 'item'
  | 'actor'
  | 'exclusion'
  | 'text'
  | 'takenOut'
  | 'conflict'
  | 'entry'
  | 'report'
  | 'victim'
  | 'policyVersion'
  | 'pathway'
  | 'match'
export const fieldMarks = z.registry<{ mark: FieldMark }>()

// Overrides of text direction are refused with what cannot be carried: they hide what is written.
const overrides = /[\u202a-\u202e\u2066-\u2069]/
const unprintable = {
  test: (text: string): boolean => uncarried.test(text) || overrides.test(text),
}
const unprintableOrBreak = {
  test: (text: string): boolean => unprintable.test(text) || /[\t\n\r]/.test(text),
}

// What takes no room on a screen. Names that differ in it alone look the same, and are not found by each other.
const invisible = /[\p{Default_Ignorable_Code_Point}\u2800]/u
// In scripts whose letters join, a joiner between two of them is spelling (RFC 5892, appendix A).
const joiners =
  /(?<=(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\p{L}\p{M}])[\u200c\u200d](?=\p{L})/gu
const hasInvisible = (text: string): boolean => invisible.test(text.replace(joiners, ''))
const isBlank = (text: string): boolean =>
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text)

/** Text from another system, such as a name in a token: anything that can be stored, up to `max` characters. */
export const foreignText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !unprintableOrBreak.test(text), {
      message: 'must not contain control characters.',
    })

/**
 * Free text of 1 to `max` characters. In a request it is the text. Before a command reaches the inbox the store swaps it for
 * the id of its row. So a rule, an event and Temporal only ever see that id.
 */
export const words = (max = 4000) =>
  z
    .string()
    .overwrite(unmarkedText)
    .min(1)
    .max(max)
    .refine((text) => !isBlank(text), { message: 'must not be blank.' })
    .refine((text) => !unprintable.test(text), { message: 'must not contain control characters.' })
    .register(fieldMarks, { mark: 'words' })

/**
 * Who may read the free text beside it, if its writer says so; without it, who usually may. It stays with the words and no
 * rule sees it.
 */
export const audience = () =>
  codeOf(audiences).optional().meta({
    description:
      'Who may read the free text beside it. Without it, those who treat the person may not, because it could name or place the victim; an action that they owe is for them.',
  })

/** The letter of a victim of whichever pathway. */
export const letter = () =>
  z
    .string()
    .length(1)
    .regex(/^[A-Z]$/, 'must be the letter of a victim.')

/** Which victim of the pathway, by the letter that tells several apart. */
export const victimLetter = () =>
  letter().register(fieldMarks, { mark: 'victim' }).meta({
    description:
      'Which victim of the pathway, by the letter under which it has them. Needed where more than one is known to you.',
  })

/** Which one victim the text beside it is about, if it is not about all: whoever may not know of them does not read it. */
export const aboutVictim = () =>
  letter().register(fieldMarks, { mark: 'victim' }).optional().meta({
    description:
      'The one victim whom it is about, by letter. Left out, it is about everybody: then an advocate who may not know of every victim reads its text only if `audience` is `all`.',
  })

/** Text that is being written: anything that can be stored, up to `max` characters, and nothing yet. */
export const unfinishedText = (max: number) =>
  z
    .string()
    .overwrite(unmarkedText)
    .max(max)
    .refine((text) => !unprintable.test(text), { message: 'must not contain control characters.' })

/** One line of personal detail, such as a name; part of a person's or a victim's record, never of a command. */
export const line = (max: number) =>
  z
    .string()
    .overwrite(unmarkedLine)
    .min(1)
    .max(max)
    .refine((text) => !isBlank(text), { message: 'must not be blank.' })
    .refine((text) => !unprintableOrBreak.test(text), {
      message: 'must not contain control characters.',
    })
    .refine((text) => !hasInvisible(text), { message: 'must not contain invisible characters.' })

/** So many words has no name; each is compared with each of every person who may be the same. */
const mostWordsOfName = 12

/** What somebody is called: a line of up to twelve words. */
export const nameLine = () =>
  line(200).refine(
    (name) =>
      name
        .trim()
        .split(/[^\p{L}\p{M}\p{N}'’.]+/u)
        .filter((word) => word !== '').length <= mostWordsOfName,
    {
      message: `must have at most ${mostWordsOfName} words.`,
      params: { rule: 'too-many-words' },
    },
  )

const slug = () =>
  z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an id such as suzy-lamplugh-trust.')

/** The id of an agency that exists. */
export const agencyId = () => slug().register(fieldMarks, { mark: 'agency' })

/** The id of a site that exists. */
export const siteId = () => slug().register(fieldMarks, { mark: 'site' })

/** A readable id of reference data that need not exist yet. */
export const newSlug = slug

/** A civil date, 1900 to ten years ahead. */
export const date = () =>
  z.iso.date().meta({ maxLength: 10 }).register(fieldMarks, { mark: 'date' })

/** A civil date that is not in the future, 1900 at the earliest. */
export const pastDate = () =>
  z.iso.date().meta({ maxLength: 10 }).register(fieldMarks, { mark: 'pastDate' })

/** An instant with its offset from UTC, 1900 to ten years ahead. */
export const instant = () =>
  z.iso.datetime({ offset: true }).max(40).register(fieldMarks, { mark: 'instant' })

/** An instant with its offset from UTC that is not in the future, 1900 at the earliest. */
export const pastInstant = () =>
  z.iso.datetime({ offset: true }).max(40).register(fieldMarks, { mark: 'pastInstant' })

/** Part of an entity's own ids, such as an obligation's. */
const localId = () =>
  z
    .string()
    .min(1)
    .max(60)
    .regex(/^[a-z0-9.-]+$/, 'is not an id of this system.')

const part =
  (mark: PartMark, max = 40) =>
  () =>
    foreignText(max).register(fieldMarks, { mark })

/** The id of something that is owed, or was. */
export const obligationId = () => localId().register(fieldMarks, { mark: 'obligation' })

export const sessionId = part('session')
export const actionId = part('action')
export const orderId = part('order')
export const breachId = part('breach')
export const matchId = part('match')
export const exclusionId = part('exclusion')

/** The id of the order that mandates something, in the characters that ids of this system have. */
export const mandatingOrderId = () => localId().register(fieldMarks, { mark: 'order' })

/** The opaque id of somebody who signs in. */
export const actorId = part('actor', 60)

/** The id of a text, as a timeline has it beside what happened. */
export const textId = part('text')
/** The id of a text that was taken out. */
export const takenOutId = part('takenOut')

/** The id of a conflict of interest that was declared at a meeting. */
export const conflictId = part('conflict')

const numbered = (mark: 'entry' | 'report' | 'policyVersion') => () =>
  z.int().min(1).max(1_000_000).register(fieldMarks, { mark })
/** The number of something that happened on a pathway, as its timeline has it; or only of a report of an incident. */
export const eventNumber = numbered('entry')
export const reportNumber = numbered('report')

/** The code of a programme, or of a class of records, in the site's policy. */
export const programmeCode = (description: string) =>
  foreignText(60).meta({ description }).register(fieldMarks, { mark: 'programme' })
export const retentionClassCode = () => slug().register(fieldMarks, { mark: 'retentionClass' })

/** The number of a version of the site's policy. */
export const policyVersion = numbered('policyVersion')

/** The id of a pathway. */
export const pathwayId = () => localId().register(fieldMarks, { mark: 'pathway' })

/** The id of an action that was brought to a meeting. */
export const broughtActionId = part('action', 60)

/** The id of a pathway on the list of a meeting, of whatever characters: whoever reads it looks for it there. */
export const listedPathwayId = () => foreignText(60).register(fieldMarks, { mark: 'pathway' })

/** The id of a meeting: cf and twelve letters or digits. */
export const conferenceId = () =>
  z
    .string()
    .regex(/^cf[a-z0-9]{12}$/, 'is not the id of a meeting.')
    .meta({ maxLength: 14 })
    .register(fieldMarks, { mark: 'meeting' })

/** The id of an item of one meeting. */
export const itemId = () =>
  z
    .string()
    .regex(/^i[1-9]\d{0,3}$/, 'is not the id of an item.')
    .meta({ maxLength: 5 })
    .register(fieldMarks, { mark: 'item' })
