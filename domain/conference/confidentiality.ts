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
    'What is in these papers and what is said at this meeting is confidential. It is shared to protect people who are at risk, and is used for that alone.',
    'It is kept safe, and not copied or passed on outside the agencies that are invited unless the chair agrees or the law demands it.',
    'Nobody who is discussed here is told that the meeting is held, or what was said at it.',
    'Who has an interest of their own in an item says so before it is heard.',
  ],
  source:
    'A statement is read and signed at the beginning (SafeLives suggested agenda), and the person is not told that a meeting is held (Newham MARAC referral form); the words are local.',
  mark: 'K',
} as const
