import { stat, statfs } from 'node:fs/promises'
import path from 'node:path'

/** Where in a data folder something is written that may have a disk of its own. */
const places = {
  data: { folder: '.', title: 'the data folder' },
  database: { folder: 'postgres', title: 'the database' },
  'write-ahead': { folder: 'postgres/pg_wal', title: "the database's write-ahead log" },
  logs: { folder: 'logs', title: 'the logs' },
} as const

/** A place that is written to. */
type Place = keyof typeof places
const placeNames = Object.keys(places) as Place[] // the keys of that object

/** How much room is left in a place; those that share a disk are one, named by the first. */
export interface Room {
  readonly place: Place
  readonly title: string
  readonly freeBytes: number
  /** Less than the setting asks for. */
  readonly low: boolean
}

/** The disk on which a folder is, and what is free there for whoever is not root. */
interface Measured {
  readonly disk: number
  readonly freeBytes: number
}

/** What a watch over room needs. */
export interface SpacePorts {
  readonly dataDir: string
  /** Below this a place is low; 0 never says so. */
  readonly leastMegabytes: number
  readonly log: Readonly<Record<'info' | 'error', (facts: object, text: string) => void>>
  /** Undefined where there is no such folder, or nobody may look. */
  readonly measure?: (folder: string) => Promise<Measured | undefined>
}

const everyMs = 60_000
/** A disk that hangs must not keep whoever asks: they get what was known last. */
const patienceMs = 1000
const megabyte = 1024 * 1024

/** Looks each minute, and when asked, how much room is left where this machine writes, and logs once where it has become little. */
export class FreeSpace {
  readonly #ports: SpacePorts
  #known: readonly Room[] = []
  #looking: Promise<readonly Room[]> | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(ports: SpacePorts) {
    this.#ports = ports
  }

  start(): this {
    void this.look()
    this.#timer = setInterval(() => void this.look(), everyMs)
    this.#timer.unref()
    return this
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** How much room there is in each place that has a disk of its own. Never throws. */
  async look(): Promise<readonly Room[]> {
    this.#looking ??= this.#measured().finally(() => (this.#looking = undefined))
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<readonly Room[]>((resolve) => {
      timer = setTimeout(() => resolve(this.#known), patienceMs)
    })
    return Promise.race([this.#looking, late]).finally(() => clearTimeout(timer))
  }

  async #measured(): Promise<readonly Room[]> {
    const { dataDir, leastMegabytes, measure = measureFolder } = this.#ports
    const disks = new Set<number>()
    const rooms: Room[] = []
    for (const place of placeNames) {
      const { folder, title } = places[place]
      const measured = await measure(path.join(dataDir, folder))
      if (!measured || disks.has(measured.disk)) continue
      disks.add(measured.disk)
      const { freeBytes } = measured
      rooms.push({ place, title, freeBytes, low: freeBytes < leastMegabytes * megabyte })
    }
    this.#note(rooms)
    return rooms
  }

  #note(rooms: readonly Room[]): void {
    const wasLow = new Set(this.#known.flatMap(({ place, low }) => (low ? [place] : [])))
    this.#known = rooms
    for (const room of rooms) {
      const facts = { place: room.place, freeMegabytes: inMegabytes(room) }
      if (room.low && !wasLow.has(room.place)) this.#ports.log.error(facts, 'room is running out')
      else if (!room.low && wasLow.has(room.place))
        this.#ports.log.info(facts, 'there is room again')
    }
  }
}

/** Whole megabytes, as the setting counts them. */
export const inMegabytes = ({ freeBytes }: Pick<Room, 'freeBytes'>): number =>
  Math.floor(freeBytes / megabyte)

async function measureFolder(folder: string): Promise<Measured | undefined> {
  try {
    const [{ dev }, { bavail, bsize }] = await Promise.all([stat(folder), statfs(folder)])
    return { disk: dev, freeBytes: bavail * bsize }
  } catch {
    return undefined
  }
}
