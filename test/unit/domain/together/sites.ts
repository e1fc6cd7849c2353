import { amongOthers, referenceOf } from '../pathway/world.ts'
import { forms } from '../../../../domain/conference/forms.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

/** Holds stalking panels that hear two items, so that lists are over their capacity. */
const withPanels = <R extends SiteReference>(site: R): R => ({
  ...site,
  policy: {
    ...site.policy,
    meetings: { stalkingPanel: { capacity: { ...forms.stalkingPanel.rules.capacity, items: 2 } } },
  },
})

const { others: beside = {}, ...here } = withPanels(amongOthers('london'))
export const hampshire = withPanels(referenceOf('hampshire'))

export const london: SiteReference = here
export const others = { ...beside, hampshire }

/** London and Hampshire, which hold meetings, and Cheshire, which holds none. */
export const reference: SiteReference = { ...london, others }
