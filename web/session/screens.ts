import { each, html, type Html } from '../html.ts'
import { pageHeading, paragraph } from '../parts.ts'
import type { Link, Screen } from '../page.ts'
import { roles } from '../../domain/codes.ts'
import type { Session } from '../../app/sessions/session.ts'

interface Said {
  readonly title: string
  readonly texts: readonly string[]
  readonly then?: Link
}

const says = (status: number, { title, texts, then }: Said): Screen => ({
  status,
  title,
  body: html`${pageHeading(title)}${each(texts, (text) => paragraph(text))}${then && button(then)}`,
})

const button = ({ href, text }: Link): Html =>
  html`<a
    class="govuk-button"
    href="${href}"
    role="button"
    draggable="false"
    data-module="govuk-button"
    >${text}</a
  >`

const signInAt = (to: string): string => `/sign-in?to=${encodeURIComponent(to)}`

/** Nobody can sign in over plain HTTP, except on the machine itself. */
export const needsHttps = says(403, {
  title: 'This service needs HTTPS',
  texts: [
    'You opened this page over plain HTTP, where others could read what you see. Use the address that begins with https://.',
    'If there is no such address yet, whoever runs this service must put a proxy with TLS in front of it and set PUBLIC_URL.',
  ],
})

/** The request came from a page that is not ours. */
export const notFromHere = says(403, {
  title: 'This did not come from one of our pages',
  texts: ['Nothing has been changed. Open the page in this service and send it from there.'],
  then: { href: '/', text: 'Go to the start page' },
})

/** The session ran out while a form was being filled in. */
export const timedOut = (to: string, kept: boolean): Screen =>
  says(200, {
    title: 'You have been signed out',
    texts: [
      'You are signed out after 15 minutes without using the service, and after 8 hours in any case.',
      kept
        ? 'What you typed has not been sent yet. It is kept for half an hour: sign in again in this browser, and the form comes back filled in.'
        : 'What you typed has not been sent.',
    ],
    then: { href: signInAt(to), text: 'Sign in again' },
  })

/** Signed in, but the page is for other roles. */
export const notYourPage = says(403, {
  title: 'This page is for another role',
  texts: ['The role that you are working in does not use this page. Nothing has been changed.'],
  then: { href: '/', text: 'Go to the start page' },
})

/** The sign-in service knows them; we do not. */
export const notSetUp = says(403, {
  title: 'Your account is not set up for this service',
  texts: [
    'You are signed in, but your account has no agency, role or site here. Ask whoever manages accounts in your agency.',
  ],
  then: { href: '/sign-in?other=yes', text: 'Sign in as somebody else' },
})

/** The sign-in did not come to an end, and can be tried again. */
export const notSignedIn = (to: string): Screen =>
  says(400, {
    title: 'You are not signed in',
    texts: [
      'Signing in was interrupted or took longer than ten minutes, or this browser does not accept cookies.',
    ],
    then: { href: signInAt(to), text: 'Try again' },
  })

/** The sign-in service does not answer. */
export const signInAway = (to: string): Screen =>
  says(503, {
    title: 'You cannot sign in at the moment',
    texts: ['The service that signs people in is not answering. Nothing is lost. Try again soon.'],
    then: { href: signInAt(to), text: 'Try again' },
  })

/** There is no sign-in service. */
export const noSignIn = says(503, {
  title: 'Signing in is not set up',
  texts: ['Whoever runs this service must set SIGN_IN_ISSUER to the service that signs people in.'],
})

/** Signed out, here and at the sign-in service. */
export const signedOut = says(200, {
  title: 'You have signed out',
  texts: ['If this is a shared computer, close the browser as well.'],
  then: { href: '/sign-in', text: 'Sign in' },
})

/** Somebody with several roles chooses the one to work in. */
export const chooseRole = ({ roles: held, as }: Session, to: string): Screen => {
  const title = 'Choose the role to work in'
  return {
    title,
    body: html`<form method="post" action="/sign-in/as">
      <div class="govuk-form-group">
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
            <h1 class="govuk-fieldset__heading">${title}</h1>
          </legend>
          <div class="govuk-radios" data-module="govuk-radios">
            ${each(
              held,
              (role, at) =>
                html`<div class="govuk-radios__item">
                  <input
                    class="govuk-radios__input"
                    id="${at === 0 ? 'role' : `role-${at + 1}`}"
                    name="role"
                    type="radio"
                    value="${role}"
                    required
                    ${role === as && html`checked`}
                  />
                  <label
                    class="govuk-label govuk-radios__label"
                    for="${at === 0 ? 'role' : `role-${at + 1}`}"
                    >${roles[role].title}</label
                  >
                </div>`,
            )}
          </div>
        </fieldset>
      </div>
      <input type="hidden" name="to" value="${to}" />
      <button type="submit" class="govuk-button" data-module="govuk-button">Continue</button>
    </form>`,
  }
}
