import { html } from '../html.ts'
import type { MessageLine, MessageText } from './folder.ts'
import { folded, heading, nextPage, pageHeading, paragraph, summary, table } from '../parts.ts'
import type { Screen } from '../page.ts'

const subjectOf = ({ subject }: MessageLine): string => subject || 'No subject'

/** The mailbox of a first try: what the system has sent, newest first. */
export function mailboxScreen(
  messages: readonly MessageLine[],
  { before, older }: { readonly before: string | undefined; readonly older: string | undefined },
): Screen {
  return {
    title: 'Mailbox',
    body: html`${pageHeading('Mailbox')}
    ${paragraph('What the system has sent. No message has left this machine.')}
    ${messages.length === 0 ? paragraph(`There is nothing${before === undefined ? '' : ' older'} here yet.`) : list(messages)}
    ${nextPage(older === undefined ? undefined : `/mail?before=${older}`)}
    ${before !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="/mail">Back to the newest</a></p>`}`,
  }
}

const list = (messages: readonly MessageLine[]) =>
  table(
    'Messages, newest first',
    [
      {
        title: 'Subject',
        names: true,
        cell: (message) =>
          html`<a class="govuk-link" href="/mail/${message.file}">${subjectOf(message)}</a>`,
      },
      { title: 'To', cell: ({ to }) => to },
      { title: 'Date', cell: ({ date }) => date },
    ],
    messages,
  )

/** What is not there. */
export const noSuchMessage: Screen = {
  status: 404,
  title: 'There is nothing here',
  back: { href: '/mail', text: 'Back to the mailbox' },
  body: pageHeading('There is nothing here'),
}

/** One message. */
export function messageScreen(message: MessageText): Screen {
  const { date, from, to, text, html: formatted, headers, file } = message
  return {
    title: 'A message',
    back: { href: '/mail', text: 'Back to the mailbox' },
    body: html`${pageHeading(subjectOf(message))}
      ${summary([
        ['Date', date],
        ['From', from],
        ['To', to],
      ])}
      ${heading('As text')}
      <pre class="tl-pre govuk-body">${text}</pre>
      ${formatted !== undefined && [heading('As a mail program shows it'), html`<iframe class="tl-frame" title="The message as a mail program shows it" sandbox src="/mail/${file}/html"></iframe>`]}
      ${folded('All headers', html`<pre class="tl-pre">${headers}</pre>`)}`,
  }
}
