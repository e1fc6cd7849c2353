/** A request as the documentation's page is about to send it. */
interface Tried {
  readonly headers?: Record<string, string>
}

/**
 * Runs in the browser, so it uses nothing from outside itself. What is tried with the key of the example gets a new one,
 * because a second try would find the key used. A key that somebody typed is left as it is.
 */
export function withFreshKey<Request extends Tried>(request: Request): Request {
  const name = 'idempotency-key'
  const example = '5f0c1a34-6a0f-4b0e-9d55-0a7a6e2b9f10'
  const { headers } = request
  if (headers?.[name] !== example) return request
  const random = crypto.getRandomValues(new Uint8Array(16)) // randomUUID is for https and this machine alone
  const digits = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  headers[name] = digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
  return request
}
