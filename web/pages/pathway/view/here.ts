import { html, type Html } from '../../../html.ts'
import type { Link } from '../../../page.ts'
import { linkList } from '../../../parts.ts'

/** What the reader can do about what a page shows. */
export const hereView = (links: readonly Link[]): Html =>
  html`<section class="tl-panel" aria-labelledby="here">
    <h2 class="govuk-heading-s" id="here">What you can do here</h2>
    ${
      links.length === 0
        ? html`<p class="govuk-body">Nothing at the moment. The overview says why.</p>`
        : linkList(links)
    }
  </section>`
