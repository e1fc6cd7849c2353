import { createHash } from 'node:crypto'
import { inlineScript } from './layout.ts'

const hash = createHash('sha256').update(inlineScript).digest('base64')

/**
 * What goes with every page. What it may load is ours alone; it is kept by nobody; a form of ours says where it comes from.
 * Signing out is a form whose answer leads on to the sign-in service, which is the only place elsewhere that a form may lead.
 */
export const pageHeaders = (signInService: string | undefined) => ({
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `script-src 'self' 'sha256-${hash}'`,
    "connect-src 'self'",
    "frame-src 'self'",
    `form-action 'self'${signInService === undefined ? '' : ` ${new URL(signInService).origin}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
})
