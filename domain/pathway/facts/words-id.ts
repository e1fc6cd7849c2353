/** An id of free text kept apart. Never the text. */
export type WordsId = string
