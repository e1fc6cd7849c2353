import { answersIn } from '../../../forms/check.ts'
import type { Choices } from '../../../forms/read.ts'
import type { Draft } from '../read.ts'
import type { Field } from '../../../forms/field.ts'
import { fieldError, readForm } from '../../../forms/read.ts'
import type { FormError } from '../../../forms/errors.ts'
import { formOfSection, sectionOrder, standingIn, typedIn } from '../sections.ts'
import type { Section } from '../../../../app/drafts/document.ts'

type Body = Readonly<Record<string, unknown>>

/** One question that two tabs answered differently. */
export interface Difference {
  readonly question: string
  readonly saved: string
  readonly entered: string
}

/** Where what was typed is not what stands in the draft. */
export function differences(
  fields: readonly Field[],
  { standing, typed }: { readonly standing: Body; readonly typed: Body },
  choices: Choices,
): Difference[] {
  const saved = new Map(answersIn(fields, standing, choices))
  const entered = new Map(answersIn(fields, typed, choices))
  return [...new Set([...saved.keys(), ...entered.keys()])]
    .map((question) => ({
      question,
      saved: saved.get(question) ?? '',
      entered: entered.get(question) ?? '',
    }))
    .filter((one) => one.saved !== one.entered)
}

/** What is still wrong with a part that was saved. */
export const leftIn = (section: Section, { sections }: Pick<Draft, 'sections'>): FormError[] =>
  sections[section].errors.map(({ field, rule }) => fieldError(formOfSection(section), field, rule))

/** One part of a referral as it is checked before it is sent. */
export interface Checked {
  readonly section: Section
  readonly title: string
  readonly answers: readonly (readonly [question: string, answer: string])[]
  /** What is still missing, or cannot be used. */
  readonly left: readonly FormError[]
  /** Whether it is filled in and not for its reader. */
  readonly hidden: boolean
}

/** Whether a part of a draft is filled in and not for its reader. */
export const isHidden = (section: Section, { withheld }: Pick<Draft, 'withheld'>): boolean =>
  Object.entries(withheld).some(
    ([part, why]) => part === `referral.${section}` && why === 'notForYou',
  )

/** What stands in a part; in one that is complete, a box that was not ticked is an answer. */
function shownIn(section: Section, draft: Pick<Draft, 'referral' | 'sections'>, choices: Choices) {
  const standing = standingIn(section, draft.referral, choices)
  if (draft.sections[section].state !== 'complete') return standing
  const boxes = formOfSection(section).fields.filter((one) => one.kind === 'yesNo' && one.tick)
  return { ...Object.fromEntries(boxes.map(({ name }) => [name, false])), ...standing }
}

/** Every part with its answers and what it lacks. */
export const checkedOf = (
  draft: Pick<Draft, 'referral' | 'sections' | 'withheld'>,
  choices: Choices,
) =>
  sectionOrder.map((section): Checked => {
    const form = formOfSection(section)
    const hidden = isHidden(section, draft)
    if (hidden)
      return { section, title: form.label, answers: [], left: leftIn(section, draft), hidden }
    const read = readForm(form, typedIn(section, draft.referral, choices), choices)
    return {
      section,
      title: form.label,
      answers: answersIn(form.fields, shownIn(section, draft, choices), choices),
      left: read.errors.length > 0 ? read.errors : leftIn(section, draft),
      hidden,
    }
  })
