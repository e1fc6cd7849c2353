/** How the mail server is to be reached. */
export interface MailTls {
  /** The address without what it says of TLS. */
  readonly url: string
  /** Whether a connection without TLS, or with a certificate that does not hold, is no connection. */
  readonly required: boolean
}

/**
 * TLS is required, by `smtps:` from the beginning and by `smtp:` through STARTTLS, except from a server on this machine and
 * where the address ends with `?tls=off`.
 */
export function mailTls(address: string): MailTls {
  const url = new URL(address)
  const off = url.searchParams.get('tls') === 'off'
  url.searchParams.delete('tls')
  const secure = url.protocol === 'smtps:'
  return { url: url.href, required: secure || !(off || isLoopback(url.hostname)) }
}

/** Whether the address says nothing of TLS but what `mailTls` reads: the transport would take more, such as an unchecked certificate. */
export function saysNoOtherTls(address: string): boolean {
  if (!URL.canParse(address)) return true // said of the address itself
  const { searchParams } = new URL(address)
  return [...searchParams].every(([name, value]) =>
    name === 'tls' ? value === 'off' : !/tls|secure|socket|proxy/i.test(name),
  )
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
