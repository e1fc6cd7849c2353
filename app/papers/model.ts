/**
 * A paper of a meeting as plain data: what it says and in which order, and nothing of how it looks. Each renderer draws
 * the same. It is for those invited, so it cannot be handed to anything that writes to the person.
 */
export interface Paper {
  /** The conference's id: all that a title, a file's name or the head of a page may say. */
  readonly code: string
  /** How it is marked on each page. */
  readonly marking: string
  readonly title: string
  readonly kind: string
  /** What a reader must know before anything else: that it is a draft, or that not all of it is here. */
  readonly warnings: readonly string[]
  readonly facts: readonly Fact[]
  readonly parts: readonly Part[]
  /** For whom it was made, and when. */
  readonly made: string
}

/** A part under a heading of its own. */
export interface Part {
  readonly heading: string
  readonly blocks: readonly Block[]
}

export interface Fact {
  readonly label: string
  readonly value: string
}

export type Block = Text | Said | Facts | Table | Heading

/** Words of ours. */
export interface Text {
  readonly block: 'text'
  readonly text: string
  readonly quiet?: true
}

/** What somebody wrote, as they wrote it, line by line. */
export interface Said {
  readonly block: 'said'
  readonly label: string
  readonly lines: readonly string[]
}

interface Facts {
  readonly block: 'facts'
  readonly facts: readonly Fact[]
}

/** Rows of cells, one for each column. A table without rows is a text instead. */
export interface Table {
  readonly block: 'table'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

interface Column {
  readonly heading: string
  /** How much of the width it takes, in parts of a hundred; those of a table make a hundred. */
  readonly width: number
}

/** Begins something within a part: an item. */
interface Heading {
  readonly block: 'heading'
  readonly text: string
  /** What must be seen at once about it. */
  readonly flags: readonly string[]
}

/** A paper, or an invitation, ready to be sent in one format. */
export interface Rendered {
  readonly type: string
  readonly content: string | Buffer
  /** What it is called as a file, and whether it is opened at once or kept. */
  readonly name: string
  readonly opens: 'inline' | 'attachment'
  /** What it may load, where a browser draws it. */
  readonly mayLoad?: string
}

/** Words of ours. */
export const text = (words: string): Text => ({ block: 'text', text: words })

/** Words of ours that matter less. */
export const quiet = (words: string): Text => ({ block: 'text', text: words, quiet: true })

/** What somebody wrote; nothing if there is nothing to read. */
export const quoted = (label: string, words: string | null | undefined): Said[] =>
  words ? [{ block: 'said', label, lines: words.split(/\r?\n/) }] : []

/** A table whose columns are their headings with their widths, or a sentence if it has no rows. */
export function tableOr(
  none: string,
  widths: Readonly<Record<string, number>>,
  rows: readonly (readonly string[])[],
): Table | Text {
  if (rows.length === 0) return quiet(none)
  const columns = Object.entries(widths).map(([heading, width]) => ({ heading, width }))
  return { block: 'table', columns, rows }
}

/** Those facts that have a value. */
export const withValues = (
  facts: readonly { readonly label: string; readonly value: string | null }[],
): Fact[] => facts.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]))
