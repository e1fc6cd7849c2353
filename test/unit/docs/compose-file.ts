import { parse } from 'yaml'
import { z } from 'zod'
import { textOf } from './read.ts'

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  env_file: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  restart: z.string(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z
    .object({ test: z.array(z.string()).min(2) })
    .loose()
    .optional(),
  read_only: z.boolean().default(false),
})
/** The file as it stands. */
export const text = textOf('docker-compose.yml')
/** What the file says. */
export const compose = z
  .object({
    services: z.record(z.string(), service),
    volumes: z.record(z.string(), z.null()),
    secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
  })
  .parse(parse(text, { merge: true }))

/** Its services, by name. */
export const services = Object.entries(compose.services)
/** Those that are parts of our own. */
export const ours = services.filter(([, { image }]) => image.startsWith('throughline:'))
