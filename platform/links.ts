/** The link to whatever waits. It leads there after signing in; neither it nor its page says anything about it. */
export const linkTo = (publicUrl: string, token: string): string =>
  `${publicUrl}/w/${encodeURIComponent(token)}`

/** The link by which a new address is confirmed. */
export const confirmLinkTo = (publicUrl: string, token: string): string =>
  `${publicUrl}/confirm/${encodeURIComponent(token)}`
