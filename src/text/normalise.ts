// One spelling for what people type: full-width forms, spaces, closing punctuation and capitals do not matter.

/** The longest text that any rule looks at, in characters. */
export const longest = 2000

/** Folds width, case and outer punctuation. Meant for comparing, not for showing. */
export const normalise = (text: string): string =>
  text
    .slice(0, longest)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”‘’「」]+|[\s"'“”‘’「」。.!,、~…]+$/g, '')
    .replace(/^[??]+$/, '?')
