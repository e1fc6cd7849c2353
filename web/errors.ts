import { answerCode, errorsIn, type No, sentenceOf } from '../app/answers.ts'
import { each, html } from './html.ts'
import { fieldSentence } from './words/field-errors.ts'
import { pageHeading, paragraph } from './parts.ts'
import type { Posted, Screen } from './page.ts'
import { postedAgain } from './forms/drawing.ts'
import { govuk } from './govuk/components.ts'

const statuses: Readonly<Record<string, number>> = {
  'not-found': 404,
  'not-your-role': 403,
  'not-your-site': 403,
  'accept-first': 403,
  'bad-input': 400,
  'changed-since': 412,
  unavailable: 503,
  fault: 500,
}

/** The page for a no: what it says, that nothing is lost, and where to go on. */
export function noScreen(no: No): Screen {
  const code = answerCode(no)
  if (code === 'not-found') return notFound
  const errors = errorsIn(no)
  return says(statuses[code] ?? 409, {
    title: code === 'fault' ? 'Something went wrong' : 'This cannot be done',
    text: [sentenceOf(code), ...errors.map(fieldSentence)],
    then: 'Nothing was changed.',
  })
}

/** The page for what is not there, or not for this reader: it does not say which. */
export const notFound: Screen = says(404, {
  title: 'There is nothing here',
  text: [
    'If you typed the address, check that it is right. If you followed a link, check that the whole address was copied.',
  ],
  then: 'It may also be something that your role or your sites do not cover.',
})

/** What cannot be had now, and can in a moment. */
const later = {
  away: {
    status: 503,
    title: 'This is not available at the moment',
    why: 'Part of the service is not responding.',
  },
  tooMany: {
    status: 429,
    title: 'This cannot be done yet',
    why: sentenceOf('too-many-requests'),
  },
  wrongClock: {
    status: 503,
    title: 'This cannot be done at the moment',
    why: sentenceOf('wrong-clock'),
  },
} as const

/** Why something can only be had later. */
export type Later = keyof typeof later

/**
 * The page for an outage, or for somebody who asked for too much. In the middle of a form, what was sent stands on it under its
 * key, to be sent once more.
 */
export function laterScreen(reason: Later, action: string, posted: Posted | undefined): Screen {
  const { status, title, why } = later[reason]
  if (!posted)
    return says(status, {
      title,
      text: [why],
      then: 'Nothing is lost. Go back and try again in a moment. What you typed is still there.',
    })
  return {
    status,
    title,
    body: html`${pageHeading('This could not be sent yet')}
      ${paragraph(`${why} Nothing is lost. What you entered is kept on this page.`)}
      ${paragraph('Wait a moment and send it again. It is done only once, even if it arrived the first time.')}
      <form method="post" action="${action}">
        ${postedAgain(posted)} ${govuk.button({ text: 'Send again', preventDoubleClick: true })}
      </form>`,
  }
}

/** The page for whoever asked under another name than ours. */
export const misdirected = (publicUrl: string): Screen => ({
  status: 421,
  title: 'This is not the address of this service',
  body: html`${pageHeading('This is not the address of this service')}
    ${paragraph('Check the address in your browser. If somebody gave it to you, ask whoever runs Throughline.')}
    <p class="govuk-body"><a class="govuk-link" href="${publicUrl}">Go to ${publicUrl}</a></p>`,
})

/** The page for a form that is too long. */
export const tooLong: Screen = says(413, {
  title: 'This is too long to be sent',
  text: ['A form may have up to 1 MB of text and 5,000 answers.'],
  then: 'Nothing was changed. Go back and shorten what you entered.',
})

/** The page for what no form of ours sends. */
export const unreadable: Screen = says(415, {
  title: 'This could not be read',
  text: ['It was not sent by one of the forms of this service.'],
  then: 'Nothing was changed.',
})

/** The page for a fault of ours. */
export const faulted: Screen = says(500, {
  title: 'Something went wrong',
  text: ['It has been logged.'],
  then: 'Anything you saved earlier is safe. Go back and try again. If it happens again, tell whoever runs Throughline.',
})

interface Words {
  readonly title: string
  readonly text: readonly string[]
  readonly then: string
}

function says(status: number, { title, text, then }: Words): Screen {
  return {
    status,
    title,
    body: html`${pageHeading(title)}${each(text, (one) => paragraph(one))}${paragraph(then)}
      <p class="govuk-body"><a class="govuk-link" href="/work">Go to my work</a></p>`,
  }
}
