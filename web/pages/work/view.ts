import { each, html, type Html } from '../../html.ts'
import { figures, folded, heading, pageHeading, paragraph, table, tag } from '../../parts.ts'
import { capitalised } from '../../../domain/titled.ts'
import { type Grouping, groupings, type Model, type Row } from './present.ts'
import type { Screen } from '../../page.ts'

/** My work. */
export function view(model: Model): Screen {
  const { agencys, others, more } = model
  return {
    title: 'My work',
    body: html`${pageHeading('My work')} ${figures(model.figures)} ${mine(model)}
    ${more.ours && paragraph('There is too much to show here. Only what is due soonest is shown.')}
    ${agencys.length > 0 && [heading('What your agency owes in other roles'), long('What your agency owes in other roles', agencys, true)]}
    ${changed(model)}
    ${
      others.length > 0 && [
        heading('Waiting for others'),
        paragraph(more.others ? `The ${others.length} that are due first.` : ''),
        long('Waiting for others', others, true),
      ]
    }`,
  }
}

function mine({ groups, grouping }: Model): Html {
  if (groups.length === 0)
    return html`${heading('What you owe')}${paragraph('You do not owe anything at the moment. Anything asked of you appears here, and you get a message.')}`
  return html`${heading('What you owe')} ${grouped(grouping)}
  ${each(
    groups,
    ({ title, rows: list }, at) =>
      html`<h3 class="govuk-heading-s">${title} (${list.length})</h3>
        ${at === 0 ? rows(title, list) : long(title, list)}`,
  )}`
}

/** More rows than this are folded behind the first of them, unless they are what is to be done first. */
const mostOpen = 12
const shownOfMany = 5

/** A table of work; of a long one the soonest, and the rest folded. */
function long(caption: string, list: readonly Row[], owner = false): Html {
  if (list.length <= mostOpen) return rows(caption, list, owner)
  const rest = list.slice(shownOfMany)
  return html`${rows(caption, list.slice(0, shownOfMany), owner)}
  ${folded(`${rest.length} more`, rows(`${caption}: ${rest.length} more`, rest, owner))}`
}

const grouped = (current: Grouping): Html =>
  html`<nav class="moj-sub-navigation" aria-label="Group what you owe by">
    <ul class="moj-sub-navigation__list">
      ${each(
        Object.entries(groupings),
        ([code, { title }]) =>
          html`<li class="moj-sub-navigation__item">
            <a
              class="moj-sub-navigation__link"
              href="/work?by=${code}"
              ${code === current && html` aria-current="page"`}
              >${title}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`

/** A table of work. */
export const rows = (caption: string, list: readonly Row[], owner = false): Html =>
  table(
    caption,
    [
      {
        title: 'What',
        names: true,
        width: 'one-third',
        cell: ({ what, href, about }) =>
          html`<a class="govuk-link" href="${href}"
            >${what}<span class="govuk-visually-hidden">: ${about}</span></a
          >`,
      },
      {
        title: 'About',
        width: owner ? 'one-quarter' : 'one-third',
        cell: ({ about, aboutHref }) =>
          html`<a class="govuk-link" href="${aboutHref}">${about}</a>`,
      },
      ...(owner ? [{ title: 'Owed by', cell: ({ who }: Row) => who }] : []),
      {
        title: 'Due',
        cell: ({ due, dueAt, mood }) =>
          html`${mood === 'quiet' ? capitalised(due) : tag(capitalised(due), mood)}<br /><span
              class="tl-meta"
              >${dueAt}</span
            >`,
      },
    ],
    list,
  )

function changed({ changed: list, since }: Model): Html {
  if (since === undefined) return html``
  if (list.length === 0)
    return html`${heading('What changed since you last looked')}${paragraph(`Nothing since ${since}.`)}`
  return html`${heading('What changed since you last looked')}
    <p class="govuk-body">Since ${since}.</p>
    <ul class="tl-list govuk-body">
      ${each(
        list,
        ({ about, href, count, latest, at }) =>
          html`<li>
            <a class="govuk-link" href="${href}">${about}</a><br />${latest},
            ${at}${count > 1 && ` and ${count - 1} more`}
          </li>`,
      )}
    </ul>
    <form method="post" action="/work/seen">
      <button class="govuk-button govuk-button--secondary" data-module="govuk-button">
        I have seen these
      </button>
    </form>`
}
