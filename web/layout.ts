import type { Assets } from './assets.ts'
import { each, html, Html } from './html.ts'
import { roles } from '../domain/codes.ts'
import { rolesOf } from '../app/access/account.ts'
import type { Screen } from './page.ts'
import { type Section, sectionsFor } from './navigation.ts'
import type { Session } from '../app/sessions/session.ts'

/** What the frame of a page is drawn from. */
export interface Frame {
  readonly assets: Assets
  /** Nobody, on a page that is for everybody. */
  readonly session: Session | undefined
  readonly section: Section | undefined
  /** How many times faster than real time a rehearsal runs; 1 is no rehearsal. */
  readonly speed: number
}

/** A whole page, in the frame that all have. */
export function layout(screen: Screen, { assets, session, section, speed }: Frame): Html {
  const { title, body, back, errors, live } = screen
  const exits = session !== undefined && rolesOf(session.account).includes('victimAdvocate')
  return html`<!DOCTYPE html>
    <html lang="en" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>${errors ? 'Error: ' : ''}${title} – Throughline</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0b0c0c" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="${assets.icon}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style}" />
        <script type="module" src="${assets.script}"></script>
        ${live && html`<script type="module" src="${assets.live}"></script>`}
      </head>
      <body class="govuk-template__body">
        ${started}
        <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link"
          >Skip to main content</a
        >
        ${exits && exitSkip}
        <header class="tl-bar">
          <div class="govuk-width-container tl-bar__in">
            <a class="tl-bar__name" href="${session ? '/work' : '/'}">Throughline</a>
            ${session && account(session)}
          </div>
        </header>
        ${speed !== 1 && rehearsal(speed)} ${session && navigation(session, section)}
        <div class="govuk-width-container">
          ${exits && exit}
          ${back && html`<a href="${back.href}" class="govuk-back-link">${back.text}</a>`}
          <main class="govuk-main-wrapper" id="main-content" tabindex="-1">${body}</main>
        </div>
        <footer class="govuk-footer">
          <div class="govuk-width-container">
            <p class="govuk-body-s govuk-!-margin-bottom-0">
              Throughline. Nothing on this page is loaded from elsewhere.
              <a class="govuk-footer__link" href="/accessibility">Accessibility</a>
            </p>
          </div>
        </footer>
      </body>
    </html>`
}

/** GOV.UK's own inline script, letter by letter: the policy of pages allows it by its hash. */
export const inlineScript =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');"

// There is nothing in it to escape.
const started = new Html(`<script>${inlineScript}</script>`)

const rehearsal = (speed: number) =>
  html`<div class="tl-rehearsal" role="region" aria-label="Rehearsal">
    <p class="govuk-width-container govuk-body-s govuk-!-margin-bottom-0">
      A rehearsal at ${speed} times the speed. Everybody here is made up.
    </p>
  </div>`

const elsewhere = 'https://www.bbc.co.uk/weather'

const exitSkip = html`<a
  href="${elsewhere}"
  class="govuk-skip-link govuk-js-exit-this-page-skiplink"
  rel="nofollow noreferrer"
  data-module="govuk-skip-link"
  >Exit this page</a
>`

const exit = html`<div class="govuk-exit-this-page" data-module="govuk-exit-this-page">
  <a
    href="${elsewhere}"
    role="button"
    draggable="false"
    class="govuk-button govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
    data-module="govuk-button"
    rel="nofollow noreferrer"
    ><span class="govuk-visually-hidden">Emergency</span> Exit this page</a
  >
</div>`

/** Who I am here, and as what. */
function account({ name, as, roles: held, agencyName, siteNames }: Session): Html {
  const acting = as === undefined ? held : [as]
  const inWords = acting.map((role) => roles[role].title).join(' and ')
  return html`<div class="govuk-body-s govuk-!-margin-bottom-0 tl-bar__me">
    <span><strong>${name}</strong><br />${[inWords, agencyName, ...siteNames].join(', ')}</span
    >${held.length > 1 && html` <a class="govuk-link" href="/sign-in/as">Change role</a>`}
    <form method="post" action="/sign-out"><button class="tl-link">Sign out</button></form>
  </div>`
}

function navigation({ account }: Session, section: Section | undefined): Html {
  const current = html` aria-current="true"`
  return html`<section
    aria-label="Service information"
    class="govuk-service-navigation"
    data-module="govuk-service-navigation"
  >
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
          <button
            type="button"
            class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
            aria-controls="navigation"
            hidden
            aria-hidden="true"
          >
            Menu
          </button>
          <ul class="govuk-service-navigation__list" id="navigation">
            ${each(
              sectionsFor(rolesOf(account)),
              ({ code, title, path }) =>
                html`<li
                  class="govuk-service-navigation__item${code === section && ' govuk-service-navigation__item--active'}"
                >
                  <a
                    class="govuk-service-navigation__link"
                    href="${path}"
                    ${code === section && current}
                    >${code === section ? html`<strong class="govuk-service-navigation__active-fallback">${title}</strong>` : title}</a
                  >
                </li>`,
            )}
            <li class="govuk-service-navigation__item">
              <a class="govuk-service-navigation__link" href="/search">Search</a>
            </li>
          </ul>
        </nav>
      </div>
    </div>
  </section>`
}
