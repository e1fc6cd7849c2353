import type { FastifyRequest } from 'fastify'
import { actingIn, changeTo, takenApart } from './bound-forms.ts'
import { chooseRole } from '../../app/sessions/sessions.ts'
import { html, type Part } from '../html.ts'
import { govuk } from '../govuk/components.ts'
import { isNo } from '../../app/answers.ts'
import { link, pageHeading, paragraph } from '../parts.ts'
import { postedAgain } from '../forms/drawing.ts'
import type { Posted, Screen } from '../page.ts'
import { roles } from '../../domain/codes.ts'
import type { Session } from '../../app/sessions/session.ts'
import type { SignInDeps } from './sign-in.ts'

/**
 * Takes a form only from the person and in the role that it was shown for: somebody else may have signed in since at the same
 * browser, and another tab may have changed the role. Gives the page that says so, or whether the role was changed first, as
 * its button asked.
 */
export async function bindToSender(
  deps: SignInDeps,
  request: FastifyRequest,
  session: Session,
): Promise<Screen | 'changed' | 'same'> {
  const { shown, person, to, posted } = takenApart(request.body)
  request.body = posted
  if (person !== undefined && person !== session.account.id) return anothersForm
  if (shown !== undefined && shown !== actingIn(session))
    return otherRole(session, { shown, action: request.url, posted })
  if (to === undefined || to === session.as) return 'same'
  return isNo(await chooseRole(deps, session, to)) ? 'same' : 'changed'
}

/** The page for a form that was opened by somebody else. What they typed is not for its sender, and is not kept. */
const anothersForm: Screen = {
  status: 409,
  title: 'Somebody else opened this form',
  body: html`${pageHeading('Somebody else opened this form')}
  ${paragraph('Since then you have signed in at the same browser. Nothing has been sent or changed, and what was entered is not kept.')}
  ${paragraph('If it was you, in another account, sign out, sign in with that account and enter it again.')}
  ${paragraph(link({ href: '/work', text: 'Go to my work' }))}`,
}

interface Sent {
  readonly shown: string
  readonly action: string
  readonly posted: Posted
}

/** The page for a form that was shown for another role than its sender works in now: what was typed stands on it. */
function otherRole(session: Session, { shown, action, posted }: Sent): Screen {
  const now = inWords(session.as === undefined ? session.roles : [session.as])
  const before = session.roles.find((role) => role === shown)
  const send = (text: string, button: object, what: Part) =>
    html`${paragraph(what)}
      <form method="post" action="${action}">
        ${postedAgain(posted)} ${govuk.button({ text, preventDoubleClick: true, ...button })}
      </form>`
  const title = 'You have changed role'
  return {
    status: 409,
    title,
    body: html`${pageHeading(title)}
    ${paragraph(`You are now working as ${now}. You opened this form as ${before ? roles[before].title : 'all of your roles'}, perhaps in another tab.`)}
    ${paragraph('Nothing has been sent or changed. What you entered is kept on this page.')}
    ${
      before
        ? send(
            `Change to ${roles[before].title} and send`,
            { name: changeTo, value: before },
            `You can change back to ${roles[before].title}, in every tab, and send it.`,
          )
        : send(`Send as ${now}`, {}, `You can send it as ${now}.`)
    }`,
  }
}

const inWords = (held: readonly (keyof typeof roles)[]): string =>
  held.map((role) => roles[role].title).join(' and ')
