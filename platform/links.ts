/** The link to whatever waits. It leads there after signing in, and itself says nothing about it. */
export const linkTo = (publicUrl: string, waits: string): string =>
  `${publicUrl}/w/${encodeURIComponent(waits)}`
