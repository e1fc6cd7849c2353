import { z } from 'zod'

/** The headers of a command. Others are left as they are. */
export const commandHeaders = z.looseObject({
  'idempotency-key': z
    .uuid()
    .meta({ maxLength: 36 })
    .meta({
      description:
        'A UUID that you choose for this request. The same key and request always get the same answer. If you try it on the documentation page with the key of the example, each try gets a new one.',
      examples: ['5f0c1a34-6a0f-4b0e-9d55-0a7a6e2b9f10'],
    }),
  'if-match': z
    .string()
    .regex(/^(W\/)?("\d{1,9}"|\d{1,9})$/, 'must be the version of the pathway, such as "12".')
    .meta({ maxLength: 14 })
    .optional()
    .meta({
      description: 'The version that you saw. If the pathway has changed since, nothing is done.',
    }),
})

/** Headers of a referral: there is no version to match yet. */
export const referralHeaders = commandHeaders.omit({ 'if-match': true })

/** Headers of what changes something that two people may have open. */
export const versionHeaders = z.looseObject({
  'if-match': commandHeaders.shape['if-match']
    .unwrap()
    .meta({ description: 'The version that you saw. If it has changed since, nothing is done.' }),
})

/** The version in an `If-Match` header. */
export function versionIn(ifMatch: string | undefined): number | undefined {
  const digits = ifMatch?.replace(/\D/g, '')
  return digits ? Number(digits) : undefined
}

/** Whoever has seen it says at which version; whoever writes it whole in any case need not. */
export const seenHeaders = versionHeaders.partial()

/** The number of the last change that a sender saw, if they say so. */
export const seenBy = ({ headers }: { readonly headers: { 'if-match'?: string | undefined } }) => ({
  seen: versionIn(headers['if-match']),
})
