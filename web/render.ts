import path from 'node:path'
import type { FastifyReply } from 'fastify'
import nunjucks from 'nunjucks'
import { pagePolicy, style } from './style.ts'

const views = new nunjucks.Environment(
  new nunjucks.FileSystemLoader(path.join(import.meta.dirname, 'views')),
  { autoescape: true },
)

/** Answers with a page. Everything in it is escaped by the template. */
export function sendPage(
  reply: FastifyReply,
  status: number,
  view: string,
  facts: Readonly<Record<string, unknown>>,
): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', pagePolicy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(views.render(`${view}.njk`, { ...facts, style }))
}

/** A page that says one thing. */
export const messagePage = (reply: FastifyReply, status: number, title: string, text: string) =>
  sendPage(reply, status, 'message-only', { title, text })

/** The page for whatever is not there. */
export const notFoundPage = (reply: FastifyReply): FastifyReply =>
  messagePage(reply, 404, 'There is nothing here', 'Check that the whole address was copied.')
