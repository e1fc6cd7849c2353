import { z } from 'zod'
import { address, textUpTo, wholeBetween } from '../setting-kinds.ts'
import { saysNoOtherTls } from '../mail-tls.ts'

/** How mail leaves, and where the embedded mailbox is read. */
export const mailSettings = {
  SMTP_URL: address(
    /^smtps?$/,
    'must be an address such as smtp://user:password@mail.example.org:587.',
  )
    .refine(saysNoOtherTls, 'may say of TLS only tls=off; SMTP_CA names an authority.')
    .optional()
    .meta({
      description:
        'The mail server that reminders leave through. TLS is required, except on this machine and after ?tls=off.',
      unset: 'the embedded mailbox, in DATA_DIR',
      example: 'smtp://user:password@mail.example.org:587',
      secret: true,
    }),
  SMTP_CA: textUpTo(1000).optional().meta({
    description: "File (PEM) with the authority that the mail server's certificate comes from.",
    unset: 'the public authorities that Node knows',
    example: 'mail-ca.pem',
  }),
  MAILBOX_PORT: wholeBetween(0, 65535).default(8025).meta({
    description:
      'Port on which this machine alone reads the embedded mailbox; another is taken if it is not free, or for 0.',
  }),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, 'must be an e-mail address, with or without a name.')
    .default('Throughline <throughline@example.org>')
    .meta({ description: 'Sender of reminders.' }),
}
