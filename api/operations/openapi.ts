import { capitalised } from '../../domain/titled.ts'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from '../deps.ts'
import { withFreshKey } from './fresh-key.ts'

const description = [
  'Multi-agency work with people who stalk: each pathway from referral to the end of its watch.',
  'Commands carry an `Idempotency-Key`. The same key and request get the same answer again, so it is always safe',
  'to send one again. A command that cannot be processed at once is answered with 202 and processed as soon as possible.',
  'Errors are `application/problem+json`, with a `code` that never changes. Lists answer `{ items, nextCursor }`.',
  'Instants are ISO 8601 in UTC.',
].join(' ')

/** Gathers the documentation of all routes. Call it before they are declared. */
export async function documentRoutes(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Throughline',
        version: '1',
        description,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }], // wherever the document was read
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
      security: [{ token: [] }],
    },
    transform: ({ schema, url, route, ...rest }) => {
      const made = jsonSchemaTransform({ schema, url, route, ...rest })
      const open = route.config?.public === true
      const operationId = nameOf(String(route.method), url)
      return { ...made, schema: { ...made.schema, operationId, ...(open ? { security: [] } : {}) } }
    },
    transformObject: (document) => tidy(jsonSchemaTransformObject(document)),
  })
}

/** The documentation, as a document and as a page that needs nothing from elsewhere. */
export async function documentationRoutes(app: App): Promise<void> {
  app.get('/api/openapi.json', { config: { public: true }, schema: { hide: true } }, async () =>
    app.swagger(),
  )
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    transformStaticCSP: fromHereAlone,
    uiConfig: {
      url: '/api/openapi.json',
      deepLinking: true,
      validatorUrl: null,
      // typed as a browser's own request, and in truth a plain object
      requestInterceptor: withFreshKey,
    },
    theme: {
      title: 'Throughline: documentation',
      css: [{ filename: 'throughline.css', content: '.swagger-ui .topbar { display: none }' }],
    },
  })
}

/** The package's own policy without the other places that it allows, and without a rule that breaks plain HTTP. */
const fromHereAlone = (policy: string): string =>
  policy
    .replace(/ (https:|validator\.swagger\.io)(?=[ ;])/g, '')
    .replace(/ ?upgrade-insecure-requests;?/, '')

/** The name of a route for those who make clients from the document: `getPathwaysTimeline`. */
function nameOf(method: string, url: string): string {
  const words = url
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '' && word !== 'api' && word !== 'id')
  const named = words.map(capitalised).join('')
  const one = url.endsWith('/:id') || url.endsWith('/:key') || url.endsWith('/:site') ? 'One' : ''
  return `${method.toLowerCase()}${named}${one}`
}

type Document = ReturnType<typeof jsonSchemaTransformObject>

/** Without the schemas that nothing refers to, and with words in place of the package's own. */
function tidy(document: Document): Document {
  const text = JSON.stringify(document).replaceAll('"Default Response"', '"Done."')
  const whole = JSON.parse(text) as Document & {
    components?: { schemas?: Record<string, unknown> }
  }
  const schemas = Object.entries(whole.components?.schemas ?? {}).filter(([name]) =>
    text.includes(`"#/components/schemas/${name}"`),
  )
  return {
    ...whole,
    components: { ...whole.components, schemas: Object.fromEntries(schemas) },
  } as Document // what was left out is what nothing refers to
}
