import http from 'node:http'
import { type Figures, figuresOf } from '../figures.ts'
import type { Cookie } from '../../scripts/demo/served.ts'

const times = 40
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

/** Asks for a page again and again over HTTP, and in between for one that reads nothing. */
export async function timesOf(
  page: URL,
  floor: URL,
  cookie: Cookie,
): Promise<{ readonly ours: Figures; readonly floor: Figures }> {
  for (let n = 0; n < 3; n++) await ask(page, cookie) // what is compiled once is not measured
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let n = 0; n < times; n++) {
    bare.push(await ask(floor, cookie))
    ours.push(await ask(page, cookie))
  }
  return { ours: figuresOf(ours), floor: figuresOf(bare) }
}

/** How many milliseconds one answer takes, to its last byte. */
function ask(url: URL, { name, value }: Cookie): Promise<number> {
  const headers = { cookie: `${name}=${value}`, 'accept-encoding': 'gzip' }
  const began = performance.now()
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200)
          reject(new Error(`${url.pathname}: ${answer.statusCode ?? ''}`))
        answer.resume().once('end', () => resolve(performance.now() - began))
      })
      .once('error', reject)
  })
}
