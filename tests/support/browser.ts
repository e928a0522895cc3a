// Debian's Chromium, driven by playwright-core.
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Opens the system's browser. Without the background flags it would look for its maker's hosts. */
export async function openBrowser(): Promise<Browser> {
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

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1280, height: 800 }

/** A page of its own visitor; what the page's scripts complain of ends up in `complaints`. */
export async function openPage(
  browser: Browser,
  viewport: { width: number; height: number },
  complaints: string[],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { context, page }
}
