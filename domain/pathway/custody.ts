/** How somebody stands with custody and bail. */
export const custodyStatuses = {
  remanded: { title: 'Remanded in custody', inside: true },
  sentenced: { title: 'Sentenced to custody', inside: true },
  recalled: { title: 'Recalled to custody', inside: true },
  bailed: { title: 'On bail', inside: false },
  released: { title: 'Released', inside: false },
} as const

/** The last that was recorded, and the release date where one is known. */
export interface Custody {
  readonly status: keyof typeof custodyStatuses
  readonly releaseAt?: number
}
