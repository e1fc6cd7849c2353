/** What a spreadsheet would run as a formula, begun with an apostrophe, so that it is text; full-width signs begin one, too. */
const asText = (value: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value

const cell = (value: string): string => `"${asText(value).replaceAll('"', '""')}"`

/** A table as a spreadsheet reads it: each cell quoted, none of them a formula, with a mark by which Excel knows UTF-8. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
