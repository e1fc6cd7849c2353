import { z } from 'zod'
import { html } from '../../html.ts'
import { linkTarget } from '../../../app/views/linked.ts'
import { page, type Screen } from '../../page.ts'
import { pageHeading, paragraph } from '../../parts.ts'
import { settlingPath } from '../../words/settle.ts'

/** What the link in a message opens: the same for every link, so that it tells nothing, not even whether anything waits. */
export const linkScreen = (id: string): Screen => ({
  title: 'Something is waiting for you',
  body: html`${pageHeading('Something is waiting for you')}
    ${paragraph('Sign in to see what it is. You will go straight to the form that deals with it.')}
    <a
      class="govuk-button govuk-button--start"
      href="/w/${encodeURIComponent(id)}/open"
      role="button"
      draggable="false"
      data-module="govuk-button"
      >Sign in to see it</a
    >
    ${paragraph('If you do not have an account, ask the coordinator of your site.')}`,
})

/** Leads somebody who has signed in to the form that settles what a message was about, or to its meeting. */
export const openLink = page({
  path: '/w/:id/open',
  who: 'anyAgency',
  params: z.object({ id: z.string().max(60) }),
  read: ({ deps, by, params }) => linkTarget(deps, by, params.id),
  view: (target, { by }) => ({
    to: 'meeting' in target ? `/meetings/${target.meeting}` : settlingPath(target.owed, by.roles),
  }),
})
