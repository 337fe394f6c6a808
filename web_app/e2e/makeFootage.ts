import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FOOTAGE, PYTHON_BIN, WEBCAMS } from './paths'

/** Makes what the fake webcam plays: a face that grimaces, in the dark and far away too, and a group; gives how to remove it. */
export default function makeFootage(): () => void {
  const script = join(import.meta.dirname, 'make_webcam.py')
  const make = (...words: string[]) => execFileSync(join(PYTHON_BIN, 'python'), [script, ...words])
  const folder = dirname(WEBCAMS.face)
  make(FOOTAGE.face, WEBCAMS.face, '--seconds', '15', '--rate', '12')
  make(FOOTAGE.face, WEBCAMS.dark, '--seconds', '3', '--rate', '10', '--brightness', '0.12')
  make(FOOTAGE.face, WEBCAMS.small, '--seconds', '3', '--rate', '10', '--scale', '0.2')
  make(FOOTAGE.group, WEBCAMS.group, '--seconds', '4', '--rate', '10')
  return () => {
    rmSync(folder, { recursive: true })
  }
}
