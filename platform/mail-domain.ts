/** The domain of a sender's address, whether or not it has a display name; `localhost` where it has none. */
export const mailDomainOf = (mailFrom: string): string =>
  /@([a-z0-9.-]+)/i.exec(mailFrom)?.[1] ?? 'localhost'
