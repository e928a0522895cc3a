// Turns a WAV file into SILK and prints how many milliseconds it lasts: node to-silk.mjs IN OUT. A program of its own, as silk.mjs is.
import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { encode } from 'silk-wasm'

const [input, output] = process.argv.slice(2)
const { data, duration } = await encode(await readFile(input), 0)
await writeFile(output, data)
process.stdout.write(String(Math.round(duration)))
