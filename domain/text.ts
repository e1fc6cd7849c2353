/**
 * What no document, mail or terminal can carry: control characters other than tabs and line breaks, half a character, and
 * code points that are no characters.
 */
export const uncarried = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u

/** The same text with U+FFFD in place of what cannot be carried: for texts that were kept before it was refused. */
export const carriedText = (text: string): string =>
  text.replace(new RegExp(uncarried.source, 'gu'), '\ufffd')

// Programs put these around numbers and addresses that are copied from them, so that they keep their order in a text that
// runs the other way. U+202E is not among them: it shows letters in another order than they are written.
const marks = '\u200e\u200f\u061c\u202a-\u202d\u2066-\u2069'
const anyMark = new RegExp(`[${marks}]`)
const everyMark = new RegExp(`[${marks}]`, 'g')
// Each run is tried once, from its beginning: texts come in before their length is known.
const run = `(?<![${marks}])[${marks}]+`
const atEnds = new RegExp(`^[${marks}]+|${run}$`, 'g')
const aroundNumbers = new RegExp(`${run}(?=[+(]?\\p{Nd})|(?<=[\\p{Nd})])[${marks}]+`, 'gu')

/** A number or an address by itself, without any mark of direction: it is as long as what is seen of it. */
export const withoutMarks = (text: string): string => text.replace(everyMark, '')

/** A line without the marks of direction that were pasted with it: in pairs, around numbers and at its ends. */
export const unmarkedLine = (text: string): string =>
  anyMark.test(text) ? unmarkedText(text).replace(atEnds, '') : text

/**
 * Free text without the marks of direction that were pasted with a part of it: in pairs, and around numbers. All others stay;
 * a script that runs from right to left can need them.
 */
export const unmarkedText = (text: string): string =>
  anyMark.test(text) ? withoutPairs(text).replace(aroundNumbers, '') : text

const closes: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u202d': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
}

/** A text without the marks that begin and end together. One without the other is no pair. */
function withoutPairs(text: string): string {
  const open: { readonly at: number; readonly end: string }[] = []
  const paired = new Set<number>()
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at)
    const end = closes[mark]
    const last = open.at(-1)
    if (end !== undefined) open.push({ at, end })
    else if (mark === '\n' || mark === '\u202e') open.length = 0
    else if (last?.end === mark) {
      paired.add(last.at).add(at)
      open.pop()
    }
  }
  return paired.size === 0
    ? text
    : text
        .split('')
        .filter((_, at) => !paired.has(at))
        .join('')
}
