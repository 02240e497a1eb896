let waiting: File | null = null

/** Leaves a file for the import screen, which takes it in when it opens. Go to /import after this. */
export function handOver(file: File): void {
  waiting = file
}

/** The file left for this screen, once. */
export function takeOver(): File | null {
  const file = waiting
  waiting = null
  return file
}
