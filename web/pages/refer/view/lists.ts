import { draftDays } from '../../../../domain/drafts.ts'
import { sentenceOf } from '../../../../app/answers.ts'
import type { DraftRow, Task } from '../present/lists.ts'
import { draftPath, referPath } from '../paths.ts'
import { govuk } from '../../../govuk/components.ts'
import { heading, nextPage, pageHeading, paragraph, table, tag } from '../../../parts.ts'
import { hidden } from '../../../forms/drawing.ts'
import { html, type Html } from '../../../html.ts'
import type { Screen } from '../../../page.ts'

interface ListModel {
  readonly rows: readonly DraftRow[]
  readonly next: string | undefined
  /** The ended pathway with whose known facts a referral is begun. */
  readonly from: string | undefined
  /** The draft that the button begins, so that pressing it twice begins one. */
  readonly key: string
  /** How many the reader has begun that are not sent, and how many one person may have. */
  readonly yours: { readonly count: number; readonly most: number }
}

/** The drafts of an agency, and where a referral is begun. */
export const listScreen = ({ rows, next, key, yours, from }: ListModel): Screen => ({
  title: 'Refer somebody',
  body: html`${pageHeading('Refer somebody')}
  ${paragraph('A referral has six short parts. You can save it at any time and finish it later. Colleagues in your agency who cover the site can continue it.')}
  ${paragraph('If somebody is in danger now, ring 999 first.')}
  ${
    yours.count < yours.most
      ? html`<form method="post" action="${referPath}">
          ${hidden('key', key)} ${from !== undefined && hidden('from', from)}
          ${from !== undefined && paragraph(`What is known from pathway ${from} is filled in, as far as it is for you. Check it, and ask again how contact is safe.`)}
          ${govuk.button({ text: 'Start a referral', preventDoubleClick: true })}
        </form>`
      : govuk.insetText({ text: sentenceOf('too-many-drafts') })
  }
  ${heading('Drafts of your agency')}
  ${
    rows.length === 0
      ? paragraph('There are none. A referral that you start appears here until it is sent.')
      : draftTable(rows)
  }
  ${ownCount(yours)} ${nextPage(next)}`,
})

const draftTable = (rows: readonly DraftRow[]): Html => html`
  ${table(
    'Drafts of your agency',
    [
      {
        title: 'About',
        names: true,
        cell: ({ href, who, changed }: DraftRow) =>
          html`<a class="govuk-link" href="${href}"
            >${who}<span class="govuk-visually-hidden">, last changed on ${changed}</span></a
          >`,
      },
      {
        title: 'How far',
        cell: ({ progress, ready }) => (ready ? tag(progress, 'good') : progress),
      },
      { title: 'Last changed', cell: ({ changed }) => changed },
      { title: 'Deleted on', cell: ({ deleted }) => deleted },
    ],
    rows,
  )}
  ${paragraph(`A draft is deleted when nobody has changed it for ${draftDays} days.`)}
`

/** How many more somebody may begin, where there are any. */
const ownCount = ({ count, most }: ListModel['yours']): Html | false =>
  count > 0 && paragraph(`You started ${count} of the ${most} that one person may have at a time.`)

interface TasksModel {
  readonly id: string
  readonly tasks: readonly Task[]
  readonly ready: boolean
  readonly changed: string
  readonly deleted: string
}

/** The parts of a draft, each with how far it is. */
export function tasksScreen({ id, tasks, ready, changed, deleted }: TasksModel): Screen {
  const done = tasks.filter((task) => task.done).length
  return {
    title: 'Refer somebody: parts of the referral',
    back: { href: referPath, text: 'Back to your agency’s drafts' },
    body: html`${pageHeading('Parts of the referral', 'Refer somebody')}
      ${paragraph(
        ready
          ? 'All parts are completed. Check your answers, then send the referral.'
          : `${done} of ${tasks.length} parts completed. You can complete them in any order.`,
      )}
      ${govuk.taskList({
        idPrefix: 'part',
        items: tasks.map(({ href, title, hint, status, done: complete }) => ({
          href,
          title: { text: title },
          hint: { text: hint },
          status: complete
            ? { text: status }
            : { tag: { text: status, classes: 'govuk-tag--blue tl-nowrap' } },
        })),
      })}
      ${heading('Before it is sent')}
      ${govuk.taskList({
        idPrefix: 'last',
        items: [
          {
            href: draftPath(id, 'matches'),
            title: { text: 'Look for possible duplicates' },
            hint: { text: 'Whether the person may have been referred already' },
            status: { text: '' },
          },
          {
            href: draftPath(id, 'check'),
            title: { text: 'Check your answers and send' },
            status: ready
              ? { tag: { text: 'Ready', classes: 'govuk-tag--green tl-nowrap' } }
              : {
                  text: 'Cannot be sent yet',
                  classes: 'govuk-task-list__status--cannot-start-yet',
                },
          },
        ],
      })}
      ${paragraph(`This draft is saved. It was last changed on ${changed}, and is deleted on ${deleted} unless somebody changes or sends it first.`)}
      <p class="govuk-body">
        <a class="govuk-link" href="${draftPath(id, 'delete')}">Delete this draft</a>
      </p>`,
  }
}

/** Asks before a draft is deleted. */
export const deleteScreen = (id: string, version: number, moved = false): Screen => ({
  title: 'Delete this draft',
  status: moved ? 409 : 200,
  errors: moved,
  back: { href: draftPath(id), text: 'Back to the list of parts' },
  body: html`${
      moved &&
      govuk.errorSummary({
        titleText: 'There is a problem',
        errorList: [
          {
            text: 'This draft was changed after you opened this page. Look at it before you delete it',
            href: draftPath(id),
          },
        ],
      })
    }
    ${pageHeading('Delete this draft?', 'Refer somebody')}
    ${govuk.warningText({ text: 'Everybody in your agency loses what was entered. It cannot be recovered.', iconFallbackText: 'Warning' })}
    <form method="post" action="${draftPath(id, 'delete')}">
      ${hidden('version', String(version))}
      <div class="govuk-button-group">
        ${govuk.button({ text: 'Delete the draft', classes: 'govuk-button--warning', preventDoubleClick: true })}
        <a class="govuk-link" href="${draftPath(id)}">Keep it</a>
      </div>
    </form>`,
})
