import nunjucks from 'nunjucks'
import { formatInstant } from '../../domain/calendar/calendar.ts'
import { titleOf } from '../../domain/describe.ts'
import { type MessageToSend } from '../../store/messages.ts'

/** A message as it is handed to the mail server. Says that something waits, never what about or about whom. */
export interface Mail {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly date: Date
  readonly list: { readonly id: { readonly url: string; readonly comment: string } }
}

const environment = new nunjucks.Environment(null, { autoescape: true, throwOnUndefined: true })

/** Why a notice goes out, in words, by the code of its rung; the code itself for a rung that a site made up. */
const rungWords: Readonly<Record<string, string>> = {
  asked: 'This is now with you.',
  'week-before': 'Due in a week.',
  'two-days-before': 'Due in two working days.',
  'day-before': 'Due on the next working day.',
  'due-today': 'Due today.',
  'due-now': 'Due now.',
  manager: 'Overdue. Sent to you as the manager of the agency that owes it.',
  chair: 'Overdue. Sent to you as the chair.',
  'steering-group': 'Still overdue. Sent to you for the steering group.',
  moved: 'The date was moved.',
  reassigned: 'This has been given to you.',
  stopped: 'Its clock is stopped by a hold, with the time that is left kept.',
  resumed: 'The hold is over, and its clock goes on.',
}

const rungText = (rung: string): string =>
  rungWords[rung] ?? (rung.startsWith('nudge-') ? 'A reminder was asked for.' : rung)

const textTemplate = `{{ greeting }}
{% for item in items %}
- {{ item.title | safe }}, due {{ item.due | safe }}. {{ item.why | safe }}
  {{ item.link | safe }}
{% endfor %}
Sign in to see more. This message says only that something waits.
If you no longer work for {{ agency | safe }}, please tell the coordinator.
`

const htmlTemplate = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ subject }}</title></head>
<body style="font-family: Arial, Helvetica, sans-serif; font-size: 16px; color: #0b0c0c">
<p>{{ greeting }}</p>
<ul>
{% for item in items %}<li style="margin-bottom: 12px"><a href="{{ item.link }}">{{ item.title }}</a>, due <strong>{{ item.due }}</strong>.<br>{{ item.why }}</li>
{% endfor %}</ul>
<p>Sign in to see more. This message says only that something waits.</p>
<p style="color: #505a5f">If you no longer work for {{ agency }}, please tell the coordinator.</p>
</body>
</html>
`

/** Writes the message for one role of an agency: the same for the same notices, however often it is tried. */
export function composeMail(message: MessageToSend, from: string, publicUrl: string): Mail {
  const items = message.items.map(({ obligation, what, rung, due, zone }) => ({
    title: capitalised(titleOf(what)),
    due: formatInstant(due, zone),
    why: rungText(rung),
    link: `${publicUrl}/w/${encodeURIComponent(obligation)}`,
  }))
  const urgent = message.items.some((item) => item.urgent)
  const subject = subjectOf(items.length, urgent)
  const greeting =
    items.length === 1 ? 'Something waits for you:' : `${items.length} things wait for you:`
  const values = { subject, greeting, items, agency: message.agencyName }
  return {
    from,
    to: message.address,
    subject,
    text: environment.renderString(textTemplate, values),
    html: environment.renderString(htmlTemplate, values),
    messageId: message.headerId,
    date: new Date(message.composedAt),
    list: {
      id: { url: `${message.agency}.throughline.${hostOf(publicUrl)}`, comment: 'Throughline' },
    },
  }
}

function subjectOf(count: number, urgent: boolean): string {
  const things = count === 1 ? 'Something waits' : `${count} things wait`
  return urgent
    ? `Urgent: ${things.charAt(0).toLowerCase()}${things.slice(1)} for you`
    : `${things} for you`
}

const hostOf = (url: string): string => new URL(url).hostname

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
