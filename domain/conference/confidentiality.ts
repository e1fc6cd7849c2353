/** How papers of a meeting are marked on each page. */
export const marking = {
  text: 'OFFICIAL-SENSITIVE',
  source:
    'Government Security Classifications: what needs more care within OFFICIAL; the handling is local.',
  mark: 'K',
} as const

/** What each who is present accepts before anything is said about anyone. */
export const confidentialityStatement = {
  text: [
    'These papers, and what is said at this meeting, are confidential. They are shared to protect people at risk, and are used only for that.',
    'Keep them safe. Do not copy them or pass them on outside the agencies invited, unless the chair agrees or the law requires it.',
    'Nobody discussed here is to be told that the meeting is held, or what was said at it.',
    'Anyone with a personal interest in an item must say so before it is heard.',
  ],
  source:
    'A statement is read and signed at the beginning (SafeLives suggested agenda), and the person is not told that a meeting is held (Newham MARAC referral form); the words are local.',
  mark: 'K',
} as const
