import { createHash } from 'node:crypto'
import nunjucks from 'nunjucks'
import type { Paper, Rendered } from './model.ts'
import { styleOf } from './style.ts'

const htmlType = 'text/html; charset=utf-8'

const views = new nunjucks.Environment(new nunjucks.FileSystemLoader(import.meta.dirname), {
  autoescape: true,
  throwOnUndefined: true,
})

/** A paper as a page that prints well, or saves as a PDF. The template escapes all that is in it, and nothing is loaded from elsewhere. */
export function toHtml(paper: Paper): Rendered {
  const style = styleOf(paper)
  const hash = createHash('sha256').update(style).digest('base64')
  return {
    type: htmlType,
    content: views.render('paper.njk', { paper, style }),
    name: `${paper.code}.html`,
    opens: 'inline',
    mayLoad: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  }
}
