import { z } from 'zod'
import type { Account } from '../../../app/access/account.ts'
import type { Asking, Screen } from '../../page.ts'
import { counted } from '../../../domain/sentence.ts'
import { backFor, endedPage, endedPath } from './ended.ts'
import { errorSummary, link, pageHeading, paragraph } from '../../parts.ts'
import { govuk } from '../../govuk/components.ts'
import { html } from '../../html.ts'
import { isNo } from '../../../app/answers.ts'
import { page, post } from '../../page.ts'
import { revokeAccess, revokeAccessBody } from '../../../app/access/revoke.ts'
import { typedIn } from '../../forms/posted.ts'
import { whoMay } from '../../../app/access/roles.ts'

const place = { path: '/access/end', who: whoMay.revokeAccess }

type Typed = Readonly<Record<'subject' | 'token', string>>
type Errors = Readonly<Partial<Typed>>

const endedLink = link({ href: endedPath, text: 'Whose access was ended' })

const labels = { subject: 'Who', token: 'One token alone' }

/** Asks whose access is to be ended. */
const form = (by: Account, typed: Typed, errors: Errors = {}): Screen => {
  const found = Object.entries(errors)
  const input = (name: keyof Typed, hint: string) =>
    govuk.input({
      ...{
        id: name,
        name,
        value: typed[name],
        label: { text: labels[name], classes: 'govuk-label--s' },
        hint: { text: hint },
      },
      classes: 'govuk-input--width-20',
      autocomplete: 'off',
      spellcheck: false,
      errorMessage: errors[name] === undefined ? undefined : { text: errors[name] },
    })
  return {
    title: 'End access',
    back: backFor(by),
    ...(found.length > 0 ? { status: 400 } : {}),
    errors: found.length > 0,
    body: html`${found.length > 0 && errorSummary(found.map(([name, text]) => ({ href: `#${name}`, text })))}
      ${pageHeading("End somebody's access")}
      ${paragraph('They are signed out everywhere, and no token that they have is accepted any more. Do this when a device is lost, or when somebody may be using an account that is not theirs.')}
      ${paragraph('If they sign in again, they have access again. To keep them out, end their account at the sign-in service first.')}
      <form method="post" action="/access/end" novalidate>
        ${input('subject', 'Their id at the sign-in service (sub), or the one that the audit log has for them. It must be somebody at your sites.')}
        ${input('token', 'Its id (jti), if a single token is to be refused and the person stays signed in. Otherwise leave this empty.')}
        ${govuk.button({ text: 'End access', classes: 'govuk-button--warning', preventDoubleClick: true })}
      </form>
      <p class="govuk-body">${endedLink}</p>`,
  }
}

const done = (by: Account, sessions: number, { subject, token }: Typed): Screen => ({
  title: 'Access ended',
  back: backFor(by),
  body: html`${pageHeading('Access ended')} ${paragraph(`Whose: ${subject}`)}
    ${
      token === ''
        ? paragraph(
            `No token of theirs made until now is accepted any more. ${counted(sessions, 'session')} on these pages ended.`,
          )
        : paragraph('This token is not accepted any more.')
    }
    <ul class="tl-link-list govuk-body">
      <li><a class="govuk-link" href="/access/end">End another</a></li>
      <li>${endedLink}</li>
    </ul>`,
})

async function end({ deps, by }: Asking, typed: Typed) {
  const { subject, token } = typed
  const body = { subject, ...(token === '' ? {} : { token }) }
  const parsed = revokeAccessBody.safeParse(body)
  if (subject === '') return form(by, typed, { subject: 'Enter the id of a person' })
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path: [name] }) => name as keyof Typed) // strict, of these two
    return form(
      by,
      typed,
      Object.fromEntries(
        wrong.map((name) => [name, `${labels[name]} must be one line of 255 characters or fewer`]),
      ),
    )
  }
  const ended = await revokeAccess(deps, by, parsed.data)
  if (isNo(ended) && ended.no === 'refused' && ended.code === 'not-found')
    return form(by, typed, { subject: 'Nobody at your sites is known by this' })
  return isNo(ended) ? ended : done(by, ended.sessions, typed)
}

/** Ending somebody's tokens and sessions, and whose ended. */
export const accessPages = [
  endedPage,
  page({
    ...place,
    query: z.object({ subject: z.uuid().optional() }), // the log's id alone: a subject can be a name
    read: async () => ({}),
    view: (_, { by, query: { subject = '' } }) => form(by, { subject, token: '' }),
  }),
  post({
    ...place,
    act: (asking, posted) =>
      end(asking, {
        subject: typedIn(posted, 'subject').trim(),
        token: typedIn(posted, 'token').trim(),
      }),
  }),
]
