// The built-in catalogue as a community has it, and a few entries that meet what it does not have.
import { builtIn } from '../../prisma/catalogue/index.ts'
import type { CatalogueEntry } from '../../src/rules/community/catalogue.ts'
import type { ServiceContent } from '../../src/rules/community/catalogue-content.ts'

export const catalogue: readonly CatalogueEntry[] = builtIn.map((entry) => ({ ...entry, version: 1 }))

export const entry = (code: string): CatalogueEntry => {
  const found = catalogue.find((one) => one.code === code)
  if (!found) throw new Error(`the catalogue has no ${code}`)
  return found
}

const alike = '要办的证明'
const service = entry('card-replacement').content as ServiceContent
/** Three entries that nothing tells apart, one without questions, and a paper whose body is known. */
export const oddCatalogue: readonly CatalogueEntry[] = [
  entry('card-replacement'),
  entry('volunteer-proof'),
  entry('protection-order'),
  { code: 'alike', version: 1, content: { ...service, said: [alike] } },
  { code: 'quick', version: 1, content: { ...service, name: { zh: '领灯笼' }, said: ['领灯笼'], form: [] } },
  {
    code: 'legal-aid',
    version: 1,
    content: { ...entry('legal-aid').content, said: [alike, '法律援助怎么申请'] },
  },
  { code: 'paper-birth', version: 1, content: { ...entry('paper-birth').content, said: [alike] } },
  {
    code: 'paper-dog',
    version: 1,
    content: {
      kind: 'paper',
      name: { zh: '居民养犬证明' },
      said: ['养狗证明'],
      source: entry('paper-dog').content.source,
      banned: true,
      handler: { zh: '派出所' },
    },
  },
]
