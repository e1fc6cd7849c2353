import { html } from '../../html.ts'
import { page } from '../../page.ts'
import { pageHeading } from '../../parts.ts'

/** What I owe, and what waits for others. */
export const workPage = page({
  path: '/work',
  who: 'anyAgency',
  section: 'work',
  read: async () => ({}),
  view: () => ({ title: 'My work', body: html`${pageHeading('My work')}` }),
})
