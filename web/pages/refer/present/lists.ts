import type { draftItem } from '../../../../app/drafts/view.ts'
import type { Draft } from '../read.ts'
import { day, moment } from '../../../words/dates.ts'
import { draftPath } from '../paths.ts'
import type { Section } from '../../../../app/drafts/document.ts'
import { sectionOrder } from '../sections.ts'
import { sectionStates } from '../../../../app/views/codes.ts'
import { sectionTexts } from '../words.ts'
import type { z } from 'zod'

/** A draft in the list of an agency's drafts. */
export interface DraftRow {
  readonly href: string
  readonly who: string
  readonly progress: string
  readonly ready: boolean
  readonly changed: string
  readonly deleted: string
}

/** What the list shows of a draft. */
export function draftRow({
  id,
  person,
  sections,
  ready,
  changedAt,
  expiresAt,
}: z.output<typeof draftItem>): DraftRow {
  const complete = sectionOrder.filter((section) => sections[section] === 'complete').length
  return {
    href: draftPath(id),
    who: person?.name ?? 'No name yet',
    progress: ready ? 'Ready to be sent' : `${complete} of ${sectionOrder.length} parts completed`,
    ready,
    changed: moment(changedAt),
    deleted: day(expiresAt),
  }
}

/** A part in the list of what needs to be done. */
export interface Task {
  readonly href: string
  readonly title: string
  readonly hint: string
  readonly status: string
  readonly done: boolean
}

/** Each part with how far it is. */
export const tasksOf = ({ id, sections }: Pick<Draft, 'id' | 'sections'>): Task[] =>
  sectionOrder.map((section: Section) => {
    const { state } = sections[section]
    const { title, hint } = sectionTexts[section]
    return {
      href: draftPath(id, section),
      title,
      hint,
      status: sectionStates[state].title,
      done: state === 'complete',
    }
  })
