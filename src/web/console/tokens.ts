// Colours and sizes, once: for Ant Design and, as CSS variables, for our own styles. Light and dark have the same names.
import { theme, type ThemeConfig } from 'antd'

const light = {
  canvas: '#eef1f4',
  surface: '#ffffff',
  raised: '#f5f7f9',
  line: '#dbe2e9',
  text: '#0f172a',
  dim: '#4b5a6d',
  primary: '#0f766e',
  'primary-soft': '#e3f2f0',
  'on-primary': '#ffffff',
  accent: '#b45309',
  'accent-soft': '#fdf1de',
  danger: '#b91c1c',
  'danger-fill': '#b91c1c',
  'on-danger': '#ffffff',
  done: '#15803d',
  shadow: '0 1px 3px rgb(15 23 42 / 12%)',
}
type Palette = typeof light
const dark: Palette = {
  canvas: '#0c1115',
  surface: '#141b21',
  raised: '#1c252d',
  line: '#2e3a45',
  text: '#e7ecf1',
  dim: '#a4b1bf',
  primary: '#2dd4bf',
  'primary-soft': '#12322f',
  'on-primary': '#04211d',
  accent: '#f5b14c',
  'accent-soft': '#3a2a10',
  danger: '#ff8a8a',
  'danger-fill': '#c62828',
  'on-danger': '#ffffff',
  done: '#5fd38a',
  shadow: '0 1px 3px rgb(0 0 0 / 50%)',
}

const fontFamily =
  '"PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif'

export interface Look {
  dark: boolean
  large: boolean
  /** A finger rather than a pointer. */
  touch: boolean
  /** No motion wanted. */
  still: boolean
}

/** Hands the look to our own styles. */
export function applyLook({ dark: isDark, large, touch }: Look): void {
  const { style } = document.documentElement
  for (const [name, value] of Object.entries(isDark ? dark : light)) style.setProperty(`--${name}`, value)
  style.setProperty('--target', touch ? '44px' : large ? '40px' : '34px')
  style.fontSize = large ? '17px' : '14px'
  style.fontFamily = fontFamily
}

/** Hands the look to Ant Design. */
export function antTheme({ dark: isDark, large, touch, still }: Look): ThemeConfig {
  const colours = isDark ? dark : light
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colours.primary,
      colorWarning: colours.accent,
      colorError: colours.danger,
      colorSuccess: colours.done,
      colorLink: colours.primary,
      colorTextBase: colours.text,
      colorBgBase: colours.surface,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.surface,
      colorTextDescription: colours.dim,
      colorBorder: colours.line,
      colorTextPlaceholder: colours.dim,
      borderRadius: 8,
      fontFamily,
      fontSize: large ? 17 : 14,
      lineHeight: 1.6,
      controlHeight: touch ? 44 : large ? 40 : 34,
      motion: !still,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
    },
    components: {
      Button: { primaryColor: colours['on-primary'], primaryShadow: 'none', defaultShadow: 'none' },
    },
  }
}
