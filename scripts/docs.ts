// npm run docs: writes what of the documentation comes from the code.
import { readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { cataloguePage } from './catalogue-page.ts'
import { fillTables, flowsPage, safetyPage, visibilityPage } from './generated.ts'

for (const [path, text] of [
  ['README.md', fillTables(readFileSync('README.md', 'utf8'))],
  ['docs/flows.md', flowsPage()],
  ['docs/catalogue.md', cataloguePage()],
  ['docs/safety-texts.md', safetyPage()],
  ['docs/visibility.md', visibilityPage()],
] as const)
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }))
