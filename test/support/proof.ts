/** Whether the proofs run at full length; short under `npm run proof -- --short`. */
const long = process.env['THROUGHLINE_PROOF'] === 'long'

/** The size of a proof: the first figure in the short form, the second at full length. */
export function sized<Size>(short: Size, full: Size): Size {
  return long ? full : short
}
