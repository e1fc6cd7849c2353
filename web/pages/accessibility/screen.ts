import { heading, pageHeading, paragraph } from '../../parts.ts'
import { html } from '../../html.ts'
import type { Screen } from '../../page.ts'

/** What was done for everybody to be able to use the pages, and what is known not to work; `docs/accessibility.md` says how it was tried. */
export const accessibilityScreen: Screen = {
  title: 'Accessibility',
  body: html`${pageHeading('Accessibility')}
  ${paragraph('Throughline is meant to be used by everybody who works with it: without a mouse, without JavaScript, with a screen reader, on a phone, and enlarged to 400%.')}
  ${heading('How accessible it is')}
  ${paragraph('The pages aim at the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. They use the components of the GOV.UK Design System and of the Ministry of Justice.')}
  ${heading('How they were tested')}
  ${paragraph('Every page and every form was tested in Chromium with a program that looks for faults (axe). Forms were empty, filled in and with errors. Pages were wide, 320 pixels wide and enlarged to 400%, with and without JavaScript, by keyboard alone, and in dark and forced colours. They were not tested with screen readers, with voice control, in other browsers, or by people who depend on them.')}
  ${heading('Known problems')}
  ${paragraph('Radio buttons that reveal a further question carry an attribute (aria-expanded) that the standard does not provide for. It is set by GOV.UK’s own script, which helps screen readers that read it.')}
  ${heading('Tell us')}
  ${paragraph('If something does not work for you, tell the coordinator of your site, who can pass it on to whoever runs the service.')}`,
}
