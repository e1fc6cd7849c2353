import { many } from '../views/many.ts'
import { z } from 'zod'
import type { Account } from '../access/account.ts'
import { codeOf } from '../../domain/titled.ts'
import { sectionStates } from '../views/codes.ts'
import type { Database } from '../../store/database.ts'
import type { Draft } from '../../store/drafts.ts'
import { draftExpiry } from '../../store/old-drafts.ts'
import { type DraftDocument, type Section, sections, sectionsOf } from './document.ts'
import { hiddenParts, readableDraft } from './readable.ts'
import { instantOut, iso } from '../views/instants.ts'
import { withheldFor, withheldOf } from '../access/withheld.ts'

const state = codeOf(sectionStates)
const fieldError = z.object({ field: z.string(), rule: z.string(), message: z.string() })

/** The same for each part of a referral. */
const eachSection = <T extends z.ZodType>(schema: T) =>
  z.object(
    Object.fromEntries(Object.keys(sections).map((section) => [section, schema])) as Record<
      Section,
      T
    >, // the keys are those of the constant
  )

const facts = {
  id: z.string(),
  version: z.int().meta({ description: 'Send it as If-Match with what changes the draft.' }),
  site: z.string().nullable(),
  changedAt: instantOut,
  expiresAt: instantOut.meta({ description: 'When it will be deleted unless it changes first.' }),
  ready: z.boolean().meta({ description: 'Every part is complete.' }),
}

export const draftItem = z
  .object({
    ...facts,
    person: z.object({ name: z.string() }).nullable(),
    withheld: withheldFor('site', 'person'),
    sections: eachSection(state),
  })
  .meta({ id: 'DraftItem' })

const part = z.record(z.string(), z.unknown()).optional()

/** How many drafts the reader has begun that have not been sent. */
export const yourDrafts = z
  .object({ count: z.int(), most: z.int().meta({ description: 'So many one person may have.' }) })
  .meta({ description: 'Those that you have begun and that have not been sent.' })

export const draftOut = z
  .object({
    ...facts,
    referral: z
      .looseObject({ person: part, victim: part, concern: part })
      .meta({ description: 'What has been typed so far, as far as it is for you.' }),
    sections: eachSection(z.object({ state, errors: many(fieldError) })),
    withheld: withheldFor('site', 'referral.person', 'referral.victim', 'referral.concern'),
  })
  .meta({ id: 'Draft' })

/** A draft as far as it is for a reader, with how far each of its parts is and what is still wrong with it. */
export async function draftView(database: Database, actor: Account, draft: Draft, now: number) {
  const document = draft.document as DraftDocument // as its schema let it in
  const states = await sectionsOf(database, document, now)
  return {
    ...factsOf(draft, document),
    ready: ready(states),
    withheld: {
      ...withheldOf({ site: { value: siteIn(document), may: true } }),
      ...hiddenIn(actor, document),
    },
    referral: { ...readableDraft(actor, document) },
    sections: withEach((section) => ({
      state: states[section].state,
      errors: [...states[section].errors],
    })),
  }
}

/** A draft as lists show it to a reader. */
export async function draftItemView(database: Database, actor: Account, draft: Draft, now: number) {
  const document = draft.document as DraftDocument // as its schema let it in
  const states = await sectionsOf(database, document, now)
  const name = nameIn(actor, draft)
  return {
    ...factsOf(draft, document),
    ready: ready(states),
    withheld: withheldOf({
      site: { value: siteIn(document), may: true },
      person: { value: name, may: !hiddenParts(actor, document).includes('person') },
    }),
    person: name === undefined ? null : { name },
    sections: withEach((section) => states[section].state),
  }
}

/** The person's name, as far as it is typed and for this reader. */
export function nameIn(actor: Account, { document }: Draft): string | undefined {
  const { person } = readableDraft(actor, document)
  const name = person?.['name']
  return typeof name === 'string' && name.trim() !== '' ? name : undefined
}

const hiddenIn = (actor: Account, document: DraftDocument): z.output<typeof draftOut>['withheld'] =>
  Object.fromEntries(
    hiddenParts(actor, document).map((part) => [`referral.${part}`, 'notForYou' as const]),
  )

const siteIn = ({ site }: DraftDocument) => (site === undefined || site === '' ? null : site)

const factsOf = ({ id, version, changedAt }: Draft, document: DraftDocument) => ({
  id,
  version,
  site: siteIn(document),
  changedAt: iso(changedAt),
  expiresAt: iso(draftExpiry(changedAt)),
})

const ready = (states: Awaited<ReturnType<typeof sectionsOf>>): boolean =>
  Object.values(states).every((one) => one.state === 'complete')

const withEach = <T>(of: (section: Section) => T) =>
  Object.fromEntries(
    (Object.keys(sections) as Section[]).map((section) => [section, of(section)]),
  ) as Record<Section, T> // the keys are those of the constant
