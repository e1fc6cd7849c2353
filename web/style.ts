import { createHash } from 'node:crypto'

/** The look of all pages: plain, with enough contrast, and at home on a telephone. */
export const style = `
:root { color-scheme: light; font: 1.125rem/1.5 system-ui, sans-serif; color: #14202b; background: #fff }
body { margin: 0 }
header { background: #1c3f5e; color: #fff }
header p { margin: 0 auto; padding: .75rem 1rem; max-width: 60rem; font-weight: 700 }
main { margin: 0 auto; padding: 1rem 1rem 3rem; max-width: 60rem }
main:focus { outline: none }
h1 { font-size: 1.75rem; line-height: 1.2 }
h2 { font-size: 1.25rem }
a { color: #1a5a96 }
a:focus, summary:focus { outline: 3px solid #ffbf47; outline-offset: 2px }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1.5rem; margin: 1.5rem 0 }
dt { font-weight: 700 }
dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #b8c4cf; overflow-wrap: anywhere }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f1f4f6; padding: 1rem }
iframe { width: 100%; height: 24rem; border: 1px solid #b8c4cf; background: #fff }
.action { display: inline-block; background: #1c6b3c; color: #fff; padding: .5rem 1rem; font-weight: 700; text-decoration: none }
.skip { position: absolute; left: -999rem }
.skip:focus { position: static; display: block; padding: .5rem 1rem }
.hidden { position: absolute; left: -999rem }
`

const hash = createHash('sha256').update(style).digest('base64')

/** What a page may load: its own style, and frames of this server. No scripts at all. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${hash}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** For the body of a message: its own look and nothing from elsewhere, and no scripts. */
export const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
