// Debian's Chromium, driven by playwright-core.
import { afterAll, beforeAll } from 'vitest'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { openTestProgram, type TestProgram } from './program.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Opens the system's browser. Without the background flags it would look for its maker's hosts. */
async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
  for (const path of executablePath) {
    try {
      return await chromium.launch({ executablePath: path, args: [...args, ...quiet] })
    } catch (error) {
      if (!String(error).includes("doesn't exist")) throw error
    }
  }
  throw new Error('no Chromium here: apt-get install -y chromium fonts-noto-cjk')
}

/** Registers the hooks of a file that plays in a browser against a whole program. What it gives is filled before the first test. */
export function withBrowser(): Readonly<{ program: TestProgram; browser: Browser }> {
  const held = {} as { program: TestProgram; browser: Browser } // filled by the hooks
  beforeAll(async () => {
    held.program = await openTestProgram()
    await held.program.app.listen({ host: '127.0.0.1', port: 0 })
    held.browser = await openBrowser()
  })
  afterAll(async () => {
    await held.browser.close()
    await held.program.end()
  })
  return held
}

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1280, height: 800 }

/**
 * A page of its own visitor; what the page's scripts complain of ends up in `complaints`. Without motion: on a busy machine a click
 * may begin on one moving node of a list and end on its neighbour.
 */
export async function openPage(
  browser: Browser,
  viewport: { width: number; height: number },
  complaints: string[],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { context, page }
}
