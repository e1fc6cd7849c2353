import type { WhyNull } from '../../app/access/withheld.ts'

const whys = {
  notKnown: 'Not known',
  notForYou: 'Not for your role',
  erased: 'Erased',
  takenOut: 'Taken out by the data protection officer',
} as const satisfies Record<WhyNull, string>

/** What stands where something is not shown. */
export const whyText = (why: WhyNull | null | undefined): string => whys[why ?? 'notForYou']
