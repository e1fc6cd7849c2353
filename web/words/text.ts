/** A title as it begins a line: with a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
