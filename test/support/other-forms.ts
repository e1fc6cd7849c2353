// The forms that belong to no command of what exists already: where each stands, and what is done with it to be told what is wrong.
import type { Role } from '../../domain/codes.ts'

/** Where a form is, as whom, and the button that sends it; without a button that refuses, it has nothing to be filled in. */
export interface OtherForm {
  readonly to: string
  readonly as: Role
  /** What sends it with mistakes; what stands in it is emptied first. */
  readonly button?: string
}

const sections = ['referrer', 'person', 'victim', 'concern', 'screening', 'basis'] as const

/** Every address that a form is sent to, and the forms that are. Addresses name the parts as `support/addresses` does. */
export const otherForms: Readonly<Record<string, readonly OtherForm[]>> = {
  '/work/seen': [{ to: '/work', as: 'coordinator' }],
  '/pathways/views': [{ to: '/pathways', as: 'coordinator' }],
  '/pathways/views/:view/forget': [{ to: '/pathways', as: 'coordinator' }],
  '/refer': [{ to: '/refer', as: 'coordinator' }],
  '/refer/:draft/:section': sections.map((section) => ({
    to: `/refer/<draft>/${section}`,
    as: 'coordinator',
    button: 'Save and continue',
  })),
  '/refer/:draft/check': [{ to: '/refer/<draft>/check', as: 'coordinator' }],
  '/refer/:draft/delete': [{ to: '/refer/<draft>/delete', as: 'coordinator' }],
  '/search': [{ to: '/search', as: 'coordinator', button: 'Search' }],
  '/agency/cover': [{ to: '/agency/cover', as: 'coordinator', button: 'Add cover' }],
  '/agency/cover/:id/end': [{ to: '/agency', as: 'coordinator' }],
  '/pathways/:id/do/:command': [], // `pages-forms`
  '/meetings/:id/do/:command': [
    { to: '<during>', as: 'chair', button: 'Record the decision' },
    { to: '<after>', as: 'coordinator', button: 'Save the draft' },
  ],
  '/meetings/new': [{ to: '/meetings/new', as: 'coordinator', button: 'Continue' }],
  '/meetings/:id/list': [
    { to: '/meetings/<meeting>/list', as: 'coordinator', button: 'Add a pathway to the list' },
  ],
  '/meetings/:id/order': [{ to: '<before>', as: 'chair' }],
  '/meetings/:id/table': [{ to: '<during>', as: 'coordinator' }],
  '/sign-in/as': [{ to: '/sign-in/as', as: 'coordinator' }],
  '/sign-out': [{ to: '/work', as: 'coordinator' }],
  '/sign-out/everywhere': [{ to: '/work', as: 'coordinator' }],
  // Last, because a site that is saved with other choices gives its roles to others.
  '/reference/bank-holidays/change': [
    { to: '/reference/bank-holidays/change', as: 'administrator', button: 'Save' },
  ],
  '/reference/sites/:id': [
    { to: '/reference/sites/london', as: 'administrator', button: 'Save' },
    { to: '/reference/sites/new', as: 'administrator', button: 'Save' },
  ],
  '/reference/agencies/:id': [
    { to: '/reference/agencies/london-housing', as: 'administrator', button: 'Save' },
    { to: '/reference/agencies/new', as: 'administrator', button: 'Save' },
  ],
  '/reference/agencies/:id/contact': [
    {
      to: '/reference/agencies/london-housing/contact?role=agencyWorker',
      as: 'administrator',
      button: 'Ask for this address',
    },
  ],
  '/reference/contact-changes/:id/agree': [
    { to: '/reference/contact-changes', as: 'administrator' },
  ],
  '/reference/contact-changes/:id/withdraw': [
    { to: '/reference/contact-changes', as: 'administrator' },
  ],
  '/confirm/:token': [{ to: `/confirm/${'x'.repeat(22)}`, as: 'administrator' }],
  '/access/end': [{ to: '/access/end', as: 'administrator', button: 'End access' }],
  '/links/end': [{ to: '/links/end?of=agency&id=london-housing', as: 'administrator' }],
  '/report': [{ to: '/report', as: 'agencyWorker' }],
  '/reports/:id': [{ to: '/reports/<report>', as: 'coordinator' }],
  '/audit/searched': [{ to: '/audit', as: 'dataProtectionOfficer', button: 'Find' }],
  '/reference/policies/:site/clocks/:clock': [
    { to: '/reference/policies/london/clocks/triage', as: 'administrator', button: 'Continue' },
  ],
  '/reference/policies/:site/parts/:part': [
    {
      to: '/reference/policies/london/parts/ladders.standard',
      as: 'administrator',
      button: 'Continue',
    },
  ],
}
