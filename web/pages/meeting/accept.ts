import { confidentialityStatement } from '../../../domain/conference/confidentiality.ts'
import { sendButton } from './sending.ts'
import { each, html, type Html } from '../../html.ts'
import { heading, pageHeading, paragraph } from '../../parts.ts'
import type { Screen } from '../../page.ts'

const command = 'accept-for-papers'

/** The statement and the button that accepts it, for whoever has not accepted confidentiality for a meeting. */
export const acceptPanel = (meeting: string, back: string): Html =>
  html`<div class="tl-panel" id="accept">
    ${heading('Accept confidentiality first')}
    ${paragraph('You are shown what this meeting is about, its papers and its minutes once you have accepted this statement. That you accept it is recorded.')}
    ${each(confidentialityStatement.text, (text) => paragraph(text))}
    ${sendButton({ meeting, command, back, values: {} }, 'I accept', { classes: '' })}
  </div>`

/** The page for whoever asks for a paper before they have accepted confidentiality. */
export const acceptScreen = (meeting: string, back: string): Screen => ({
  title: 'Accept confidentiality first',
  status: 403,
  back: { href: `/meetings/${meeting}`, text: 'Back to the meeting' },
  body: html`${pageHeading('This paper is confidential')} ${acceptPanel(meeting, back)}`,
})
