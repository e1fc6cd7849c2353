import { rolesFor } from '../../../app/access/account.ts'
import { z } from 'zod'
import { html } from '../../html.ts'
import { isNo } from '../../../app/answers.ts'
import { openLink } from '../../../app/links/open.ts'
import { page, type Screen } from '../../page.ts'
import { pageHeading, paragraph } from '../../parts.ts'
import { settlingPath } from '../../words/settle.ts'

/**
 * What the link in a message opens: the same for every link, without a look at whether it is one of ours, so that neither
 * its words nor its time tell whether it is known or anything waits. Programs that check mail open it, too.
 */
export const linkScreen = (token: string): Screen => ({
  title: 'Something is waiting for you',
  body: html`${pageHeading('Something is waiting for you')}
    ${paragraph('Sign in to see what it is. You will go straight to the form that deals with it.')}
    <a
      class="govuk-button govuk-button--start"
      href="/w/${encodeURIComponent(token)}/open"
      role="button"
      draggable="false"
      data-module="govuk-button"
      >Sign in to see it</a
    >
    ${paragraph('If you do not have an account, ask the coordinator of your site.')}`,
})

/** For every link that leads nowhere, whatever the reason: it does not say which. */
const noLongerInUse: Screen = {
  status: 404,
  title: 'This link is no longer in use',
  body: html`${pageHeading('This link is no longer in use')}
    ${paragraph('What it was about may be dealt with already, or the link may be too old. It may also be for another agency, or not copied in full.')}
    ${paragraph('Everything that waits for you is in your work.')}
    <p class="govuk-body"><a class="govuk-link" href="/work">Go to my work</a></p>`,
}

/** Leads somebody who has signed in to the form that settles what a message was about, or to its meeting. */
export const openedLink = page({
  path: '/w/:token/open',
  who: 'anyAgency',
  params: z.object({ token: z.string() }),
  read: async ({ deps, by, address, params: { token } }) => {
    const target = await openLink(deps, by, { token, address })
    return isNo(target) ? {} : { target }
  },
  view: ({ target }, { by }) => {
    if (!target) return noLongerInUse
    return {
      to:
        'meeting' in target
          ? `/meetings/${target.meeting}`
          : settlingPath(target.owed, rolesFor(by, target.owed.site)),
    }
  },
})
