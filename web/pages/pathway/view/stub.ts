import { html } from '../../../html.ts'
import { link, pageHeading, paragraph } from '../../../parts.ts'
import { moment } from '../../../words/dates.ts'
import { places } from '../../../../domain/stages/index.ts'
import type { Screen } from '../../../page.ts'
import type { stubOut } from '../../../../app/views/pathway/stub.ts'
import { titleIn } from '../../../../domain/titled.ts'
import type { z } from 'zod'

/** Where a pathway went that has moved to another site. */
export function stubScreen({ id, transfer }: z.output<typeof stubOut>): Screen {
  const title = `Pathway ${id}`
  return {
    title,
    body: html`${pageHeading(title)}
    ${paragraph(
      html`This pathway moved to <strong>${transfer.toName}</strong> on ${moment(transfer.at)}. It
        was at the stage “${titleIn(places, transfer.stage)}”, and all that was known and owed on it
        went with it.`,
    )}
    ${paragraph('To find out what happens next, ask the coordinator there.')}
    ${paragraph(link({ href: '/pathways', text: 'Go to the caseload' }))}`,
  }
}
