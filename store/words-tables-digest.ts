/**
 * Which tables of words (`domain/words-wall.ts`) the stored classes of texts were made by. Where they change, a test asks for
 * another digest here; the next start then makes the classes of all texts again.
 */
export const wordsTablesDigest = '3aa60b79c5b952cc'
