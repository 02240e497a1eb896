import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'
import { ActionIcon, Button, Menu, Modal, Paper, Tooltip, createTheme } from '@mantine/core'

/** A deep ink blue: the one accent. */
const ink: MantineColorsTuple = ['#eef3fb', '#d9e4f5', '#b2c8ea', '#88a9de', '#638ed2', '#4a7bca', '#2f63b5', '#1f4b8f', '#1a3f78', '#132f5b']

/** The desk: cool greys, the dark interface's ground at the end. */
const gray: MantineColorsTuple = ['#f6f7f9', '#eceff3', '#dfe4ea', '#cdd4dd', '#b3bdc9', '#8e99a8', '#68758a', '#4b576a', '#333d4d', '#1d2530']
const dark: MantineColorsTuple = ['#d5dbe4', '#b4bdca', '#9aa5b5', '#6f7b8c', '#475161', '#39424f', '#2b323d', '#222831', '#1b2027', '#14181d']

/** Our own look: one radius, one shadow, an 8-pixel grid, 14-pixel text with room for stacked marks, quick motion. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink, gray, dark },
  black: '#1a212b',
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  headings: {
    fontFamily: '"Be Vietnam Pro", system-ui, sans-serif', fontWeight: '600',
    sizes: { h1: { fontSize: '24px', lineHeight: '1.4' }, h2: { fontSize: '18px', lineHeight: '1.45' }, h3: { fontSize: '15px', lineHeight: '1.5' } },
  },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.6', lg: '1.6', xl: '1.5' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '6px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'md',
  shadows: {
    xs: '0 1px 2px rgb(20 30 45 / 12%)', sm: '0 1px 2px rgb(20 30 45 / 12%)', md: '0 4px 16px rgb(20 30 45 / 16%)', lg: '0 4px 16px rgb(20 30 45 / 16%)', xl: '0 4px 16px rgb(20 30 45 / 16%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 500 } } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 32 } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, transitionProps: { duration: 100 } } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } }),
    Modal: Modal.extend({ defaultProps: { centered: true, transitionProps: { duration: 120 } }, styles: { title: { fontWeight: 600, fontSize: '16px' } } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true } }),
  },
})

/** Where the component library's own shades are not ours: quieter text that is still read, a dark desk that is no navy. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-body': '#fff', '--mantine-color-dimmed': '#5a6679' },
  dark: {
    '--mantine-color-body': '#20262e', '--mantine-color-dimmed': '#9aa5b5',
    '--mantine-color-ink-light': 'rgb(99 142 210 / 20%)', '--mantine-color-ink-light-hover': 'rgb(99 142 210 / 28%)', '--mantine-color-ink-light-color': '#b2c8ea',
    '--mantine-primary-color-light': 'rgb(99 142 210 / 20%)', '--mantine-primary-color-light-hover': 'rgb(99 142 210 / 28%)', '--mantine-primary-color-light-color': '#b2c8ea',
  },
})
