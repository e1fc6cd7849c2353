/** What of one site a list shows to whoever asks. */
export interface SitePart {
  readonly site: string
  /** Only what is this agency's: because somebody who sees all of the site asked for it, or because it is all they see. */
  readonly agency?: string | undefined
  /** Whether it is all that they see there. */
  readonly confined?: boolean
}

/** The sites of these parts. */
export const sitesIn = (parts: readonly SitePart[]): string[] => [
  ...new Set(parts.map(({ site }) => site)),
]

/** A filter for the rows of one part. */
export const ofPart = ({ site, agency }: SitePart) =>
  agency === undefined ? { site } : { site, agency }
