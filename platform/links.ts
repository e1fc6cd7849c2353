/** The link to whatever waits. It leads there after signing in; neither it nor its page says anything about it. */
export const linkTo = (publicUrl: string, token: string): string =>
  `${publicUrl}/w/${encodeURIComponent(token)}`
