/** Numbers that others gave somebody, as they are stored. */
export interface Numbers {
  readonly pnc?: string | null | undefined
  readonly cro?: string | null | undefined
  readonly nhs?: string | null | undefined
}

const kinds = ['pnc', 'cro', 'nhs'] as const

/** The numbers that are known, each with its kind. */
export const numbersIn = (numbers: Numbers): (readonly [string, string])[] =>
  kinds.flatMap((kind) => {
    const number = numbers[kind]
    return number ? [[kind, number] as const] : []
  })

/** How the numbers of two descriptions compare: one that is the same outweighs another that is not; undefined where no kind is known of both. */
export function numbersAgree(a: Numbers, b: Numbers): 'same' | 'different' | undefined {
  const both = kinds.filter((kind) => a[kind] && b[kind])
  if (both.length === 0) return undefined
  return both.some((kind) => a[kind] === b[kind]) ? 'same' : 'different'
}
