// Where Chromium is on this system, or null.
import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path in CHROMIUM if it is set, else the first usual place that exists. */
export function findChromium() {
  const named = process.env.CHROMIUM
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  return PLACES.find((place) => existsSync(place)) ?? null
}
