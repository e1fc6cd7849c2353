import { createHash } from 'node:crypto'
import nunjucks from 'nunjucks'
import type { SitePeople } from './people.ts'

const style = `
:root { color-scheme: light; font: 1.1875rem/1.4 system-ui, sans-serif; color: #0b0c0c; background: #fff }
body { margin: 0 }
header { background: #0b0c0c; color: #fff }
header p, main { margin: 0 auto; max-width: 60rem; padding: 1rem }
h1 { font-size: 2rem; line-height: 1.1; margin: 1rem 0 }
h2 { font-size: 1.5rem; margin: 2rem 0 .5rem }
ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: .5rem }
button { display: block; width: 100%; min-height: 3.5rem; padding: .5rem .75rem; font: inherit; font-weight: 700; text-align: left; color: #0b0c0c; background: #f3f2f1; border: 1px solid #505a5f; cursor: pointer; overflow-wrap: anywhere }
button span { display: block; font-weight: 400 }
button:hover { background: #dbdad9 }
button:focus { outline: 3px solid #fd0; outline-offset: 0; box-shadow: inset 0 0 0 2px #0b0c0c }
.warning { border-left: .6rem solid #b1b4b6; padding: .75rem 1rem; margin: 1.5rem 0 }
`
const leave = `document.getElementById('leave').click()`

const hash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What the pages may load: their own style. A form of theirs leads back to the pages that people came from. */
export const headersOf = (back: string): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; style-src ${hash(style)}; script-src ${hash(leave)}; form-action 'self' ${back}; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
})

const views = new nunjucks.Environment(null, { autoescape: true })

const frame = (title: string, inside: string, facts: object): string =>
  views.renderString(
    `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ title }} – made-up sign-in</title>
    <style>${style}</style>
  </head>
  <body>
    <header><p>Made-up sign-in, for trying out Throughline</p></header>
    <main><h1>{{ title }}</h1>${inside}</main>
  </body>
</html>`,
    { title, ...facts },
  )

/** The list from which somebody is chosen. */
export const choicePage = (action: string, sites: readonly SitePeople[]): string =>
  frame(
    'Who do you want to be?',
    `<p class="warning">Nobody here is real, and no password is asked for. This list exists only on the machine that runs
      Throughline, until SIGN_IN_ISSUER names the service that signs real people in.</p>
    <form method="post" action="{{ action }}">
      {% for site in sites %}
      <section aria-labelledby="{{ site.site }}">
        <h2 id="{{ site.site }}">{{ site.name }}</h2>
        <ul>{% for one in site.people %}
          <li><button name="account" value="{{ one.account }}">{{ one.role }}<span>{{ one.agency }}</span><span>{{ one.claims.name }}</span></button></li>{% endfor %}
        </ul>
      </section>
      {% endfor %}
    </form>`,
    { action, sites },
  )

/** Signing out here as well; it leads on by itself where scripts run. The form is the provider's own. */
export const leavePage = (form: string): string =>
  frame(
    'Signing out',
    `{{ form | safe }}<p><button id="leave" name="logout" value="yes" form="op.logoutForm">Sign out here as well</button></p>
    <script>${leave}</script>`,
    { form },
  )

/** What goes wrong here: most often a sign-in that was begun before this service was started again. */
export const brokenPage = (): string =>
  frame(
    'This sign-in cannot go on',
    '<p>It was begun too long ago, or this service has been started again since. Go back to Throughline and sign in from there.</p>',
    {},
  )
