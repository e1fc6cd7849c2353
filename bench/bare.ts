import { fileURLToPath } from 'node:url'
import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'

const taskQueue = 'bench'

/** A bare round trip through the same Temporal: from a signal to the run of the activity that it leads to. */
export class BareTrip {
  readonly #handle: WorkflowHandle
  readonly #stop: () => Promise<void>
  readonly #reached = new Map<number, () => void>()
  #next = 0

  private constructor(
    handle: WorkflowHandle,
    reached: Map<number, () => void>,
    stop: () => Promise<void>,
  ) {
    this.#handle = handle
    this.#reached = reached
    this.#stop = stop
  }

  static async over(address: string): Promise<BareTrip> {
    Runtime.install({ logger: new DefaultLogger('ERROR') })
    const connection = await Connection.connect({ address })
    const native = await NativeConnection.connect({ address })
    const reached = new Map<number, () => void>()
    const worker = await Worker.create({
      connection: native,
      taskQueue,
      workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
      activities: { reached: async (n: number) => reached.get(n)?.() },
    })
    const running = worker.run()
    const client = new Client({ connection })
    const handle = await client.workflow.start('bare', { taskQueue, workflowId: 'bench' })
    return new BareTrip(handle, reached, async () => {
      worker.shutdown()
      await running
      await native.close()
      await connection.close()
    })
  }

  /** Makes one trip. Returns how many milliseconds it took. */
  async once(): Promise<number> {
    const n = this.#next++
    const arrived = new Promise<void>((resolve) => this.#reached.set(n, resolve))
    const began = performance.now()
    await this.#handle.signal('go', n)
    await arrived
    this.#reached.delete(n)
    return performance.now() - began
  }

  async stop(): Promise<void> {
    await this.#handle.signal('go', -1)
    await this.#handle.result()
    await this.#stop()
  }
}
