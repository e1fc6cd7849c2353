import { lower } from '../../../../domain/sentence.ts'
import { each, html, type Html } from '../../../html.ts'
import { type HeadingShown, stageStates } from '../present/heading.ts'
import { tag } from '../../../parts.ts'

const views = {
  overview: { title: 'Overview', path: '' },
  history: { title: 'What happened', path: '/history' },
  treatment: { title: 'Treatment', path: '/treatment' },
  risk: { title: 'Risk and orders', path: '/risk' },
} as const
export type ViewCode = keyof typeof views

/** The address of a view of a pathway. */
export const viewHref = (id: string, view: ViewCode): string => `/pathways/${id}${views[view].path}`

/** The title of a view: neutral, because it stands in the history of a browser. */
export const viewTitle = ({ title }: HeadingShown, view: ViewCode): string =>
  view === 'overview' ? title : `${views[view].title} – ${title}`

/** What all views of a pathway have on top: whom it is about, where it stands and why, its stages, and the other views. */
export const frame = (heading: HeadingShown, current: ViewCode, inside: Html): Html =>
  html`<div class="tl-head">
      ${
        heading.name === undefined
          ? html`<h1 class="govuk-heading-l">${heading.title}</h1>`
          : html`<span class="govuk-caption-l">${heading.title}</span>
              <h1 class="govuk-heading-l">${heading.name}</h1>`
      }
      <p class="tl-tags">${each(heading.tags, ({ text, mood }) => html`${tag(text, mood)} `)}</p>
      <p class="govuk-body-l tl-sentence">${heading.sentence}</p>
    </div>
    ${stageLine(heading)} ${subNavigation(heading.id, current)} ${inside}`

const stageLine = ({ line }: HeadingShown): Html =>
  html`<ol class="tl-stages" aria-label="Stages">
    ${each(
      line,
      ({ title, state, when }) =>
        html`<li class="is-${state}" ${state === 'now' && html`aria-current="step"`}>
          ${title}
          <span class="govuk-visually-hidden">(${lower(stageStates[state])})</span>
          ${when !== undefined && html`<span class="tl-stages__when">${when}</span>`}
        </li>`,
    )}
  </ol>`

const subNavigation = (id: string, current: ViewCode): Html =>
  html`<nav class="moj-sub-navigation" aria-label="This pathway">
    <ul class="moj-sub-navigation__list">
      ${each(
        Object.entries(views),
        ([code, { title, path }]) =>
          html`<li class="moj-sub-navigation__item">
            <a
              class="moj-sub-navigation__link"
              ${code === current && html`aria-current="page"`}
              href="/pathways/${id}${path}"
              >${title}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
