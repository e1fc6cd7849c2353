const frames = ['|', '/', '-', '\\']

/**
 * Does one step and shows on one line how long it took. On a terminal the line moves if it takes longer than a second.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work
 * @param {NodeJS.WriteStream} [out]
 * @returns {Promise<T>}
 */
export async function step(title, work, out = process.stderr) {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const say = (/** @type {string} */ mark, /** @type {string} */ time) =>
    `  ${mark} ${title.padEnd(34)} ${time.padStart(7)}`
  let frame = 0
  const moving = setInterval(() => {
    if (!out.isTTY || seconds() < 1) return
    out.write(`\r${say(frames[frame++ % frames.length] ?? '', `${Math.floor(seconds())} s`)}\x1b[K`)
  }, 150)
  const end = (/** @type {string} */ mark) => {
    clearInterval(moving)
    out.write(
      `${out.isTTY ? '\r' : ''}${say(mark, `${seconds().toFixed(1)} s`)}${out.isTTY ? '\x1b[K' : ''}\n`,
    )
  }
  try {
    const result = await work()
    end('+')
    return result
  } catch (error) {
    end('x')
    throw error
  }
}
