import { z } from 'zod'
import { codeOf } from '../../../domain/titled.ts'
import { counted } from '../../../domain/sentence.ts'
import { endLinks, linkGroups } from '../../../app/links/revoke.ts'
import { html } from '../../html.ts'
import { isNo } from '../../../app/answers.ts'
import { link, pageHeading, paragraph } from '../../parts.ts'
import { page, post, type Link, type Screen } from '../../page.ts'
import { pathTo } from '../../forms/paths.ts'
import { referenceNames } from '../../../app/reference/named.ts'
import { titleIn, type Titles } from '../../../domain/titled.ts'
import { typedIn } from '../../forms/posted.ts'
import { whoMay } from '../../../app/access/roles.ts'

const query = z.object({
  of: codeOf(linkGroups),
  id: z.string().min(1).max(200),
  /** The pathway on whose page the message was. */
  on: z.string().max(60).optional(),
})
type Query = z.output<typeof query>

const whose = ({ of, id }: Query, agencies: Titles): string =>
  ({
    agency: `in messages to ${titleIn(agencies, id)} about your sites`,
    pathway: 'about this pathway',
    conference: 'about this meeting',
    message: 'in this message, also about other things in it,',
  })[of]

function backFrom({ of, id, on }: Query): Link {
  if (of === 'agency') return { href: '/reference', text: 'Reference data' }
  if (of === 'conference') return { href: pathTo('conference', id), text: 'The meeting' }
  const messages = `${pathTo('pathway', of === 'pathway' ? id : (on ?? ''))}/history?show=messages`
  return { href: messages, text: 'Messages that were sent' }
}

/** Asks whether links are to be ended. */
const confirmScreen = (asked: Query, agencies: Titles): Screen => ({
  title: 'End links',
  back: backFrom(asked),
  body: html`${pageHeading('End links')}
    ${paragraph(`Every link ${whose(asked, agencies)} stops working.`)}
    ${paragraph('Whoever follows one is told that it is no longer in use. What waits stays in their work, and the next message has new links.')}
    <form method="post" action="/links/end">
      <input type="hidden" name="of" value="${asked.of}" />
      <input type="hidden" name="id" value="${asked.id}" />
      <input type="hidden" name="on" value="${asked.on ?? ''}" />
      <button class="govuk-button govuk-button--warning" data-module="govuk-button">
        End the links
      </button>
    </form>`,
})

const endedScreen = (asked: Query, revoked: number): Screen => ({
  title: 'Links ended',
  back: backFrom(asked),
  body: html`${pageHeading(revoked === 0 ? 'There was no link to end' : `${counted(revoked, 'link')} ended`)}
    ${paragraph(revoked === 0 ? 'None of them could still be used.' : 'Nobody can use them any more.')}
    <p class="govuk-body">${link(backFrom(asked))}</p>`,
})

const linksPage = page({
  path: '/links/end',
  who: whoMay.revokeLinks,
  query,
  read: ({ deps }) => referenceNames(deps),
  view: ({ names }, { query: asked }) => confirmScreen(asked, names.agencies),
})

const linksPost = post({
  path: '/links/end',
  who: whoMay.revokeLinks,
  act: async ({ deps, by }, posted) => {
    const typed = {
      of: typedIn(posted, 'of'),
      id: typedIn(posted, 'id'),
      on: typedIn(posted, 'on'),
    }
    const { data: asked } = query.safeParse(typed)
    if (!asked) return { to: '/work' }
    const ended = await endLinks(deps, by, { of: asked.of, id: asked.id })
    return isNo(ended) ? ended : endedScreen(asked, ended.revoked)
  },
})

/** Ending links that were sent. */
export const linksPages = [linksPage, linksPost]
