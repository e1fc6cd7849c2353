import nunjucks from 'nunjucks'
import { calendarFile, calendarType } from '../../platform/calendar-file.ts'
import { type MessageFor, meetingTarget } from '../../store/messages.ts'
import { linkIn, wordsOf } from '../channels/words.ts'

/** A message for the mail server. */
export interface Mail {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly date: Date
  readonly attachments: {
    readonly filename: string
    readonly content: string
    readonly contentType: string
  }[]
  readonly list: { readonly id: { readonly url: string; readonly comment: string } }
}

const environment = new nunjucks.Environment(null, { autoescape: true, throwOnUndefined: true })

const textTemplate = `{{ greeting }}
{% for item in items %}
- {{ item.title | safe }}, {{ item.until }} {{ item.due | safe }}. {{ item.why | safe }}
  {{ item.link | safe }}
{% endfor %}
Sign in to see more. This message says only that something is waiting.
If you no longer work for {{ agency | safe }}, please tell the coordinator.
`

const htmlTemplate = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ subject }}</title></head>
<body style="font-family: Arial, Helvetica, sans-serif; font-size: 16px; color: #0b0c0c">
<p>{{ greeting }}</p>
<ul>
{% for item in items %}<li style="margin-bottom: 12px"><a href="{{ item.link }}">{{ item.title }}</a>, {{ item.until }} <strong>{{ item.due }}</strong>.<br>{{ item.why }}</li>
{% endfor %}</ul>
<p>Sign in to see more. This message says only that something is waiting.</p>
<p style="color: #505a5f">If you no longer work for {{ agency }}, please tell the coordinator.</p>
</body>
</html>
`

/** Writes the message for one role of an agency: always the same for the same notices, however often it is tried. */
export function composeMail(message: MessageFor, from: string, publicUrl: string): Mail {
  const values = wordsOf(message, publicUrl)
  return {
    from,
    to: message.address,
    subject: values.subject,
    text: environment.renderString(textTemplate, values),
    html: environment.renderString(htmlTemplate, values),
    messageId: message.headerId,
    date: new Date(message.composedAt),
    attachments: message.invitations.map((invitation) => ({
      filename: `${invitation.title}.ics`,
      content: calendarFile(invitation, {
        link: linkIn(message, meetingTarget(invitation.title), publicUrl),
        stampedAt: message.composedAt,
        organizer: from,
        attendee: message.address,
      }),
      contentType: calendarType(invitation.method),
    })),
    list: {
      id: { url: `${message.agency}.throughline.${hostOf(publicUrl)}`, comment: 'Throughline' },
    },
  }
}

const hostOf = (url: string): string => new URL(url).hostname
