import { lower } from '../../domain/sentence.ts'
import type { ListedMark } from '../../app/forms/fields.ts'
import type { Needed } from '../../domain/entity/rule.ts'

/** The words of one field. */
export interface FieldText {
  readonly label: string
  readonly hint?: string
  /** What errors call it: "Enter …", "Select …"; without it, "the" and the label. */
  readonly called?: string
  /** It is asked only where another field has one of these codes: under that choice if it is one. */
  readonly when?: readonly [field: string, ...codes: string[]]
  /** What is sent where it is not asked. */
  readonly otherwise?: boolean
  /** A row of a list, as in "Add another action". */
  readonly one?: string
  readonly yes?: string
  readonly no?: string
  /** The choice that answers nothing, where nothing need be answered. */
  readonly none?: string
  /** The code that is chosen unless somebody chooses another. */
  readonly preset?: string
  /** What a code means, under its title. */
  readonly hints?: Readonly<Record<string, string>>
  /** All of a list are put into an order. */
  readonly ordered?: true
}

/** The words of one form. */
export interface FormText {
  readonly lead?: string
  /** It cannot be undone: what is asked on a page of its own before it is sent. */
  readonly confirm?: string
  /** Fields that come last, in this order, whatever the order of the body. */
  readonly last?: readonly string[]
  /** By a field's path. Those of the command come before those that are shared. */
  readonly fields?: Readonly<Record<string, FieldText>>
}

/** Whether a field must be answered: never, always, or as the rule says. */
type Required = 'no' | Needed

interface Common {
  /** The last part of its path. */
  readonly name: string
  /** Its parts joined by dots, without the numbers of rows. */
  readonly path: string
  readonly text: FieldText
  readonly required: Required
}

/** One line, or a paragraph. */
export interface TextField extends Common {
  readonly kind: 'text'
  /** The id of a text, which a link fills in. */
  readonly ofText?: true
  readonly most: number | undefined
}
interface NumberField extends Common {
  readonly kind: 'number'
  readonly least: number | undefined
  readonly most: number | undefined
}
/** One of the codes of a table, or several. */
export interface CodeField extends Common {
  readonly kind: 'code' | 'codes'
  readonly titles: Readonly<Record<string, string>>
  readonly preset: string | undefined
}
/** What is chosen among the parts that there are, such as a session or an agency; or several of them. */
export interface PartField extends Common {
  readonly kind: 'part' | 'parts'
  readonly of: ListedMark
  readonly numeric: boolean
}
export interface DateField extends Common {
  readonly kind: 'date' | 'instant'
  /** A day alone will do: then it is by the end of working hours. */
  readonly dayAlone: boolean
}
export interface YesNoField extends Common {
  readonly kind: 'yesNo'
  /** No unless it is said: one box to be ticked. */
  readonly tick: boolean
  readonly preset: 'yes' | undefined
}
interface GroupField extends Common {
  readonly kind: 'group'
  readonly fields: readonly Field[]
}
export interface RowsField extends Common {
  readonly kind: 'rows'
  readonly of: Field
  readonly least: number
  readonly most: number | undefined
}

/** A field of a form. */
export type Field =
  TextField | NumberField | CodeField | PartField | DateField | YesNoField | GroupField | RowsField

const asks = /^(Why|What|How|Who|Where|Which|When)\b/

/** What errors call a field: "the summary", "why it is rejected". */
export const calledIn = ({ called, label }: FieldText): string =>
  called ?? (asks.test(label) ? lower(label) : `the ${lower(label)}`)

/** The field at a path as it was sent, with the numbers of rows: `actions.0.what`. */
export function fieldAt(fields: readonly Field[], sent: string): Field | undefined {
  const parts = sent.split('.')
  const path = parts.filter((part) => !isRow(part)).join('.')
  const found = allOf(fields).filter((field) => field.path === path)
  return isRow(parts.at(-1) ?? '') ? found.at(-1) : found[0] // a list has the path of its rows
}

const isRow = (part: string): boolean => /^\d+$/.test(part)

/** Every field, with those in groups and rows. */
export const allOf = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => {
    if (field.kind === 'group') return [field, ...allOf(field.fields)]
    return field.kind === 'rows' ? [field, ...allOf([field.of])] : [field]
  })
