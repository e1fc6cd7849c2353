/**
 * Which tables of words (`domain/words-wall.ts`) the stored classes of texts were made by. Where they change, a test asks for
 * another digest here; the next start then makes the classes of all texts again.
 */
export const wordsTablesDigest = 'ee870f59ae7b43a6'
