import { answerCode, errorsIn, type No, sentenceOf } from '../app/answers.ts'
import { each, html } from './html.ts'
import { pageHeading, paragraph } from './parts.ts'
import type { Screen } from './page.ts'

const statuses: Readonly<Record<string, number>> = {
  'not-found': 404,
  'not-your-role': 403,
  'not-your-site': 403,
  'bad-input': 400,
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
    text: [sentenceOf(code), ...errors.map(({ field, message }) => `${field}: ${message}`)],
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

/** The page for an outage. */
export const unavailable: Screen = says(503, {
  title: 'This is not available at the moment',
  text: ['Part of the service is not responding.'],
  then: 'Nothing is lost. Go back and try again in a moment. What you typed is still there.',
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
