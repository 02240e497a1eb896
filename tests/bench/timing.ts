/** What a piece of work costs, in milliseconds: by the clock on the wall, and of this process's own processor time. */
export interface Cost {
  readonly median: number
  readonly least: number
  readonly processor: number
}

/** Odd, so that the median is a run. */
export const RUNS = 9

/**
 * Medians of RUNS runs after two to warm up. `prepare` makes what one run works on and is not counted, nor is what it takes to
 * throw the last one away. On a shared machine the wall's least and the processor's median are the figures to trust.
 */
export function cost<T>(prepare: () => T, work: (made: T) => unknown, runs: number = RUNS): Cost {
  work(prepare())
  work(prepare())
  const wall: number[] = []
  const processor: number[] = []
  for (let i = 0; i < runs; i++) {
    const made = prepare()
    globalThis.gc?.()
    const cpu = process.cpuUsage()
    const start = performance.now()
    work(made)
    wall.push(performance.now() - start)
    const { user, system } = process.cpuUsage(cpu)
    processor.push((user + system) / 1000)
  }
  return { median: median(wall), least: Math.min(...wall), processor: median(processor) }
}

export function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[(list.length - 1) / 2] ?? 0
}

/** One decimal below a hundred, none above. */
export function ms(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0)
}
