/** Where a link leads that says only that something waits: to what the message said that it came with, and to where to sign in. */
export const linkTo = (publicUrl: string, waits: string): string =>
  `${publicUrl}/w/${encodeURIComponent(waits)}`
