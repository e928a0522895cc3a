// Turns a SILK recording into a WAV file of 16 kHz mono: node silk.mjs IN OUT. A program of its own, so that it can be ended when it takes
// too long; plain JavaScript, so that it loads no compiler.
import { Buffer } from 'node:buffer'
import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { decode } from 'silk-wasm'

const [input, output] = process.argv.slice(2)
const rate = 16_000
const { data } = await decode(await readFile(input), rate)
const head = Buffer.alloc(44)
head.write('RIFF', 0)
head.writeUInt32LE(36 + data.length, 4)
head.write('WAVEfmt ', 8)
head.writeUInt32LE(16, 16)
head.writeUInt16LE(1, 20)
head.writeUInt16LE(1, 22)
head.writeUInt32LE(rate, 24)
head.writeUInt32LE(rate * 2, 28)
head.writeUInt16LE(2, 32)
head.writeUInt16LE(16, 34)
head.write('data', 36)
head.writeUInt32LE(data.length, 40)
await writeFile(output, Buffer.concat([head, data]))
