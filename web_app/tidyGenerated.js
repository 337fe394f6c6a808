import { readFileSync, writeFileSync } from 'node:fs'

// The generator's comments advertise other packages by their address; this repository names no registry.
const file = new URL('src/api/generated/client/types.gen.ts', import.meta.url)
const text = readFileSync(file, 'utf8')
writeFileSync(file, text.replaceAll(/\{@link https?:\/\/\S+ (`[^`]+`)\}/g, '$1'))
