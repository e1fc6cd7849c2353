import type { CommandForm } from '../../forms/commands.ts'
import { type Choices, readForm } from '../../forms/read.ts'
import type { Field, FieldText } from '../../forms/field.ts'
import { fieldsOf } from '../../forms/fields.ts'
import { nameInWords } from '../../forms/texts/shared.ts'
import { type Section, sections } from '../../../app/drafts/document.ts'
import type { Role } from '../../../domain/codes.ts'
import { sectionTexts } from './words.ts'
import { typedOf } from '../../forms/typed.ts'

/** The parts of a referral, in the order in which they are asked. */
export const sectionOrder = Object.keys(sections) as readonly Section[] // the keys of a constant

/** Whether an address names a part of a referral. */
export const isSection = (name: string): name is Section => Object.hasOwn(sections, name)

/** What the schema asks for only where contact is safe. */
const needed = { 'victim.safeContact.channels': { when: 'safe', is: [true] } } as const

/** The form of each part, made from the schema of a referral as the form of every command is. */
const forms = Object.fromEntries(
  sectionOrder.map((section) => [section, formOf(section)]),
) as Readonly<Record<Section, CommandForm>> // the keys are those of the constant

/** The form of one part of a referral. */
export const formOfSection = (section: Section): CommandForm => forms[section]

function formOf(section: Section): CommandForm {
  const { title, lead, fields } = sectionTexts[section]
  const body = sections[section]
  const textOf = (path: string): FieldText => fields[path] ?? nameInWords(path)
  return {
    kind: 'pathway',
    name: 'submit-referral',
    label: title,
    body,
    text: { ...(lead !== undefined && { lead }), fields },
    fields: groupsLast(fieldsOf(body, { needed, filled: [], textOf })),
    filledBy: {},
  }
}

/** Single questions before those that stand together under a heading. */
function groupsLast(fields: readonly Field[]): readonly Field[] {
  const inOrder = fields.map((field) =>
    field.kind === 'group' ? { ...field, fields: groupsLast(field.fields) } : field,
  )
  const isGroup = ({ kind }: Field) => kind === 'group'
  return [...inOrder.filter((field) => !isGroup(field)), ...inOrder.filter(isGroup)]
}

/** The fields of a part without the groups that hold all of it: its page says already what they are about. */
export const topFields = (
  fields: readonly Field[],
): readonly { readonly fields: readonly Field[]; readonly before: string }[] =>
  fields.map((field) =>
    field.kind === 'group'
      ? { fields: field.fields, before: `${field.name}.` }
      : { fields: [field], before: '' },
  )

type Document = Readonly<Record<string, unknown>>

/** What a draft says in one part, as its form types it. */
export const typedIn = (section: Section, document: Document, choices: Choices) =>
  typedOf(formOfSection(section).fields, document, choices)

/** The same as its form reads it: whatever else was stored there is left out. */
export const standingIn = (section: Section, document: Document, choices: Choices) =>
  readForm(formOfSection(section), typedIn(section, document, choices), choices).body

/** A draft with another text of one part. */
export function withSection(section: Section, document: Document, body: Document): Document {
  const own = Object.keys(sections[section].shape)
  const rest = Object.entries(document).filter(([name]) => !own.includes(name))
  return { ...Object.fromEntries(rest), ...body }
}

/** The next part that is not complete, after this one and then from the beginning. */
export function nextSection(
  section: Section,
  states: Readonly<Record<Section, { readonly state: string }>>,
): Section | undefined {
  const at = sectionOrder.indexOf(section)
  const round = [...sectionOrder.slice(at + 1), ...sectionOrder.slice(0, at)]
  return round.find((one) => states[one].state !== 'complete')
}

/** The part in which a field of a referral stands. */
export const sectionWith = (field: string): Section | undefined =>
  sectionOrder.find((section) =>
    Object.keys(sections[section].shape).includes(field.split('.')[0] ?? ''),
  )

/** What a new draft says already: whatever leaves its writer no choice. */
export function firstAnswers(
  choices: Choices,
  held: readonly Role[],
): { readonly site?: string; readonly referrer?: Readonly<Record<string, string>> } {
  const only = (path: string) => {
    const [first, ...others] = choices[path] ?? []
    return others.length === 0 ? first?.value : undefined
  }
  const [site, agency] = [only('site'), only('referrer.agency')]
  const [role, ...more] = held
  const own = agency !== undefined && role !== undefined && more.length === 0
  return {
    ...(site !== undefined && { site }),
    ...(own && { referrer: { agency, role } }),
  }
}
