'use client'
import { ActionIcon, Button, createTheme, Menu, Modal, type MantineColorsTuple, Select, Tooltip } from '@mantine/core'

/** The one accent; index 7 carries white text at AA, index 3 carries dark text. */
const teal: MantineColorsTuple = ['#e6f6f6', '#cfe9ea', '#a0d3d6', '#6cbcc1', '#44a9af', '#2a9ca4', '#17959d', '#0b757d', '#00666d', '#00575e']

/** What is wrong, in the red of the states: index 7 and 9 are read on light, 0 and 4 on dark. */
const red: MantineColorsTuple = ['#ffe3e0', '#fde9e7', '#f9d2ce', '#f4b3ac', '#ffa79e', '#e2574a', '#c62d20', '#b42318', '#961c12', '#8a1a10']

const field = { defaultProps: { size: 'xs' } }

/** Small, dense defaults: 4 px grid, 13 px text, quick motion. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace",
  colors: { teal, red },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '0.8125rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Button: Button.extend({ defaultProps: { size: 'xs' }, styles: { root: { fontWeight: 500 } } }),
    // Opened, a menu stands on its first entry: nothing in it may be there for the focus alone.
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { transitionProps: { duration: 100 }, centered: false, yOffset: '10dvh' }, styles: { title: { fontWeight: 600, fontSize: 'var(--mantine-font-size-md)' } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, transitionProps: { duration: 80 }, multiline: true, maw: 320, fz: 12 } }),
    TextInput: field,
    NumberInput: field,
    Textarea: field,
    PasswordInput: field,
    Checkbox: field,
    Switch: field,
    SegmentedControl: field,
    DateInput: field,
    DatePickerInput: field,
    DateTimePicker: field,
    Combobox: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Select: Select.extend({ defaultProps: { size: 'xs', allowDeselect: false, withCheckIcon: false } }),
  },
})
