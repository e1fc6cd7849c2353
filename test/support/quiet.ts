import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker'

// Activities that a test makes fail are no news.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: {
    logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }), forward: {} },
  },
})
